"""Layers with paths around them: the message no longer fades."""

import matplotlib.pyplot as plt
import torch
from torch import nn

from depth import LAYERS, WIDTH, messages, network


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
figure, axes = plt.subplots(figsize=(4.8, 4.2))
for name, style in zip(sizes, ("-.", "-", "--", ":")):
    axes.plot(range(1, LAYERS + 1), sizes[name], style, label=name)
axes.set(yscale="log", title="With paths around", ylim=(1e-24, 1e32))
axes.set_yticks([1e-20, 1e-10, 1e0, 1e10])
axes.set(xlabel="layer", ylabel="size of the message")
axes.legend(loc="upper right")
axes.yaxis.set_major_formatter(lambda size, _: f"{size:.0e}")
plt.show()

# %% check
growing, level, around, plain = kept.values()
assert growing > 1e5 and plain < 1e-15
assert 0.2 < around < 5 and 0.2 < level < 20
