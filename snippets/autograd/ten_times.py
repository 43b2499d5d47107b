"""The square's function, given a one and given a ten."""

import torch

d = torch.tensor(-2.0, requires_grad=True)
square = (d**2).grad_fn
with torch.no_grad():
    one = square(torch.tensor(1.0)).item()
    ten = square(torch.tensor(10.0)).item()
print(one, ten)

# %% check
assert one == 2 * -2
assert ten == 10 * one
