"""A custom function whose backward rule is wrong."""

import torch

from gradient_check import gradient_check


class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x**3

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        return grad_output * 3 * x  # should be 3 * x**2


# %% the check
x = torch.tensor([[-2.0, 0.0], [1.0, 3.0]], dtype=torch.float64)
x.requires_grad_()
try:
    gradient_check(lambda x: Cube.apply(x).sum(), x)
except AssertionError as error:
    message = str(error)
    print(message)

# %% a right rule with a corner
result = gradient_check(lambda x: torch.relu(x).sum(), x)
print(result)

# %% check
assert message.startswith("wrong gradient, worst at input 0, entry [0, 0]")
assert result.corners[0].place == "input 0, entry [0, 1]"
