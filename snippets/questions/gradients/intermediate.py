"""The gradient of a result in the middle, in three ways."""

import torch

w = torch.tensor(3.0, requires_grad=True)


def forward():
    h = 2 * w
    return h, (h - 5) ** 2


h, loss = forward()
h.retain_grad()  # before backward()
loss.backward()
print("retain_grad:  ", h.grad)

h, loss = forward()
seen = []
h.register_hook(seen.append)
loss.backward()
print("register_hook:", seen[0])

h, loss = forward()
(gradient,) = torch.autograd.grad(loss, h)
print("autograd.grad:", gradient)

# %% check
assert seen == [2 * (h - 5)]
assert gradient == seen[0] == 2
