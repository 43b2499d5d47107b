"""A backward that edits the gradient it is given."""

import torch
from torch.autograd import Function


class Double(Function):
    @staticmethod
    def forward(ctx, x):
        return 2 * x

    @staticmethod
    def backward(ctx, grad):
        return grad.mul_(2)  # edits what others may hold, too


class MendedDouble(Double):
    @staticmethod
    def backward(ctx, grad):
        return grad * 2


def find_gradients(function):
    a = torch.ones(3, requires_grad=True)
    b = torch.ones(3, requires_grad=True)
    y = b.exp().log() + function.apply(a)  # b + 2 * a
    y.backward(torch.ones(3))
    print(f"{function.__name__:12} a.grad {a.grad}  b.grad {b.grad}")
    return round(a.grad[0].item(), 4), round(b.grad[0].item(), 4)


edited = find_gradients(Double)
mended = find_gradients(MendedDouble)

# %% check
assert edited == (2, 2)
assert mended == (2, 1)
