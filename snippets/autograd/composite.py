"""The node that a composite operation leaves."""

import torch

m = torch.tensor(-2.0, requires_grad=True)
print(m.square().grad_fn.name())

# %% check
assert m.square().grad_fn.name() == (m**2).grad_fn.name()
