"""Two activations with inplace=True and without."""

import torch
from torch import nn

from live_memory import LiveMemory

x = torch.randn(1000, 100)


def measure(activation, inplace):
    layers = []
    for _ in range(10):
        layers += [nn.Linear(100, 100), activation(inplace=inplace)]
    model = nn.Sequential(*layers)
    with LiveMemory() as memory:
        y = model(x)
        kept = memory.count() / 1e6
    assert y.requires_grad
    return round(kept, 1), round(memory.peak / 1e6, 1)


sizes = {}
print("megabytes             kept  at most")
for activation in (nn.ReLU, nn.SiLU):
    for inplace in (False, True):
        name = f"{activation.__name__}(inplace={inplace})"
        sizes[name] = measure(activation, inplace)
        kept, peak = sizes[name]
        print(f"{name:20} {kept:5} {peak:8}")

# %% check
for activation in ("ReLU", "SiLU"):
    kept, peak = sizes[f"{activation}(inplace=False)"]
    assert sizes[f"{activation}(inplace=True)"][0] == kept
    assert sizes[f"{activation}(inplace=True)"][1] >= 0.9 * peak
assert sizes["ReLU(inplace=True)"][1] < sizes["ReLU(inplace=False)"][1]


def name_both(layer, x):
    z = layer(x)
    h = z.relu()
    return memory.count(), h


def name_one(layer, x):
    x = layer(x)
    x = x.relu()
    return memory.count(), x


counts = []
layer = nn.Linear(100, 100)
for forward in (name_both, name_one):
    with LiveMemory() as memory:
        counts.append(forward(layer, x)[0])
assert counts[0] == 2 * counts[1]
