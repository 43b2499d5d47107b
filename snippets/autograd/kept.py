"""What the nodes of the running example keep."""

import torch

x, t = 2.0, 5.0
w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
h = w1 * x
y = w2 * h
m = y - t
error = m**2

node = y.grad_fn
print("w2 * h:", node._saved_self.item(), node._saved_other.item())
node = h.grad_fn
print("w1 * x:", node._saved_self, node._saved_other.item())
node = error.grad_fn
print("m ** 2:", node._saved_self.item())

# %% check
assert y.grad_fn._saved_self is w2 and y.grad_fn._saved_other is h
assert h.grad_fn._saved_self is None and h.grad_fn._saved_other == x
assert error.grad_fn._saved_self is m
minus = m.grad_fn
for name in dir(minus):
    if name.startswith("_saved"):
        assert not torch.is_tensor(getattr(minus, name))
