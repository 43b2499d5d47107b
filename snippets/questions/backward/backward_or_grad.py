"""backward() and autograd.grad, beside each other."""

import torch

w = torch.tensor(3.0, requires_grad=True)
b = torch.tensor(1.0, requires_grad=True)

h = w * 2 + b
(gradient_of_h,) = torch.autograd.grad(h**2, h)
print("autograd.grad for h:", gradient_of_h)
print("  w.grad:", w.grad)

returned = (w * 2 + b).pow(2).backward()
print("backward() returns", returned)
print("  w.grad:", w.grad, "b.grad:", b.grad)

# %% check
assert gradient_of_h == 14
assert returned is None
assert (w.grad, b.grad) == (28, 14)
