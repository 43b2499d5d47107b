"""A function of one's own, in its older form, under torch.func.grad."""

# %% message
import torch
from torch.func import grad


class Square(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x**2

    @staticmethod
    def backward(ctx, upstream):
        (x,) = ctx.saved_tensors
        return 2 * x * upstream


def loss(x):
    return Square.apply(x).sum()


x = torch.tensor([1.0, 3.0])
try:
    grad(loss)(x)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")


# %% mend
class NewSquare(torch.autograd.Function):
    @staticmethod
    def forward(x):
        return x**2

    @staticmethod
    def setup_context(ctx, inputs, output):
        ctx.save_for_backward(*inputs)

    @staticmethod
    def backward(ctx, upstream):
        (x,) = ctx.saved_tensors
        return 2 * x * upstream


def new_loss(x):
    return NewSquare.apply(x).sum()


gradient = grad(new_loss)(x)
print(gradient)

# %% check
assert "it must override the setup_context staticmethod" in message
assert gradient.tolist() == [2, 6]
plain = x.clone().requires_grad_()
loss(plain).backward()
assert torch.equal(plain.grad, gradient)
