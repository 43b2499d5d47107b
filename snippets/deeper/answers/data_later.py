"""An edit through .data after backward(), and the next forward pass."""

import torch

w = torch.tensor(3.0, requires_grad=True)
(w * w).backward()
w.data.add_(1)
w.grad = None
y = w * w
y.backward()
print("value:", y.item(), " gradient:", w.grad.item())

# %% check
assert (y, w.grad) == (16, 8)
