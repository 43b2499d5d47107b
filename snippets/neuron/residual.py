"""Layers with paths around them: the message no longer fades."""

import torch
from torch import nn

from depth import WIDTH, chart, messages, network


def normalised(layer):
    """The same layer behind one that brings numbers to their usual size."""
    return nn.Sequential(nn.LayerNorm(WIDTH), layer)


he = 2**0.5
sizes = {
    "relu, paths": messages(network(he), torch.relu, residual=True),
    "and normalised": messages(
        [normalised(layer) for layer in network(he)],
        torch.relu,
        residual=True,
    ),
    "sigmoid, paths": messages(network(1), torch.sigmoid, residual=True),
    "sigmoid": messages(network(1), torch.sigmoid),
}
kept = {name: size[0] / size[-1] for name, size in sizes.items()}
for name, ratio in kept.items():
    print(f"{name:15} times {ratio:.1e} on the way back")

# %% drawn
ticks = [1e-20, 1e-10, 1e0, 1e10]
chart("With paths around", sizes, 1e32, ticks)

# %% check
growing, level, around, plain = kept.values()
assert growing > 1e5 and plain < 1e-15
assert 0.2 < around < 5 and 0.2 < level < 20
