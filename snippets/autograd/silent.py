"""An edit that nobody notices, and a slope that is wrong."""

import torch

a = torch.tensor(1.0, requires_grad=True)
y = a.exp()
y.data.add_(1)
y.backward()
print("slope:", a.grad.item())

b = torch.tensor(1.0, requires_grad=True)
b.exp().backward()
print("right:", b.grad.item())

# %% check
assert abs(b.grad.item() - 2.718281828) < 1e-6
assert abs(a.grad.item() - 3.718281828) < 1e-6
