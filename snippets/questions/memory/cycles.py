"""Five dropped results, and when their memory comes back."""

import gc

import torch
from torch.autograd import Function

from live_memory import LiveMemory


class Exp(Function):
    @staticmethod
    def forward(ctx, x, on_ctx):
        y = x.exp()
        if on_ctx:
            ctx.result = y
        else:
            ctx.save_for_backward(y)
        return y

    @staticmethod
    def backward(ctx, grad):
        y = ctx.result if hasattr(ctx, "result") else ctx.saved_tensors[0]
        return grad * y, None


def saved(x):
    return Exp.apply(x, False)


def result_on_ctx(x):
    return Exp.apply(x, True)


def later_result_on_ctx(x):
    y = Exp.apply(x, False)
    y.grad_fn.later = y * 2  # y.grad_fn is what forward calls ctx
    return y


def named_by_its_hook(x):
    y = x.exp()

    def compare(grad):
        print("gradient and value:", grad, y)

    y.register_hook(compare)
    return y


def detached_in_its_hook(x):
    y = x.exp()
    value = y.detach()

    def compare(grad):
        print("gradient and value:", grad, value)

    y.register_hook(compare)
    return y


gc.disable()  # so that it runs below and nowhere else
x = torch.ones(250_000, requires_grad=True)
with LiveMemory():
    saved(x)  # the first use loads modules
gc.collect()
alive = {}
print("megabytes left         del    gc")
for make in (
    saved,
    result_on_ctx,
    later_result_on_ctx,
    named_by_its_hook,
    detached_in_its_hook,
):
    with LiveMemory() as memory:
        y = make(x)
        del y
        dropped = memory.count() / 1e6
        gc.collect()
        collected = memory.count() / 1e6
    alive[make.__name__] = (dropped, collected)
    print(f"{make.__name__:21} {dropped:4.1f} {collected:5.1f}")

gc.enable()

# %% check
assert alive["saved"] == alive["detached_in_its_hook"] == (0, 0)
assert alive["result_on_ctx"] == (1, 0)
assert alive["later_result_on_ctx"] == (2, 2)
assert alive["named_by_its_hook"] == (1, 1)


def hook_on_the_way(x):
    y = x.exp()
    z = y * 2

    def compare(grad):
        assert grad.shape == z.shape  # z was computed from y

    return z, y.register_hook(compare)


def is_freed(walk_back, remove):
    with LiveMemory() as memory:
        z, handle = hook_on_the_way(x)
        if walk_back:
            z.sum().backward()
            x.grad = None
        if remove:
            handle.remove()
        del z
        gc.collect()
        return memory.count() == 0


assert not is_freed(walk_back=False, remove=False)
assert not is_freed(walk_back=True, remove=False)
assert is_freed(walk_back=False, remove=True)
