"""The gradient of a result in the middle, kept and read."""

import torch

w = torch.tensor(3.0, requires_grad=True)
h = 2 * w
h.retain_grad()
loss = (h - 5) ** 2
loss.backward()
print("w.grad:", w.grad, " h.grad:", h.grad)

# %% check
assert h.grad == 2 * (h - 5)
assert w.grad == 2 * h.grad
