"""A root at nought, behind a mask that lets nothing through."""

import torch

a = torch.tensor([0.0, 4.0], requires_grad=True)
y = torch.where(a > 0, a.sqrt(), 0.0)
y.sum().backward()
values = y.tolist()
print("values:", values, " slopes:", a.grad.tolist())

mended = torch.tensor([0.0, 4.0], requires_grad=True)
safe = torch.where(mended > 0, mended, 1.0)
y = torch.where(mended > 0, safe.sqrt(), 0.0)
y.sum().backward()
print("values:", y.tolist(), " slopes:", mended.grad.tolist())

# %% check
assert a.grad[0].isnan() and a.grad[1] == 0.25
assert mended.grad.tolist() == [0, 0.25]
