"""A layer that turns the gradient round, by a factor."""

# %% message
import torch


class Reverse(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, factor):
        ctx.factor = factor
        return x.clone()

    @staticmethod
    def backward(ctx, grad):
        return -ctx.factor * grad


w = torch.tensor([1.0, 2.0], requires_grad=True)
try:
    Reverse.apply(w, 0.5).sum().backward()
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")


# %% mend
class RightReverse(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, factor):
        ctx.factor = factor
        return x.clone()

    @staticmethod
    def backward(ctx, grad):
        return -ctx.factor * grad, None  # of x, of factor


(RightReverse.apply(w, 0.5) ** 2).sum().backward()
print(w.grad)

# %% check
assert message == (
    "function ReverseBackward returned an incorrect number of gradients "
    "(expected 2, got 1)"
)
assert torch.equal(w.grad, -0.5 * 2 * w.detach())
