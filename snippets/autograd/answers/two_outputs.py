"""One node for two results."""

import torch

pair = torch.tensor([1.0, 2.0], requires_grad=True)
a, b = pair.unbind()
print("same node:", a.grad_fn is b.grad_fn)
product = b * a
for node, number in product.grad_fn.next_functions:
    print(node.name(), number)

# %% check
assert a.grad_fn is b.grad_fn
links = product.grad_fn.next_functions
assert links == ((a.grad_fn, 1), (a.grad_fn, 0))
