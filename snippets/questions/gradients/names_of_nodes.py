"""What stands behind grad_fn=<MulBackward0>."""

import torch

a = torch.tensor(2.0, requires_grad=True)
b = torch.tensor(5.0, requires_grad=True)
y = a * b
print(y)

node = y.grad_fn
print("it has saved:", node._saved_self.item(), node._saved_other.item())
with torch.no_grad():
    answers = node(torch.tensor(10.0))  # the gradient of y goes in
print("for a and b: ", [answer.item() for answer in answers])

print((a**2).grad_fn.name(), (a**b).grad_fn.name(), (2**a).grad_fn.name())
print("a leaf:", a.grad_fn)

# %% check
assert node.name() == "MulBackward0"
assert answers == (50, 20)
assert (a**2).grad_fn.name() == "PowBackward0"
assert (a**b).grad_fn.name() == "PowBackward1"
assert (3 * a).grad_fn.name() == (a * a).grad_fn.name() == "MulBackward0"
assert a.grad_fn is None
