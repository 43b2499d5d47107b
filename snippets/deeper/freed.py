"""What a node has saved, before and after it has run."""

import torch

w = torch.tensor(3.0, requires_grad=True)
y = w**2
node = y.grad_fn
print("before:", node._saved_self.item(), node._saved_exponent)
y.backward()
try:
    print(node._saved_self)
except RuntimeError as error:
    message = str(error)
    reason = message.partition("(or ")[2]
    print("after: ", reason.partition(")")[0])
print("exponent:", node._saved_exponent)
print("the same node:", y.grad_fn is node)

# %% check
assert "after they have already been freed" in message
assert node._saved_exponent == 2
assert y.grad_fn is node
