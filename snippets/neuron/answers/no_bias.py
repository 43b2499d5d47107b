"""What a layer without a bias leaves behind."""

import torch
from torch import nn

for bias in (True, False):
    z = nn.Linear(2, 2, bias=bias)(torch.ones(1, 2))
    names = [f.name() if f else None for f, _ in z.grad_fn.next_functions]
    print(z.grad_fn.name(), "->", *names)

# %% check
assert z.grad_fn.name() == "MmBackward0"
