"""Draws a layer with a shortcut around it, and the factors back."""

import math

import matplotlib.pyplot as plt
from matplotlib.patches import Circle, FancyBboxPatch

VALUE, GRADIENT, INK, GREY = "C2", "C1", "black", "#6b7280"
HIGH, LOW = 128, 62  # of the shortcut, and of the row of parts


def wire(places):
    plt.plot(*zip(*places), color=GREY, linewidth=1.3)


def arrow(start, end):
    style = {"arrowstyle": "->", "color": GREY, "linewidth": 1.3}
    plt.annotate("", xy=end, xytext=start, arrowprops=style)


def text(x, y, words, color=INK, **how):
    plt.text(x, y, words, color=color, ha="center", va="center", **how)


# %% drawn: values above the wires, what happens on the way back below
figure = plt.figure(figsize=(4.8, 1.86), layout="none")
axes = figure.add_axes((0, 0, 1, 1))
axes.set(xlim=(0, 345.6), ylim=(20, 154), aspect="equal")
axes.axis("off")

box = FancyBboxPatch(
    (143, LOW - 20),
    60,
    40,
    boxstyle="round,pad=0,rounding_size=6",
    facecolor="none",
    edgecolor=GREY,
    linewidth=1.3,
)
axes.add_patch(box)
text(173, LOW, "g", size=14)
plus = Circle((275, LOW), 13, facecolor="none", edgecolor=INK, linewidth=1.4)
axes.add_patch(plus)
text(275, LOW, "+", size=14)
axes.add_patch(Circle((75, LOW), 3.4, color=GREY))

arrow((14, LOW), (143, LOW))
arrow((203, LOW), (262, LOW))
arrow((288, LOW), (336, LOW))
wire([(75, LOW), (75, HIGH), (275, HIGH)])
arrow((275, HIGH), (275, LOW + 13))

text(40, LOW + 12, "h", VALUE, size=12.8)
text(173, HIGH + 12, "h", VALUE, size=12.8)
text(232, LOW + 12, "g(h)", VALUE, size=12.8)
text(312, LOW + 12, "y", VALUE, size=12.8)
text(173, HIGH - 14, "← × 1", GRADIENT, size=12.8, weight="bold")
text(173, LOW - 32, "← × g′(h)", GRADIENT, size=12.8, weight="bold")
plt.show()

# %% check


def layer(h):
    return h + math.tanh(h)


nudge, start = 1e-6, 0.3
measured = layer(start + nudge) - layer(start - nudge)
through = 1 - math.tanh(start) ** 2  # g'(h), and 1 around
assert abs(measured / (2 * nudge) - (1 + through)) < 1e-8
