"""A square root at zero, behind a mask."""

import torch

a = torch.tensor([0.0, 4.0], requires_grad=True)
y = torch.where(a > 0, a.sqrt(), 0.0)
y.sum().backward()
values = y.tolist()
print("values:", values, " gradient:", a.grad.tolist())

b = torch.tensor([0.0, 4.0], requires_grad=True)
safe = torch.where(b > 0, b, 1.0)
y = torch.where(b > 0, safe.sqrt(), 0.0)
y.sum().backward()
print("values:", y.tolist(), " gradient:", b.grad.tolist())

# %% check
assert a.grad[0].isnan() and a.grad[1] == 0.25
assert b.grad.tolist() == [0, 0.25]
