"""gradcheck on a layer as it is made: with float32 numbers."""

# %% message
import warnings

import torch
from torch.autograd.gradcheck import GradcheckError, gradcheck

torch.manual_seed(0)
layer = torch.nn.Linear(3, 2)
x = torch.rand(1, 3, requires_grad=True)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    try:
        gradcheck(layer, x)
    except GradcheckError as error:
        mismatch = str(error)
message = str(caught[0].message)
print(f"UserWarning: {message}")
print(f"GradcheckError: {mismatch}")

# %% mend
passed = gradcheck(layer.double(), x.detach().double().requires_grad_())
print("in float64 gradcheck passes:", passed)


# %% no mend
class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x**3

    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        return grad * 2.95 * x**2  # wrong


with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    loose = gradcheck(Cube.apply, x, eps=1e-2, atol=1e-2, rtol=0.1)
print("a wrong rule passes:", loose)

# %% check
assert message.startswith("Input #0 requires gradient and is not a double")
assert mismatch.startswith("Jacobian mismatch for output 0")
assert passed
assert loose
