"""A first slope of ten instead of one."""

import torch

w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
e = (w2 * (w1 * 2.0) - 5.0) ** 2
e.backward(torch.tensor(10.0))
print(w1.grad.item(), w2.grad.item())

# %% check
assert (w1.grad, w2.grad) == (10 * -4, 10 * -24)
