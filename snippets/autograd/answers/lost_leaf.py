"""A step that makes a new tensor instead of changing the old one."""

import torch

leaf = torch.tensor(3.0, requires_grad=True)
w = leaf
(w**2).backward()
w = w - 0.1 * w.grad
(w**2).backward()
print("w is a leaf:", w.is_leaf)
print("leaf.grad:  ", round(leaf.grad.item(), 4))

# %% check
assert not w.is_leaf
assert abs(leaf.grad.item() - (2 * 3.0 + 2 * 2.4)) < 1e-5
