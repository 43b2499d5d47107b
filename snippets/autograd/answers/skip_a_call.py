"""The last call left out."""

import torch

w = torch.tensor(3.0, requires_grad=True)
y = w * 2.0
with torch.no_grad():
    gradient, _ = y.grad_fn(torch.tensor(1.0))
print("gradient:", gradient.item(), " w.grad:", w.grad)

# %% check
assert gradient == 2
assert w.grad is None
