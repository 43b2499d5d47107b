"""A rule works in place on what it has kept, to save memory."""

# %% message
import torch
from torch.autograd.gradcheck import GradcheckError, gradcheck


class Tanh(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        y = torch.tanh(x)
        ctx.slope = y**2
        return y

    @staticmethod
    def backward(ctx, grad):
        ctx.slope.neg_().add_(1)  # 1 - y**2
        return grad * ctx.slope


x = torch.tensor([0.5], dtype=torch.float64, requires_grad=True)
try:
    gradcheck(Tanh.apply, x)
except GradcheckError as error:
    message = str(error)
    print(f"GradcheckError: {message}")


# %% mend
class RightTanh(Tanh):
    @staticmethod
    def backward(ctx, grad):
        return grad * (1 - ctx.slope)  # a new tensor each time


passed = gradcheck(RightTanh.apply, x)
print("gradcheck passes:", passed)

# %% no mend
print("with nondet_tol=1:", gradcheck(Tanh.apply, x, nondet_tol=1))
y = Tanh.apply(x)
(first,) = torch.autograd.grad(y, x, retain_graph=True)
(second,) = torch.autograd.grad(y, x)
print("first:", first, "second:", second)

# %% check
assert message.startswith("Backward is not reentrant, i.e., running backward")
assert passed
assert torch.allclose(first, 1 - torch.tanh(x) ** 2)
assert torch.allclose(second, torch.tanh(x) ** 2)
