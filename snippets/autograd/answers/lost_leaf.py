"""A step that makes a new tensor instead of changing the old one."""

import torch

w = torch.tensor(3.0, requires_grad=True)
(w**2).backward()
w = w - 0.1 * w.grad
print("leaf:", w.is_leaf, " grad_fn:", w.grad_fn.name())
(w**2).backward(retain_graph=True)
w.retain_grad()
print("requires_grad:", w.requires_grad)

# %% check
assert not w.is_leaf
assert w.grad is None
