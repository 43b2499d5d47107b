"""A backward that calls autograd.grad, and what stays in memory."""

import gc
import warnings

import torch
from torch.autograd import Function, grad

from live_memory import LiveMemory

warnings.simplefilter("ignore")  # backward(create_graph=True) warns


class Sine(Function):
    """Its rule runs the forward pass again, and walks back through it."""

    @staticmethod
    def forward(ctx, x, create_graph):
        ctx.save_for_backward(x)
        ctx.create_graph = create_graph
        return x.sin()

    @staticmethod
    def backward(ctx, upstream):
        (x,) = ctx.saved_tensors
        create_graph = ctx.create_graph
        if create_graph == "as outside":
            create_graph = torch.is_grad_enabled()
        with torch.enable_grad():
            y = x.sin()
            (slope,) = grad(y, x, upstream, create_graph=create_graph)
        return slope, None


def plain(y, x):
    y.backward()


def create_graph(y, x):
    y.backward(create_graph=True)
    return x.grad.requires_grad


def create_and_clear(y, x):
    y.backward(create_graph=True)
    x.grad = None


def by_grad(y, x):
    (slope,) = grad(y, x, create_graph=True)
    return slope.requires_grad


alive = {}
history = {}
for inner in (False, True, "as outside"):
    print("inside: create_graph =", inner)
    for outer in (plain, create_graph, create_and_clear, by_grad):
        with LiveMemory() as memory:
            x = torch.full((250_000,), 0.5).requires_grad_()
            y = Sine.apply(x, inner).sum()
            history[inner, outer.__name__] = outer(y, x)
            del x, y
            gc.collect()
            size = memory.count() / 1e6
        alive[inner, outer.__name__] = size
        print(f"   {outer.__name__:16} {size:.1f} MB left")

# %% check
for (inner, outer), size in alive.items():
    assert (size > 2) == (inner is not False and outer == "create_graph")
assert history[False, "by_grad"] is False
assert history[True, "by_grad"] and history["as outside", "by_grad"]
