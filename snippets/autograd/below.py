"""Watch one multiplication below the layer that records it."""

import torch
from torch.utils._python_dispatch import TorchDispatchMode


class WatchBelow(TorchDispatchMode):
    def __torch_dispatch__(self, operation, types, args=(), kwargs=None):
        result = operation(*args, **(kwargs or {}))
        seen.append((operation, result.item(), result.grad_fn))
        return result


w2 = torch.tensor(0.5, requires_grad=True)
h = torch.tensor(3.0, requires_grad=True) * 2.0
seen = []
with WatchBelow():
    y = w2 * h
print("below:", *seen[0])
print("above:", y.item(), y.grad_fn.name())

# %% check
assert seen == [(torch.ops.aten.mul.Tensor, 3.0, None)]
assert y.grad_fn.name() == "MulBackward0"
