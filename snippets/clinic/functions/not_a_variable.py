"""A leaky relu whose slope is a plain number."""

# %% message
import torch


class Leaky(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, slope):
        ctx.save_for_backward(x)
        ctx.slope = slope
        return torch.where(x > 0, x, x * slope)

    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        of_x = torch.where(x > 0, grad, grad * ctx.slope)
        of_slope = (grad * x.clamp(max=0)).sum()
        return of_x, of_slope


w = torch.tensor([-2.0, -1.0, 3.0], requires_grad=True)
try:
    Leaky.apply(w, 0.1).sum().backward()
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
slope = torch.tensor(0.1, requires_grad=True)  # if it is to learn
Leaky.apply(w, slope).sum().backward()
print("of w:", w.grad, "of the slope:", slope.grad)


# %% a fixed slope
class FixedLeaky(Leaky):
    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        return torch.where(x > 0, grad, grad * ctx.slope), None


v = torch.tensor([-2.0, -1.0, 3.0], requires_grad=True)
FixedLeaky.apply(v, 0.1).sum().backward()
print("of v:", v.grad)

# %% check
assert "returned a gradient different than None at position 2" in message
expected = torch.tensor([0.1, 0.1, 1.0])
assert torch.equal(w.grad, expected)
assert torch.equal(v.grad, expected)
assert slope.grad == -3
