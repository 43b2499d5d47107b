"""A path that is cut, and a slope that is too small."""

import torch

# %% both paths of the fork
w1 = torch.tensor(3.0, requires_grad=True)
h = w1 * 2.0
((0.5 * h + h - 5.0) ** 2).backward()
whole = w1.grad.item()

# %% one of them cut
w1.grad = None
h = w1 * 2.0
m = 0.5 * h
y = m + h.detach()
d = y - 5.0
e = d**2
e.backward()
cut = w1.grad.item()
print("both paths:", whole, " one cut:", cut)

# %% the same memory
several = torch.tensor([1.0, 2.0], requires_grad=True) * 1
twin = several.detach()
twin[0] = 100.0
print("the same memory:", several.tolist())

# %% check
assert (whole, cut) == (24, 8)
assert several[0] == 100
