"""One weight in both places: y = w · (w · x)."""

import torch

x, t = 2, 5
w = torch.tensor(1.5, requires_grad=True)
h = w * x
y = w * h
m = y - t
e = m**2
e.backward()
print("slope:", w.grad.item())

# %% check
message = 2 * m.item()
as_second = message * h.item()
as_first = message * 1.5 * x
assert w.grad == as_second + as_first
