"""One of two paths is cut, and the gradient lacks its share."""

import torch

w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)

h = w1 * 2.0
((w2 * h + h - 5.0) ** 2).backward()
both = w1.grad.item()
print("both paths:  ", both)

w1.grad = w2.grad = None
h = w1 * 2.0
y = w2 * h + h.detach()
m = y - 5.0
error = m**2
error.backward()
cut = w1.grad.item()
print("one path cut:", cut)

# %% check
upstream = 2 * (0.5 * 6 + 6 - 5)  # of y
assert both == upstream * (0.5 + 1) * 2
assert cut == upstream * 0.5 * 2
