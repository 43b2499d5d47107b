"""A multiplication that begins below Autograd."""

import torch

w2 = torch.tensor(0.5, requires_grad=True)
h = torch.tensor(6.0)
with torch._C._AutoDispatchBelowAutograd():
    y = w2 * h
print(y.item(), y.grad_fn, y.requires_grad)

# %% check
assert (y.item(), y.grad_fn, y.requires_grad) == (3, None, False)
