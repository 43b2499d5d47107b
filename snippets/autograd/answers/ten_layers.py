"""How many numbers do ten layers keep, each tanh(w * h)?"""

import torch

savings, kept = [], {}


def note(tensor):
    savings.append(tensor.numel())
    kept[tensor.data_ptr()] = tensor.numel()  # each memory once
    return tensor.detach()


h = torch.rand(1000)
weights = [torch.rand(1000, requires_grad=True) for _ in range(10)]
with torch.autograd.graph.saved_tensors_hooks(note, lambda t: t):
    for w in weights:
        h = (w * h).tanh()
print("saved:", sum(savings), " in memory:", sum(kept.values()))

# %% check
inputs, results, later_weights = 1000, 10 * 1000, 9 * 1000
assert sum(kept.values()) == inputs + results + later_weights
assert sum(savings) == sum(kept.values()) + 9 * 1000  # results, twice
