"""The two dials in PyTorch."""

import torch

x, t = 2.0, 5.0
w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)

h = w1 * x
y = w2 * h
m = y - t
e = m**2
e.backward()
print("w1:", w1.grad.item(), " w2:", w2.grad.item())

# %% check
assert (w1.grad, w2.grad) == (-4, -24)
