"""Saved values are freed while the walk passes; the functions stay."""

import torch

w = torch.tensor(3.0, requires_grad=True)
y = w * w
node = y.grad_fn
print("before:", node._saved_self.item())
y.backward()
try:
    print(node._saved_self)
except RuntimeError as error:
    said = str(error)
    print("after: ", said[said.index("saved tensors") : said.index(").")])
print("function still there:", y.grad_fn is node)

# %% check
assert "already been freed" in said
assert y.grad_fn is node
