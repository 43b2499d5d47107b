"""The Jacobian of a function of your own, in forward mode."""

# %% message
import warnings

import torch
from torch.autograd import forward_ad


class Cube(torch.autograd.Function):
    @staticmethod
    def forward(x):
        return x**3

    @staticmethod
    def setup_context(ctx, inputs, output):
        ctx.save_for_backward(*inputs)

    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        return grad * 3 * x**2


warnings.simplefilter("ignore")  # of what PyTorch loads for this
x = torch.tensor([1.0, 2.0])
nudge = torch.tensor([0.0, 1.0])
try:
    with forward_ad.dual_level():
        Cube.apply(forward_ad.make_dual(x, nudge))
except NotImplementedError as error:
    message = str(error)
    print(f"NotImplementedError: {message}")


# %% mend
class CubeBothWays(Cube):
    @staticmethod
    def setup_context(ctx, inputs, output):
        ctx.save_for_backward(*inputs)
        ctx.save_for_forward(*inputs)

    @staticmethod
    def jvp(ctx, nudge):
        (x,) = ctx.saved_tensors
        return nudge * 3 * x**2


with forward_ad.dual_level():
    y = CubeBothWays.apply(forward_ad.make_dual(x, nudge))
    change = forward_ad.unpack_dual(y).tangent
print(change)

# %% check
assert message.startswith("You must implement the jvp function for custom")
assert torch.equal(change, 3 * x**2 * nudge)
assert torch.autograd.gradcheck(
    CubeBothWays.apply,
    x.double().requires_grad_(),
    check_forward_ad=True,
)
asked = []
for run in [
    lambda: torch.func.jvp(Cube.apply, (x,), (nudge,)),
    lambda: torch.autograd.gradcheck(
        Cube.apply, x.double().requires_grad_(), check_forward_ad=True
    ),
]:
    try:
        run()
    except NotImplementedError as error:
        asked.append(str(error))
assert asked == [message, message]
assert torch.equal(torch.func.jacrev(Cube.apply)(x), torch.diag(3 * x**2))
