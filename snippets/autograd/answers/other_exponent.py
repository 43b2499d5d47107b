"""The function of d ** 3, asked for its local slope."""

import torch

d = torch.tensor(-2.0, requires_grad=True)
node = (d**3).grad_fn
with torch.no_grad():
    slope = node(torch.tensor(1.0))
print(node.name(), slope.item())

# %% check
assert slope == 3 * (-2) ** 2
