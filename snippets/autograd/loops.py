"""One loop, run twice, leaves two graphs."""

import torch

w = torch.tensor(1.5, requires_grad=True)


def squared(times):
    result = w * 2.0
    for _ in range(times):
        result = result * result
    return result


short = squared(1)
long = squared(3)

# %% check
assert short.item() == 3**2
assert long.item() == 3**8
assert long.grad_fn is not short.grad_fn
