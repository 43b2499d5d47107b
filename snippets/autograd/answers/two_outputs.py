"""One function with two results."""

import torch

v = torch.tensor([1.0, 2.0], requires_grad=True)
a, b = v.unbind()
print("same function:", a.grad_fn is b.grad_fn)
y = a * b
print([(f.name(), i) for f, i in y.grad_fn.next_functions])

# %% check
assert [i for _, i in y.grad_fn.next_functions] == [0, 1]
