"""gradcheck of a function that works in place."""

# %% message
import torch


class Shrink(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.mark_dirty(x)
        return x.mul_(0.5)

    @staticmethod
    def backward(ctx, grad):
        return 0.5 * grad


x = torch.rand(3, dtype=torch.float64, requires_grad=True)
try:
    torch.autograd.gradcheck(Shrink.apply, x)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")


# %% mend
def shrink_copy(x):
    return Shrink.apply(x.clone())


passed = torch.autograd.gradcheck(shrink_copy, x)
print("gradcheck passes:", passed)

# %% no mend
w = torch.ones(3, requires_grad=True)
with torch.no_grad():
    y = Shrink.apply(w)
print("y requires a gradient:", y.requires_grad, "and w is now", w.tolist())

# %% check
assert message == (
    "a leaf Variable that requires grad has been used in an in-place "
    "operation."
)
assert passed
shrink_copy(x).sum().backward()
assert not y.requires_grad
assert w.tolist() == [0.5, 0.5, 0.5]
assert x.grad.tolist() == [0.5, 0.5, 0.5]
