"""How many numbers ten layers keep, each tanh(w * h)."""

import torch
from torch.autograd.graph import saved_tensors_hooks

savings = []
in_memory = {}


def pack(tensor):
    savings.append(tensor.numel())
    in_memory[tensor.data_ptr()] = tensor.numel()  # each memory once
    return tensor.detach()


h = torch.rand(1000)
weights = [torch.rand(1000, requires_grad=True) for _ in range(10)]
with saved_tensors_hooks(pack, lambda tensor: tensor):
    for w in weights:
        h = (w * h).tanh()
print("saved:    ", sum(savings))
print("in memory:", sum(in_memory.values()))

# %% check
inputs, results, later_weights = 1000, 10 * 1000, 9 * 1000
assert sum(in_memory.values()) == inputs + results + later_weights
assert sum(savings) == sum(in_memory.values()) + 9 * 1000
