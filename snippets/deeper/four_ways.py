"""Four ways to get the gradient of a result in between."""

import torch

w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)


def forward():
    h = w1 * 2.0
    return h, (w2 * h - 5.0) ** 2


h, error = forward()
h.retain_grad()
error.backward()
print("retain_grad:  ", h.grad.item())

h, error = forward()
h.register_hook(lambda grad: print("hook:         ", grad.item()))
error.backward()

h, error = forward()
(gradient,) = torch.autograd.grad(error, h)
print("autograd.grad:", gradient.item())

h, error = forward()
error.backward(inputs=[h])
print("inputs=[h]:   ", h.grad.item())

# %% check
y = w2 * h
by_hand = 2 * (y - 5.0) * w2
assert gradient == h.grad == by_hand == -2
