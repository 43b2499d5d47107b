"""A rule of your own is compared with nudges."""

# %% message
import torch
from torch.autograd.gradcheck import GradcheckError, gradcheck


class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x**3

    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        return grad * 2 * x**2


torch.set_default_dtype(torch.float64)
x = torch.tensor([1.0, 2.0], requires_grad=True)
try:
    gradcheck(Cube.apply, x)
except GradcheckError as error:
    message = str(error)
    print(f"GradcheckError: {message}")


# %% mend
class RightCube(Cube):
    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        return grad * 3 * x**2


passed = gradcheck(RightCube.apply, x)
print("gradcheck passes:", passed)

# %% no mend
print("with rtol=0.5:   ", gradcheck(Cube.apply, x, rtol=0.5))
Cube.apply(x).sum().backward()
right = 3 * x.detach() ** 2
print("right:", right.tolist(), "computed:", x.grad.tolist())

# %% check
assert message.startswith("Jacobian mismatch for output 0 with respect to")
assert passed
assert torch.equal(x.grad, 2 * x.detach() ** 2)
torch.set_default_dtype(torch.float32)  # as it was
