"""The slope of rounding is zero; a straight-through estimator says one."""

import torch

w = torch.tensor([0.4, 1.3, 2.6], requires_grad=True)
w.round().sum().backward()
rounded = w.grad
print("round:           ", rounded)

w.grad = None
through = w + (w.round() - w).detach()
through.sum().backward()
print("the values:      ", through.detach())
print("straight through:", w.grad)

# %% check
assert rounded.tolist() == [0, 0, 0]
assert torch.allclose(through, w.round())
assert w.grad.tolist() == [1, 1, 1]
