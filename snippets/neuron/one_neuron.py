"""One neuron: inputs times weights, added up with a bias, through relu."""

import matplotlib.pyplot as plt

from boxes import GREY, VALUE, canvas, factor, middle, minus

x1, x2 = 2, 1
w11, w12, b1 = 3, -1, 1

# %% the neuron
product1 = w11 * x1
product2 = w12 * x2
z1 = product1 + product2 + b1
h1 = max(z1, 0)
together = 0.5 * w11  # with a weight of 0.5 behind it, and no relu

# %% drawn
HIGH, MIDDLE, LOW = 50, 88, 126  # how far down the rows are
SUM, CURVE, ANSWER = 166, 246, 322  # how far to the right
canvas(176)


def ring(x, y, size, line=1.3):
    """A circle around a number."""
    style = {"edgecolor": "black", "facecolor": "white", "linewidth": line}
    plt.gca().add_patch(plt.Circle((x, y), size, **style))


def wire(*places):
    plt.plot(*zip(*places), color=GREY, linewidth=1.3, zorder=0)


def weight(text, x, y):
    """A number on its wire, in a box."""
    style = {"edgecolor": GREY, "facecolor": "white", "linewidth": 1.3}
    plt.gca().add_patch(plt.Rectangle((x - 26, y - 13), 52, 26, **style))
    middle(x, y, text, size=14)


wire((24, HIGH), (118, HIGH), (SUM, MIDDLE))
wire((24, LOW), (118, LOW), (SUM, MIDDLE))
wire((SUM, 26), (SUM, MIDDLE), (ANSWER, MIDDLE))
for x, down in ((x1, HIGH), (x2, LOW)):
    ring(24, down, 18)
    middle(24, down, f"{x}", VALUE, 15)
weight(f"× {w11}", 80, HIGH)
weight(f"× {factor(w12)}", 80, LOW)
middle(124, HIGH - 11, minus(product1), VALUE, 15)
middle(124, LOW + 11, minus(product2), VALUE, 15)
weight(f"+ {b1}", SUM, 26)
ring(SUM, MIDDLE, 24)
middle(SUM, MIDDLE, f"{z1}", VALUE, 15)
ring(ANSWER, MIDDLE, 20)
middle(ANSWER, MIDDLE, f"{h1}", VALUE, 15)

# relu as a little curve, with a dot where this sum is on it
style = {"edgecolor": GREY, "facecolor": "white", "linewidth": 1.3}
plt.gca().add_patch(plt.Rectangle((CURVE - 32, MIDDLE - 32), 64, 64, **style))
zero = CURVE, MIDDLE + 16
curve = [(CURVE - 26, zero[1]), zero, (CURVE + 28, zero[1] - 42)]
plt.plot(*zip(*curve), color="C0", linewidth=2.6)
dot = CURVE + 4 * z1, zero[1] - 6 * h1
plt.plot(*dot, "o", color="C1", markersize=8)

for words, place in (
    ("inputs", 24),
    ("weights", 80),
    ("sum", SUM),
    ("activation", CURVE),
    ("answer", ANSWER),
):
    middle(place, 162, words, size=12.5)
middle(SUM + 46, 26, "bias", size=12.5)
plt.show()

# %% check
import torch

weights = torch.tensor([3.0, -1.0])
inputs = torch.tensor([2.0, 1.0])
assert torch.relu(weights @ inputs + 1).item() == h1 == 6
