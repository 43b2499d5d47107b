"""A power whose exponent is a plain number."""

# %% message
import torch


class Power(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, exponent):
        ctx.save_for_backward(x, exponent)
        return x**exponent

    @staticmethod
    def backward(ctx, grad):
        x, exponent = ctx.saved_tensors
        return grad * exponent * x ** (exponent - 1), None


w = torch.tensor(2.0, requires_grad=True)
try:
    Power.apply(w, 3).backward()
except TypeError as error:
    message = str(error)
    print(f"TypeError: {message}")


# %% mend
class RightPower(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, exponent):
        ctx.save_for_backward(x)  # tensors
        ctx.exponent = exponent  # anything else
        return x**exponent

    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        return grad * ctx.exponent * x ** (ctx.exponent - 1), None


RightPower.apply(w, 3).backward()
found = w.grad.item()
print(found)


# %% no mend
class CarelessPower(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, exponent):
        ctx.x = x  # the tensor as well
        ctx.exponent = exponent
        return x**exponent

    @staticmethod
    def backward(ctx, grad):
        return grad * ctx.exponent * ctx.x ** (ctx.exponent - 1), None


def edit_between(function):
    v = torch.tensor(2.0, requires_grad=True)
    h = v * 1
    y = function.apply(h, 3)
    before = h._version
    h += 1
    try:
        y.backward()
        gradient = f"{v.grad:g}"
    except RuntimeError:
        gradient = "error"
    return {
        "version": f"{before}, then {h._version}",
        "v.grad": gradient,
    }


kept = {
    "`ctx.save_for_backward(x)`": RightPower,
    "`ctx.x = x`": CarelessPower,
}
rows = [{"kept by": by} | edit_between(kept[by]) for by in kept]

# %% check
assert message == (
    "save_for_backward can only save variables, but argument 1 is of type int"
)
assert found == 3 * 2**2
assert [row["v.grad"] for row in rows] == ["error", f"{3 * 3**2}"]
assert all(row["version"] == "0, then 1" for row in rows)
