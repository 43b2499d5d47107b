"""The slope of a · a · a."""

import torch

a = torch.tensor(2.0, requires_grad=True)
b = a * a
c = b * a
c.backward()
print("slope:", a.grad.item())

# %% check
assert a.grad == 3 * 2**2
