"""A rule of one's own, with a mistake in it."""

import torch

from gradient_check import gradient_check


class Swish(torch.autograd.Function):
    """x times its sigmoid."""

    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * torch.sigmoid(x)

    @staticmethod
    def backward(ctx, slope):
        (x,) = ctx.saved_tensors
        s = torch.sigmoid(x)
        return slope * (s + x * s * (1 + s))  # it should be 1 - s


x = torch.tensor([[-2.0, 0.0], [1.0, 3.0]], dtype=torch.float64)
x.requires_grad_()
told = "all is well"
try:
    gradient_check(Swish.apply, x)
except AssertionError as error:
    told = str(error)
print(told)


# %% PyTorch's own rule, and a function with a corner
print(gradient_check(torch.nn.functional.silu, x))
print(gradient_check(torch.relu, x))

# %% check
assert told.startswith("slopes differ, most at input 0 at ")
assert len(gradient_check(torch.relu, x).corners) == 1
