"""What the nodes of the running example know and keep."""

import torch

x, t = 2.0, 5.0
w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
h = w1 * x
y = w2 * h
m = y - t
error = m**2

# %% one node
node = y.grad_fn
print(type(node).__name__)
for link in node.next_functions:
    print("    ->", type(link[0]).__name__)
print("self: ", node._saved_self.item())
print("other:", node._saved_other.item())

# %% the other product
node = h.grad_fn
print("self: ", node._saved_self)
print("other:", node._saved_other.item())

# %% check
links = [pair[0] for pair in y.grad_fn.next_functions]
assert links[0].variable is w2 and links[1] is h.grad_fn
assert y.grad_fn._saved_self is w2 and y.grad_fn._saved_other is h
assert h.grad_fn._saved_self is None and h.grad_fn._saved_other == x
assert error.grad_fn._saved_self is m
minus = m.grad_fn
for name in dir(minus):
    if name.startswith("_saved"):
        assert not torch.is_tensor(getattr(minus, name))
