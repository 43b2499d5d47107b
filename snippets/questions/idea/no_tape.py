"""A walk back visits only what leads to the loss, and keeps no list."""

import weakref

import torch
from torch.autograd.graph import saved_tensors_hooks


class Saved:
    """What a node has saved; it goes when the node goes."""

    def __init__(self, tensor):
        self.tensor = tensor.detach()


saved = weakref.WeakSet()


def pack(tensor):
    item = Saved(tensor)
    saved.add(item)
    return item


def unpack(item):
    return item.tensor


# %% a side branch that leads nowhere
w = torch.tensor(0.5, requires_grad=True)
with saved_tensors_hooks(pack, unpack):
    h = w.sin()
    side = h.exp()
    loss = h.cos()

visited = []


def note_side(_gradients):
    visited.append("side")


def note_loss(_gradients):
    visited.append("loss")


side.grad_fn.register_prehook(note_side)
loss.grad_fn.register_prehook(note_loss)
with_side = len(saved)
loss.backward(retain_graph=True)
print("visited:", visited)

del side
print("saved tensors:", with_side, "and without side:", len(saved))

# %% check
assert visited == ["loss"]
assert (with_side, len(saved)) == (3, 2)
