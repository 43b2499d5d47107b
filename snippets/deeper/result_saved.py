"""Which operations save what goes in, which what comes out."""

import torch

a = torch.tensor([0.5, 1.5], requires_grad=True)
results = {
    "`a * a`": a * a,
    "`a ** 2`": a**2,
    "`a.log()`": a.log(),
    "`a.sin()`": a.sin(),
    "`a.exp()`": a.exp(),
    "`a.sqrt()`": a.sqrt(),
    "`a.tanh()`": a.tanh(),
    "`a.sigmoid()`": a.sigmoid(),
    "`a.relu()`": a.relu(),
    "`a + a`": a + a,
    "`a / 2`": a / 2,
    "`a.sum()`": a.sum(),
}


def saves(node, tensor):
    """Whether a saved value shares its memory with `tensor`."""
    for name in dir(node):
        if name.startswith("_saved_"):
            value = getattr(node, name)
            if torch.is_tensor(value):
                if value.data_ptr() == tensor.data_ptr():
                    return True
    return False


rows = []
for operation, result in results.items():
    rows.append(
        {
            "operation": operation,
            "saves its input": saves(result.grad_fn, a),
            "saves its result": saves(result.grad_fn, result),
        }
    )

# %% check
kinds = [(row["saves its input"], row["saves its result"]) for row in rows]
assert kinds[:4] == [(True, False)] * 4
assert kinds[4:9] == [(False, True)] * 5
assert kinds[9:] == [(False, False)] * 3
