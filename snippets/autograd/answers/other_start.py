"""A walk that begins with ten instead of one."""

import torch

w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
error = (w2 * (w1 * 2.0) - 5.0) ** 2
error.backward(torch.tensor(10.0))
print(w1.grad, w2.grad)

# %% check
assert (w1.grad, w2.grad) == (10 * -4, 10 * -24)
