"""Six calls that are error.backward()."""

import torch

x, t = 2.0, 5.0
w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
h = w1 * x
y = w2 * h
m = y - t
error = m**2

# %% the six nodes
square = error.grad_fn
minus = m.grad_fn
node_y = y.grad_fn
node_h = h.grad_fn
to_w2 = node_y.next_functions[0][0]
to_w1 = node_h.next_functions[0][0]

# %% the six calls
one = torch.tensor(1.0)
with torch.no_grad():
    de_dm = square(one)
    de_dy, _ = minus(de_dm)
    de_dw2, de_dh = node_y(de_dy)
    to_w2(de_dw2)
    de_dw1, _ = node_h(de_dh)
    to_w1(de_dw1)

# %% what they returned
print("de/dm ", de_dm.item())
print("de/dy ", de_dy.item())
print("de/dw2", de_dw2.item(), "  de/dh", de_dh.item())
print("de/dw1", de_dw1.item())
print("w1.grad", w1.grad.item(), "  w2.grad", w2.grad.item())

# %% check
mine = w1.grad, w2.grad
w1.grad = w2.grad = None
((w2 * (w1 * x) - t) ** 2).backward()
assert mine == (w1.grad, w2.grad) == (-4, -24)
assert (de_dm, de_dy, de_dw2, de_dh, de_dw1) == (-4, -4, -24, -2, -4)
