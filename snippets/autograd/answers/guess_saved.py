"""w * x, where x is a tensor that does not learn."""

import torch

w = torch.tensor(3.0, requires_grad=True)
x = torch.tensor(2.0)
node = (w * x).grad_fn
print("saved of w:", node._saved_self, " saved of x:", node._saved_other)

# %% check
assert node._saved_self is None  # only x's slope would need it
assert node._saved_other is x
