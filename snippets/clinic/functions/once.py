"""A gradient penalty through a function that can be differentiated once."""

# %% message
import torch
from torch.autograd.function import once_differentiable


class Square(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x**2

    @staticmethod
    @once_differentiable
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        return grad * 2 * x


def penalise(square, after):
    """How far the slope with respect to x is from one, squared."""
    x = torch.tensor(3.0, requires_grad=True)
    score = square.apply(w * x) * after
    (slope,) = torch.autograd.grad(score, x, create_graph=True)
    return (slope - 1) ** 2


w = torch.tensor(0.5, requires_grad=True)
v = torch.tensor(2.0, requires_grad=True)
try:
    penalise(Square, v).backward()
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")


# %% mend
class SquareTwice(Square):
    @staticmethod
    def backward(ctx, grad):  # every operation in it is PyTorch's
        (x,) = ctx.saved_tensors
        return grad * 2 * x


w.grad = v.grad = None
penalise(SquareTwice, v).backward()
found = w.grad.item(), v.grad.item()
print("w.grad, v.grad:", found)

# %% no message
w.grad = None
penalise(SquareTwice, 1.0).backward()
right = w.grad.item()

w.grad = None
penalise(Square, 1.0).backward()
wrong = w.grad.item()
print("right:", right, "with the mark:", wrong)

# %% the second graph
x = torch.tensor(3.0, requires_grad=True)
score = Square.apply(w * x) * v
(slope,) = torch.autograd.grad(score, x, create_graph=True)

# %% check
assert message.startswith("trying to differentiate twice a function that was")
by_hand = 2 * 2 * 0.5**2 * 3  # of v * (w * x) ** 2
of_w = 2 * (by_hand - 1) * 4 * 2 * 0.5 * 3
of_v = 2 * (by_hand - 1) * 2 * 0.5**2 * 3
assert found == (of_w, of_v)
assert right == 2 * (2 * 0.5**2 * 3 - 1) * 4 * 0.5 * 3
assert wrong == right / 2
