"""The node of m ** 3, called with a one."""

import torch

m = torch.tensor(-2.0, requires_grad=True)
cube = (m**3).grad_fn
with torch.no_grad():
    slope = cube(torch.tensor(1.0))
print(cube.name(), slope.item())

# %% check
assert slope == 3 * (-2) ** 2
