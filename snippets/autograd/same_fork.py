"""The driver and backward() on the same fork."""

import torch

from driver import drive


def fork():
    w1 = torch.tensor(0.7, requires_grad=True)
    w2 = torch.tensor(0.3, requires_grad=True)
    h = w1 * 2.0
    y = w2 * h + h
    return (y - 5.0) ** 2, w1, w2


error, w1, w2 = fork()
ran = drive(error)
print("driver:    ", w1.grad.item(), w2.grad.item())

error, v1, v2 = fork()
error.backward()
print("backward():", v1.grad.item(), v2.grad.item())

# %% check
assert w1.grad == v1.grad and w2.grad == v2.grad
assert len(ran) == 7
miss = 0.3 * 1.4 + 1.4 - 5
assert abs(w1.grad - 2 * miss * 1.3 * 2) < 1e-5
assert abs(w2.grad - 2 * miss * 1.4) < 1e-5
