"""One weight in both places: y = w * (w * x)."""

import torch

x, t = 2, 5
w = torch.tensor(1.5, requires_grad=True)
h = w * x
y = w * h
e = (y - t) ** 2
e.backward()
print("slope of e in w:", w.grad.item())

# %% check
message = 2 * (y.item() - t)
assert w.grad == message * h.item() + message * 1.5 * x
