"""Both branches of torch.where, on the way back."""

import torch


def reciprocal(x):
    """1 / x, and 1 where x is zero."""
    branch = 1 / x
    branch.retain_grad()
    return torch.where(x != 0, branch, 1.0), branch


x = torch.tensor([0.0, 2.0], requires_grad=True)
y, branch = reciprocal(x)
y.sum().backward()
print("values:              ", y.tolist())
print("arrives at the branch", branch.grad.tolist())
print("its slope, -1 / x**2 ", (-1 / x**2).tolist())
print("x.grad               ", x.grad.tolist())


# %% double where
def safe_reciprocal(x):
    safe = torch.where(x != 0, x, 1.0)  # the dangerous input is gone
    return torch.where(x != 0, 1 / safe, 1.0)


z = torch.tensor([0.0, 2.0], requires_grad=True)
safe_reciprocal(z).sum().backward()
print("with a safe input    ", z.grad.tolist())

# %% check
assert y.tolist() == [1, 0.5]
assert branch.grad[0] == 0
assert x.grad[0].isnan() and x.grad[1] == -0.25
assert z.grad.tolist() == [0, -0.25]
v = torch.tensor([0.0, 2.0], requires_grad=True)
(v / v).nan_to_num().sum().backward()
assert v.grad[0].isnan()  # also too late
