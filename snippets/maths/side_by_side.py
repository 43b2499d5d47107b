"""Your engine and PyTorch work out the two dials' error."""

import torch
from engine import Number


def error(w1, w2):
    m = w2 * (w1 * 2) - 5
    return m * m


w1, w2 = Number(3), Number(0.5)
error(w1, w2).backward()
print("engine: ", w1.slope, w2.slope)

v1 = torch.tensor(3.0, requires_grad=True)
v2 = torch.tensor(0.5, requires_grad=True)
error(v1, v2).backward()
print("PyTorch:", v1.grad.item(), v2.grad.item())

# %% check
assert w1.slope == v1.grad.item() == -4
assert w2.slope == v2.grad.item() == -24
