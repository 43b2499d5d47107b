"""A step that makes a new tensor instead of changing the old one."""

import torch

leaf = torch.tensor(3.0, requires_grad=True)
w = leaf
factor = 2  # the local gradient of w**2 is 2 * w
(w**2).backward()
first = leaf.grad.item()
w = w - 0.1 * w.grad
(w**2).backward()
both = leaf.grad.item()
second = both - first
print("w is a leaf:", w.is_leaf)
print("leaf.grad:  ", round(both, 4))

# %% check
assert not w.is_leaf
assert first == factor * 3.0
assert abs(second - factor * 2.4) < 1e-5
