"""The two dials in PyTorch."""

import torch

x, t = 2.0, 5.0
w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)

h = w1 * x
y = w2 * h
d = y - t
error = d**2
print("before:", w1.grad, w2.grad)
error.backward()
print("after: ", w1.grad, w2.grad)

# %% check
by_hand = (2 * (0.5 * 6 - 5) * 0.5 * 2, 2 * (0.5 * 6 - 5) * 6)
assert (w1.grad.item(), w2.grad.item()) == by_hand
