"""The machine in PyTorch, and the walk that backward() takes."""

import torch

x, t = 2.0, 5.0
w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)

h = w1 * x
y = w2 * h
miss = y - t
error = miss**2
error.backward()

# %% check
assert (w1.grad, w2.grad) == (-4, -24)
