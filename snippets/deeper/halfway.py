"""A rule that fails, and the gradients that were there by then."""

import torch


class Fails(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x.clone()

    @staticmethod
    def backward(ctx, upstream):
        raise ValueError("no gradient today")


w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
h = Fails.apply(w1 * 2.0)
try:
    (w2 * h).backward()
except ValueError as error:
    print("ValueError:", error)
print("w2.grad:", w2.grad)
print("w1.grad:", w1.grad)

# %% check
assert w2.grad == 6 and w1.grad is None
