"""Every dial of the network, with its slope below it."""

import matplotlib.pyplot as plt
import torch
from matplotlib.patches import Circle

x = torch.tensor([2.0, 1.0])
w = torch.tensor([[3.0, -1.0], [1.0, -3.0]], requires_grad=True)
b = torch.tensor([1.0, 0.0], requires_grad=True)
v = torch.tensor([0.5, 4.0], requires_grad=True)
c = torch.tensor(0.0, requires_grad=True)
h = torch.relu((w * x).sum(1) + b)
h.retain_grad()
y = (v * h).sum() + c
y.retain_grad()
e = (y - 5) ** 2
e.backward()


def written(number):
    return f"{number.item():g}".replace("-", "−").replace("−0", "0")


# %% drawn
GREY = "#6b7280"
SPOTS = {"x1": (1, 7.6), "x2": (1, 1.9), "h1": (9, 7.6), "h2": (9, 1.9)}
SPOTS["y"] = (16.6, 4.75)
figure, axes = plt.subplots(figsize=(4.8, 4.1))
axes.set(xlim=(-0.6, 18.3), ylim=(-2.2, 11.4))
axes.axis("off")


def pair(place, value, slope, name=""):
    """A value, and below it, bold, its slope."""
    centred = {"ha": "center", "va": "center", "size": 11.8}
    under = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}
    axes.text(
        *(place[0], place[1] + 0.55),
        name + written(value),
        **centred,
        color="C2",
        bbox=under,
    )
    axes.text(
        *(place[0], place[1] - 0.55),
        written(slope),
        **centred,
        color="C1",
        weight="bold",
        bbox=under,
    )


def wire(start, end, along, value, slope):
    (x0, y0), (x1, y1) = SPOTS[start], SPOTS[end]
    axes.plot([x0, x1], [y0, y1], color=GREY, linewidth=1.2, zorder=0)
    place = (x0 + along * (x1 - x0), y0 + along * (y1 - y0))
    pair(place, value, slope)


wire("x1", "h1", 0.5, w[0, 0], w.grad[0, 0])
wire("x2", "h1", 0.27, w[0, 1], w.grad[0, 1])
wire("x1", "h2", 0.27, w[1, 0], w.grad[1, 0])
wire("x2", "h2", 0.5, w[1, 1], w.grad[1, 1])
wire("h1", "y", 0.5, v[0], v.grad[0])
wire("h2", "y", 0.5, v[1], v.grad[1])
for place in SPOTS.values():
    axes.add_patch(Circle(place, 1.35, facecolor="white", edgecolor=GREY))
for name, number in zip(("x1", "x2"), x):
    axes.text(*SPOTS[name], written(number), ha="center", va="center")
for i, name in enumerate(("h1", "h2")):
    pair(SPOTS[name], h[i], h.grad[i])
    above = 2.4 if i == 0 else -2.6
    pair((9, SPOTS[name][1] + above), b[i], b.grad[i], "bias ")
pair(SPOTS["y"], y, y.grad)
pair((16.6, SPOTS["y"][1] - 2.6), c, c.grad, "bias ")
plt.show()

# %% check
assert w.grad.tolist() == [[-4, -2], [0, 0]] and b.grad.tolist() == [-2, 0]
assert v.grad.tolist() == [-24, 0] and c.grad == -4
