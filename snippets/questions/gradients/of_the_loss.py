"""The gradient of the loss with respect to itself."""

import torch

w = torch.tensor(3.0, requires_grad=True)

loss = (w - 5) ** 2
loss.retain_grad()
loss.backward()
seed = loss.grad
print("from the loss:    loss.grad =", seed, " w.grad =", w.grad)

w.grad = None
loss = (w - 5) ** 2
loss.retain_grad()
(0.25 * loss).backward()
print("from a quarter:   loss.grad =", loss.grad, " w.grad =", w.grad)

# %% check
assert seed == 1
assert loss.grad == 0.25
assert w.grad == 0.25 * 2 * (3 - 5)
