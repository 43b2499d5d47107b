"""The same square twice: its input saved, and its input put on ctx."""

import weakref

import torch
from torch.autograd import Function
from torch.autograd.graph import saved_tensors_hooks


class Saved(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x**2

    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        return grad * 2 * x


class OnCtx(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.x = x
        return x**2

    @staticmethod
    def backward(ctx, grad):
        return grad * 2 * ctx.x


def seen_by_hooks(square, x):
    seen = []

    def pack(tensor):
        seen.append(tensor)
        return tensor.detach()

    def unpack(tensor):
        return tensor

    with saved_tensors_hooks(pack, unpack):
        square.apply(x)
    return len(seen)


def edited_on_the_way(square, w):
    h = w * 1
    y = square.apply(h)
    h += 1  # between the forward and the backward pass
    try:
        y.backward()
    except RuntimeError:
        return "an error"
    return w.grad.item()


def kept_after_backward(square, w):
    h = w * 1
    watch = weakref.ref(h)
    y = square.apply(h)
    del h
    y.backward()
    return watch() is not None


answers = {}
for square in (Saved, OnCtx):
    answers[square.__name__] = [
        edited_on_the_way(square, torch.tensor(3.0, requires_grad=True)),
        kept_after_backward(square, torch.tensor(3.0, requires_grad=True)),
        seen_by_hooks(square, torch.tensor(3.0, requires_grad=True)),
    ]
print("                         Saved    OnCtx")
for question, *both in zip(
    ("x edited before backward", "kept after backward", "seen by hooks"),
    *answers.values(),
):
    print(f"{question:24} {both[0]!s:8} {both[1]}")

# %% check
assert answers["Saved"] == ["an error", False, 1]
assert answers["OnCtx"] == [8, True, 0]  # 2 * 4, where 2 * 3 is right
w = torch.tensor(3.0, requires_grad=True)
(slope,) = torch.autograd.grad(Saved.apply(w), w, create_graph=True)
assert torch.autograd.grad(slope, w)[0] == 2  # a second derivative


class InBetween(Saved):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x + 0)  # has no history
        return x**2


fourth = InBetween.apply(w) ** 2
(slope,) = torch.autograd.grad(fourth, w, create_graph=True)
(second,) = torch.autograd.grad(slope, w)
assert slope == 4 * 3**3 and second == 8 * 3**2  # 12 * 3**2 is right
