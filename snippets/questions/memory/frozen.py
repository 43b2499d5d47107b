"""Half of the layers frozen: the first half, or the last."""

import torch
from torch import nn

from live_memory import LiveMemory

x = torch.randn(1000, 100)


def count_kept(frozen):
    layers = []
    for number in range(10):
        layer = nn.Sequential(nn.Linear(100, 100), nn.Tanh())
        layers.append(layer.requires_grad_(number not in frozen))
    with LiveMemory() as memory:
        y = nn.Sequential(*layers)(x)
        kept = memory.count() / 1e6
    assert y.requires_grad
    return kept


none = count_kept([])
first = count_kept(range(5))
last = count_kept(range(5, 10))
print(f"nothing frozen   {none:.1f} MB kept")
print(f"first half       {first:.1f} MB kept")
print(f"last half        {last:.1f} MB kept")

# %% check
assert none == last
assert first < 0.65 * none
