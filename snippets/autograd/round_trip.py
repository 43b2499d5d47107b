"""The loop, two times round."""

import torch

w = torch.tensor(1.5, requires_grad=True)
a = w * 2.0
b = a * a
c = b * b
c.backward()

# %% check
assert w.grad == 4 * 2**4 * 1.5**3
