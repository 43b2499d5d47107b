"""The gradient of a result in between, kept on request."""

import torch

w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
h = w1 * 2.0
h.retain_grad()
error = (w2 * h - 5.0) ** 2
error.backward()
kept = h.grad.item()
print("h is a leaf:", h.is_leaf, " h.grad:", kept)

# %% check
assert kept == 2 * (0.5 * 6 - 5) * 0.5
