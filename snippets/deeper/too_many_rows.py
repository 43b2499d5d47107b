"""A rule of your own that answers with too many rows."""

import torch


class Double(torch.autograd.Function):
    @staticmethod
    def forward(ctx, w):
        return w * 2

    @staticmethod
    def backward(ctx, upstream):
        right = upstream * 2
        return right.expand(5, 3)  # the same row, five times


w = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
Double.apply(w).sum().backward()
print("w.grad:", w.grad.tolist())

v = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
(v * 2).sum().backward()
right = v.grad[0].item()

# %% check
assert w.grad.tolist() == [5 * right] * 3
number = torch.tensor([1.0, 2.0, 3.0], dtype=torch.float64)
try:
    torch.autograd.gradcheck(Double.apply, number.requires_grad_())
    rejected = False
except RuntimeError:
    rejected = True
assert rejected
