"""The first engine at a fork: the second message replaces the first."""

import matplotlib.pyplot as plt
from engine_chain import Number, add

x, w1, w2 = Number(2), Number(3), Number(0.5)
h = w1 * x
p = w2 * h
y = add(h, p)
names = {y: "y", p: "p", h: "h", w1: "w1"}


# %% watch what is written
class Watched(Number):
    """A number that notes each slope that is written into it."""

    def __setattr__(self, attribute, value):
        if attribute == "slope" and self in names:
            written.append((names[self], value))
        super().__setattr__(attribute, value)


written = []
for number in names:
    number.__class__ = Watched
y.backward(8.0)

# %% drawn
PLACES = {"y": (306, 50), "p": (216, 96), "h": (122, 50), "w1": (40, 50)}
WAYS = [
    ((274, 50), (154, 50)),
    ((284, 64), (248, 88)),
    ((184, 88), (146, 66)),
    ((90, 50), (72, 50)),
]
GREY = "#6b7280"


def frame(new):
    """Each number with its slope; a slope that was replaced is struck."""
    figure = plt.figure(figsize=(4.8, 130 / 72), layout="none")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, 345.6), ylim=(0, 130))
    axes.axis("off")
    for name, (across, up) in PLACES.items():
        box = plt.Rectangle((across - 32, up - 14), 64, 28)
        box.set(facecolor="none", edgecolor=GREY, linewidth=1.3)
        axes.add_patch(box)
        style = {"va": "center", "size": 12.8}
        axes.text(across - 24, up, name, ha="left", **style)
        for place, slope in enumerate(reversed(holds[name])):
            left, top = across + 26, up - place * 30
            number = axes.text(left, top, f"{slope:g}", ha="right", **style)
            if place > 0:
                axes.plot(
                    [left - 12, left + 4], [top - 6, top + 6], GREY, lw=1.3
                )
                number.set(color=GREY)
            elif name in new:
                number.set(color="C1", weight="bold")
    style = {"arrowstyle": "->", "color": GREY, "linewidth": 1.3}
    for start, end in WAYS:
        axes.annotate("", xy=end, xytext=start, arrowprops=style)
    plt.show()


holds = {name: [] for name in PLACES}
new = []
for name, slope in written:
    holds[name].append(slope)
    new.append(name)
    if new != ["h"] or len(holds["h"]) == 2:  # y writes into h and p
        frame(new)
        new = []

# %% said
say = {name: f"{slopes[-1]:g}" for name, slopes in holds.items()}
sentences = [
    f"The walk starts with a slope of {say['y']} at y.",
    f"y gives {holds['h'][0]:g} to h, and {say['p']} to p. p is next.",
    f"p gives {say['p']} × {w2.value} = {say['h']} to h.",
    f"h passes on {say['h']} × {x.value} = {say['w1']} to w1.",
]
asks = ["", "what y gives to h", "what p gives to h", "what h gives to w1"]

# %% check
order = [name for name, _ in written]
assert order == ["y", "h", "p", "h", "w1"]
assert holds == {"y": [8], "h": [8, 4], "p": [8], "w1": [8]}
assert p.slope * w2.value == h.slope and h.slope * x.value == w1.slope
