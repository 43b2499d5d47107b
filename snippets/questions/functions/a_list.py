"""Tensors in a list, and tensors as arguments."""

import torch
from torch.autograd import Function


class SumList(Function):
    @staticmethod
    def forward(ctx, tensors):
        return sum(t.sum() for t in tensors)

    @staticmethod
    def backward(ctx, grad):
        raise AssertionError("never called")


class Sum(Function):
    @staticmethod
    def forward(ctx, *tensors):
        ctx.shapes = [t.shape for t in tensors]
        return sum(t.sum() for t in tensors)

    @staticmethod
    def backward(ctx, grad):
        return tuple(grad.expand(shape) for shape in ctx.shapes)


a = torch.ones(2, requires_grad=True)
b = torch.ones(3, requires_grad=True)
from_list = SumList.apply([a, b])
print("a list:       requires_grad", from_list.requires_grad)
y = Sum.apply(a, b)
print("one by one:   requires_grad", y.requires_grad)
y.backward()
print(a.grad, b.grad)


# %% results
class Halves(Function):
    @staticmethod
    def forward(ctx, x, kind):
        return kind((x[:1] * 1, x[1:] * 1))

    @staticmethod
    def backward(ctx, first, second):
        return torch.cat([first, second]), None


returned = {}
for kind in (list, tuple):
    first, second = Halves.apply(a, kind)
    returned[kind] = first.requires_grad
    print(f"results in a {kind.__name__}: requires_grad", first.requires_grad)

# %% check
assert not from_list.requires_grad
assert not SumList.apply((a, b)).requires_grad
assert not SumList.apply(dict.fromkeys([a, b])).requires_grad
assert a.grad.tolist() == [1, 1] and b.grad.tolist() == [1, 1, 1]
assert returned == {list: False, tuple: True}


class AddList(Function):
    @staticmethod
    def forward(ctx, x, tensors):
        return x + tensors[0]

    @staticmethod
    def backward(ctx, grad):
        return grad, None


alone = torch.ones(2, requires_grad=True)
AddList.apply(a, [alone]).sum().backward()
assert alone.grad is None
