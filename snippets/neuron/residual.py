"""Layers with shortcuts around them: the gradient no longer fades."""

import torch
from torch import nn

from depth import WIDTH, chart, gradients, in_words, network

lines = {
    "sigmoid,\nshortcuts": gradients(network(1), torch.sigmoid, paths=True),
    "sigmoid": gradients(network(1), torch.sigmoid),
}
kept = [sizes[-1] / sizes[0] for sizes in lines.values()]
words = [in_words(factor) for factor in kept]
chart(lines)

# %% relu with shortcuts, and normalised before each layer
he = 2**0.5  # the right size for relu
sizes = gradients(network(he), torch.relu, paths=True)
growing = sizes[-1] / sizes[0]
layers = [nn.Sequential(nn.LayerNorm(WIDTH), one) for one in network(he)]
sizes = gradients(layers, torch.relu, paths=True)
held = sizes[-1] / sizes[0]
untamed = in_words(growing).removesuffix(" larger")
tamed = in_words(held).removesuffix(" larger")

# %% check
level, fading = kept
assert tamed.endswith("times") and untamed.endswith("times")
assert growing > 1e5 and 0.2 < level < 5 and fading < 1e-15
assert 0.2 < held < 20
