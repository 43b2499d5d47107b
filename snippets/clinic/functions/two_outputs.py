"""A function with two results: a direction and a length."""

# %% message
import torch


class Split(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        length = x.norm()
        direction = x / length
        ctx.save_for_backward(direction, length)
        return direction, length

    @staticmethod
    def backward(ctx, grad):
        direction, length = ctx.saved_tensors
        along = (grad * direction).sum() * direction
        return (grad - along) / length


w = torch.tensor([3.0, 4.0], requires_grad=True)
goal = torch.tensor([1.0, 0.0])
direction, length = Split.apply(w)
try:
    ((direction - goal) ** 2).sum().backward()
except TypeError as error:
    message = str(error)
    print(f"TypeError: {message}")


# %% mend
class RightSplit(Split):
    @staticmethod
    def backward(ctx, of_direction, of_length):
        direction, length = ctx.saved_tensors
        along = (of_direction * direction).sum() * direction
        return (of_direction - along) / length + of_length * direction


direction, length = RightSplit.apply(w)
(((direction - goal) ** 2).sum() + length).backward()
found = w.grad.clone()
print("both results:", found)


# %% no mend
class HalfSplit(Split):
    @staticmethod
    def backward(ctx, grad, *others):
        return Split.backward(ctx, grad)


w.grad = None
direction, length = HalfSplit.apply(w)
(((direction - goal) ** 2).sum() + length).backward()
half = w.grad.clone()
print("one is lost: ", half)


# %% check
class Largest(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        largest, index = x.max(0)
        ctx.mark_non_differentiable(index)
        ctx.index, ctx.size = index, len(x)
        return largest, index

    @staticmethod
    def backward(ctx, of_largest, of_index):
        grad = torch.zeros(ctx.size)
        grad[ctx.index] = of_largest
        return grad


largest, index = Largest.apply(w)
assert not index.requires_grad
assert torch.autograd.grad(largest, w)[0].tolist() == [0, 1]

direction, length = RightSplit.apply(w)  # the length is not used
(alone,) = torch.autograd.grad(direction[0], w)
(expected,) = torch.autograd.grad((w / w.norm())[0], w)
assert torch.allclose(alone, expected)
assert "takes 2 positional arguments but 3 were given" in message
w.grad = None
((((w / w.norm()) - goal) ** 2).sum() + w.norm()).backward()
assert torch.allclose(found, w.grad)
assert not torch.allclose(half, w.grad)
