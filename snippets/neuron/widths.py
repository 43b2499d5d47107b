"""How many functions a layer leaves behind, however wide it is."""

import torch
from torch import nn

from functions import functions

counts = {}
for width in (2, 20, 2000):
    layers = nn.Linear(2, width), nn.ReLU(), nn.Linear(width, 1)
    network = nn.Sequential(*layers)
    dials = sum(dial.numel() for dial in network.parameters())
    counts[width] = len(functions(network(torch.ones(1, 2))))
    print(f"{width:4} hidden neurons: {dials:4} dials, ", end="")
    print(counts[width], "functions")

# %% check
assert len(set(counts.values())) == 1
assert dials == 2 * 2000 + 2000 + 2000 + 1
