"""What each number remembers: its inputs and its local slopes."""

import matplotlib.pyplot as plt
from engine_chain import Number
from matplotlib.patches import FancyBboxPatch

x, w1, w2 = Number(2), Number(3), Number(0.5)
h = w1 * x
y = w2 * h

VALUE, SLOPE, GREY = "C2", "C0", "#6b7280"

# %% drawn
PLACES = {
    "y": (305, 46),
    "w2": (173, 76),
    "h": (173, 20),
    "w1": (40, 76),
    "x": (40, 20),
}
numbers = {"y": y, "w2": w2, "h": h, "w1": w1, "x": x}
names = {number: name for name, number in numbers.items()}
figure = plt.figure(figsize=(4.8, 96 / 72), layout="none")
axes = figure.add_axes((0, 0, 1, 1))
axes.set(xlim=(0, 345.6), ylim=(0, 96), aspect="equal")
axes.axis("off")
arrow = {"arrowstyle": "->", "color": GREY, "linewidth": 1.3}
style = {"ha": "center", "va": "center", "size": 12.8}
arrows = []
for name, number in numbers.items():
    across, up = PLACES[name]
    corner = (across - 36, up - 14)
    box = FancyBboxPatch(corner, 72, 28, "round,pad=0,rounding_size=6")
    box.set(facecolor="none", edgecolor=GREY, linewidth=1.3)
    axes.add_patch(box)
    text = f"{name} = {number.value:g}"
    axes.text(across, up, text, color=VALUE, **style)
    for receiver, local in zip(number.inputs, number.local_slopes):
        end, height = PLACES[names[receiver]]
        tip, start = (end + 37, height), (across - 36, up)
        axes.annotate("", xy=tip, xytext=start, arrowprops=arrow)
        middle = (tip[0] + start[0]) / 2
        side = 12 if height > up else -12
        if height == up:
            side = 10
        place = (middle, (height + up) / 2 + side)
        axes.text(*place, f"× {local:g}", color=SLOPE, **style)
        arrows.append((name, names[receiver], local))
plt.show()

# %% check
assert (h.value, y.value) == (6, 3)
assert arrows == [
    ("y", "w2", 6),
    ("y", "h", 0.5),
    ("h", "w1", 2),
    ("h", "x", 3),
]
