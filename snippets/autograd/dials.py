"""The two dials, written with PyTorch."""

import torch

x, t = 2.0, 5.0
w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)

h = w1 * x
y = w2 * h
m = y - t
error = m**2
print("before:", w1.grad, w2.grad)
error.backward()
print("after: ", w1.grad, w2.grad)

# %% check
miss = 0.5 * 6 - 5
assert w1.grad.item() == 2 * miss * 0.5 * 2
assert w2.grad.item() == 2 * miss * 6
