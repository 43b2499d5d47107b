"""y = w2 * h + h by hand: two gradients for h, added before its node runs."""

import torch

w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
h = w1 * 2.0
product = w2 * h
y = product + h
m = y - 5.0
error = m**2

with torch.no_grad():
    de_dm = error.grad_fn(torch.tensor(1.0))
    de_dy, _ = m.grad_fn(de_dm)
    to_product, straight = y.grad_fn(de_dy)
    de_dw2, through = product.grad_fn(to_product)
    de_dw1, _ = h.grad_fn(through + straight)
print("to h:", through.item(), "and", straight.item())
print("de/dw1:", de_dw1.item())

# %% check
error.backward()
assert (w2.grad, w1.grad) == (de_dw2, de_dw1) == (48, 24)
