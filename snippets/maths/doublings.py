"""Two doublings: a is used twice, and so is b."""

import torch

a = torch.tensor(1.0, requires_grad=True)
b = a + a
c = b + b
c.backward()
print("c:", c.item(), " slope:", a.grad.item())

# %% check
assert c == 4 * a
assert a.grad == 4
