"""A linear layer with a backward pass written by hand."""

# %% message
import torch


class Linear(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, weight):
        ctx.save_for_backward(x, weight)
        return x @ weight.T

    @staticmethod
    def backward(ctx, grad):
        x, weight = ctx.saved_tensors
        return grad @ weight, x.T @ grad


torch.manual_seed(0)
x = torch.rand(5, 3)
weight = torch.rand(2, 3, requires_grad=True)
try:
    Linear.apply(x, weight).sum().backward()
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")


# %% mend
class RightLinear(Linear):
    @staticmethod
    def backward(ctx, grad):
        x, weight = ctx.saved_tensors
        return grad @ weight, grad.T @ x  # as large as weight


RightLinear.apply(x, weight).sum().backward()
found = weight.grad
print(found)


# %% no mend
class ForcedLinear(Linear):
    @staticmethod
    def backward(ctx, grad):
        x, weight = ctx.saved_tensors
        return grad @ weight, (x.T @ grad).reshape(weight.shape)


weight.grad = None
ForcedLinear.apply(x, weight).sum().backward()
print(weight.grad)

# %% check
assert "returned an invalid gradient at index 1 - got [3, 2]" in message
assert message.endswith("but expected shape compatible with [2, 3]")
assert torch.allclose(found, x.sum(0).expand(2, 3))
assert not torch.allclose(weight.grad, found)

square = torch.rand(3, 3, requires_grad=True)
Linear.apply(x, square).sum().backward()  # no message
assert not torch.allclose(square.grad, x.sum(0).expand(3, 3))
