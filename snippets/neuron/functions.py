"""All functions behind a result, each once, as they are found."""


def functions(result):
    found = [result.grad_fn]
    for function in found:
        for following, _ in function.next_functions:
            if following and following not in found:
                found.append(following)
    return found


# %% check
if __name__ == "__main__":
    import torch

    a = torch.tensor(2.0, requires_grad=True)
    names = [function.name() for function in functions(a * a + 3)]
    assert names[:2] == ["AddBackward0", "MulBackward0"]
    assert len(names) == 3
