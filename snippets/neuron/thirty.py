"""Thirty layers: the gradient at each, for weights of many sizes."""

import math

import matplotlib.pyplot as plt
import torch
from torch import nn

from depth import LAYERS, TICKS, WIDTH, gradients, in_words, typical

# %% measured
networks = {
    "relu": (torch.relu, False),
    "sigmoid": (torch.sigmoid, False),
    "sigmoid with shortcuts": (torch.sigmoid, True),
}
sizes = [hundredths / 100 for hundredths in range(7, 36)]
measured = {}
for name, (activation, shortcuts) in networks.items():
    for size in sizes:
        measured[name, size] = gradients(size, activation, shortcuts)


def becomes(name, size):
    """What the gradient becomes after all layers, in words."""
    return in_words(measured[name, size][-1])


small, right, large = 0.07, 0.18, 0.35
words = [becomes("relu", size) for size in (small, right, large)]
around = []
for size in (small, large):
    answer = becomes("sigmoid with shortcuts", size)
    around.append(answer.removesuffix(" larger"))
he = (2 / WIDTH) ** 0.5  # the size that the rule for relu gives

# %% relu with shortcuts, and normalised before each layer
growing = gradients(he, torch.relu, shortcuts=True)[-1]
held = gradients(he, torch.relu, shortcuts=True, normalise=True)[-1]
untamed = in_words(growing).removesuffix(" larger")
tamed = in_words(held).removesuffix(" larger")

# %% drawn
figure, axes = plt.subplots(figsize=(4.8, 3.8))
for name, size, label, shift in [
    ("relu", large, "relu, large\nweights", 1),
    ("sigmoid with shortcuts", right, "sigmoid with\nshortcuts", 10**2.9),
    ("relu", right, "relu, right\nsize", 10**-3.1),
    ("relu", small, "relu, small\nweights", 1),
    ("sigmoid", small, "sigmoid, small\nweights", 1),
]:
    curve = measured[name, size]
    (line,) = axes.plot(range(LAYERS + 1), curve, linewidth=1.8)
    place = 30.6, curve[-1] * shift
    axes.text(*place, label, color=line.get_color(), va="center", size=11.8)
axes.set(xlabel="layers walked back", ylabel="size of the gradient")
axes.set(xlim=(0, 45), xticks=[0, 10, 20, 30])
axes.set(yscale="log", ylim=(1e-28, 1e11))
ticks = {**TICKS, 1e-24: "10⁻²⁴"}
axes.set_yticks(list(ticks), list(ticks.values()))
axes.minorticks_off()
plt.show()

# %% for the moving picture: what each five layers add, in tenths of a power
curves = []
for (name, size), curve in measured.items():
    tenths = [round(10 * math.log10(number)) for number in curve[::5]]
    changes = [
        str(after - before) for before, after in zip(tenths, tenths[1:])
    ]
    curves.append(f"{becomes(name, size)}: {' '.join(changes)}")

# %% check
assert 1e12 < 1 / measured["relu", small][-1] < 2e12
assert measured["relu", small][-1] < 1e-9 < 1e6 < measured["relu", large][-1]
level = [size for size in sizes if 0.2 < measured["relu", size][-1] < 5]
assert level == [0.17, 0.18] and 0.17 < he < 0.18
assert all(measured["sigmoid", size][-1] < 1e-8 for size in sizes)
level = [measured["sigmoid with shortcuts", size][-1] for size in sizes]
assert 1 < level[0] and level == sorted(level) and level[-1] < 2
assert untamed.endswith("times") and tamed.endswith("times")
assert growing > 1e5 and 0.2 < held < 20
fresh = nn.Linear(WIDTH, WIDTH).weight
assert round(typical(fresh.detach()), 2) == small
