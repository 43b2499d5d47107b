"""Out of place: the saved value is left alone."""

import torch

a = torch.tensor(1.0, requires_grad=True)
y = a.exp()
y = y + 1
y.backward()
print("gradient:", a.grad.item())

# %% check
assert abs(a.grad.item() - 2.718281828) < 1e-6
