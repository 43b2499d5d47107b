"""What backward returns: one value for each argument of forward."""

import torch
from torch.autograd import Function


class Scale(Function):
    @staticmethod
    def forward(ctx, x, k):
        ctx.k = k  # a plain number
        return x * k

    @staticmethod
    def backward(ctx, grad):
        return grad * ctx.k  # and for k?


class MendedScale(Scale):
    @staticmethod
    def backward(ctx, grad):
        return grad * ctx.k, None


x = torch.tensor([1.0, 2.0], requires_grad=True)
try:
    Scale.apply(x, 3.0).sum().backward()
except RuntimeError as error:
    message = str(error)
    print(message)

MendedScale.apply(x, 3.0).sum().backward()
mended = x.grad.tolist()
print("with None for k:", mended)


# %% two results
class Sides(Function):
    @staticmethod
    def forward(ctx, x):
        return 2 * x, 3 * x

    @staticmethod
    def backward(ctx, grad_double, grad_triple):
        print("arrived:", grad_double.tolist(), grad_triple.tolist())
        return 2 * grad_double + 3 * grad_triple


double, triple = Sides.apply(x)
triple.sum().backward()  # nothing depends on double

# %% check
assert message.startswith("function ScaleBackward returned an incorrect")
assert "(expected 2, got 1)" in message
assert mended == [3, 3]
assert x.grad.tolist() == [6, 6]


class Longer(Scale):
    @staticmethod
    def backward(ctx, grad):
        assert ctx.needs_input_grad == (True, False)
        return grad * ctx.k, None, None  # more of None is ignored


Longer.apply(x, 3.0).sum().backward()
assert x.grad.tolist() == [9, 9]


class Unmade(Sides):
    @staticmethod
    def forward(ctx, x):
        ctx.set_materialize_grads(False)
        return 2 * x, 3 * x

    @staticmethod
    def backward(ctx, grad_double, grad_triple):
        assert grad_double is None
        return 3 * grad_triple


Unmade.apply(x)[1].sum().backward()
assert x.grad.tolist() == [12, 12]
