"""What each node of the two dials has saved."""

import torch

x, t = 2.0, 5.0
w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
h = w1 * x
y = w2 * h
m = y - t
error = m**2

node = h.grad_fn
print("w1 * x: self ", node._saved_self)
print("        other", node._saved_other.item())

node = y.grad_fn
print("w2 * h: self ", node._saved_self.item())
print("        other", node._saved_other.item())

node = m.grad_fn
print("y - t:  alpha", node._saved_alpha)

node = error.grad_fn
print("m ** 2: self ", node._saved_self.item())
print("        exponent", node._saved_exponent)

# %% check
assert h.grad_fn._saved_self is None
assert h.grad_fn._saved_other == 2
assert y.grad_fn._saved_self is w2
assert y.grad_fn._saved_other is h
assert error.grad_fn._saved_self is m
names = [name for name in dir(m.grad_fn) if "_saved" in name]
assert names == ["_saved_alpha"]  # a factor, no tensor
