"""The network as a picture: each weight stands in a pill on its wire."""

import matplotlib.pyplot as plt
from matplotlib.patches import Circle, FancyBboxPatch

GREY, PALE = "#6b7280", "#d1d5db"
VALUE, GRADIENT = "C2", "C1"
PARAMETERS = {"w11": 3, "w12": -1, "b1": 1}
PARAMETERS |= {"w21": 1, "w22": -3, "b2": 0}
PARAMETERS |= {"v1": 0.5, "v2": 4, "c": 0}
PLACES = {  # of the numbers, from the left and from the top
    "x1": (24, 80),
    "x2": (24, 230),
    "z1": (159, 80),
    "h1": (199, 80),
    "z2": (159, 230),
    "h2": (199, 230),
    "y": (312, 155),
    "m": (312, 219),
    "e": (312, 238),
    "w11": (105, 80),  # from here on, of the pills
    "w12": (66, 183),
    "w21": (54, 113),
    "w22": (105, 230),
    "b1": (179, 15),
    "b2": (179, 278),
    "v1": (248, 111),
    "v2": (248, 199),
    "c": (312, 84),
}
WIRES = {  # the two ends of each wire
    "w11": ("x1", "z1"),
    "w12": ("x2", "z1"),
    "w21": ("x1", "z2"),
    "w22": ("x2", "z2"),
    "v1": ("h1", "y"),
    "v2": ("h2", "y"),
    "b1": ("b1", "neuron 1"),
    "b2": ("b2", "neuron 2"),
    "c": ("c", "y"),
    "m": ("y", "m"),
}
NEURONS = {"neuron 1": (179, 80), "neuron 2": (179, 230)}
CIRCLES = {"x1": 21, "x2": 21, "y": 27}
ROW = 19  # from a number to the one below it


def box(axes, left, top, width, height, rounding, color):
    """A box with round corners, of the paper's colour."""
    shape = f"round,pad=0,rounding_size={rounding}"
    style = {"facecolor": "white", "edgecolor": color, "clip_on": False}
    style["linewidth"] = 1.2 if color in (GREY, PALE) else 2.2
    place = (left, top)
    axes.add_patch(FancyBboxPatch(place, width, height, shape, **style))


def draw_shapes(at_work=(), color=GREY, others=GREY):
    """The wires and shapes; those at work have a colour of their own."""
    figure = plt.figure(figsize=(4.8, 4.36), layout="none")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, 346), ylim=(313, -1), aspect="equal")
    axes.axis("off")
    middles = PLACES | NEURONS
    for name, (start, end) in WIRES.items():
        (x, y), (u, v) = middles[start], middles[end]
        works = name in at_work
        style = {"color": color, "linewidth": 3.4, "zorder": 0.9}
        if not works:
            style = {"color": others, "linewidth": 1.2, "zorder": 0.8}
        axes.plot([x, u], [y, v], clip_on=False, **style)
    for name, radius in CIRCLES.items():
        edge = color if name in at_work else GREY
        style = {"facecolor": "white", "edgecolor": edge, "clip_on": False}
        style["linewidth"] = 2.2 if name in at_work else 1.2
        axes.add_patch(Circle(PLACES[name], radius, **style))
    for name, (x, y) in NEURONS.items():
        edge = color if name in at_work else GREY
        box(axes, x - 41, y - 26, 82, 52, 26, edge)
        axes.plot([x, x], [y - 25, y + 25], PALE, linewidth=1, clip_on=False)
    box(axes, 278, 206, 67, 46, 8, color if "m" in at_work else GREY)
    return axes


def write(axes, words, place, color, weight="normal"):
    """Words in a place of the picture."""
    text = axes.text(*place, words, size=15, ha="center", va="center")
    text.set(color=color, weight=weight)


def minus(number):
    """The number with a proper minus; zero has no sign."""
    return f"{number + 0.0:g}".replace("-", "\u2212")


def pill(axes, name, rows, edge):
    """The pill of a weight or a bias, for one number or for two."""
    x, y = PLACES[name]
    box(axes, x - 18, y - 11, 36, 22 + (rows - 1) * ROW, 9, edge)
    if name in ("b1", "b2", "c"):
        write(axes, "bias", (x - 38, y), "black")


# %% the nine numbers, and their names
NAMES = {"x1": "x₁", "x2": "x₂", "y": "y", "m": "miss m", "e": "error e"}
NAMES |= {"z1": "z₁", "h1": "h₁", "z2": "z₂", "h2": "h₂"}
NAMES |= {"w11": "w₁₁", "w12": "w₁₂", "b1": "b₁", "v1": "v₁", "c": "c"}
NAMES |= {"w21": "w₂₁", "w22": "w₂₂", "b2": "b₂", "v2": "v₂"}

if __name__ == "__main__":
    axes = draw_shapes()
    for name, words in NAMES.items():
        x, y = PLACES[name]
        if name in PARAMETERS:
            pill(axes, name, 2, GREY)
            write(axes, minus(PARAMETERS[name]), (x, y), VALUE)
            y += ROW
        write(axes, words, (x, y), "black")
    plt.show()

# %% check
assert len(PARAMETERS) == 9
assert set(PLACES) == set(NAMES) and set(PARAMETERS) < set(NAMES)
for name in ("w11", "w12", "w21", "w22", "v1", "v2"):  # on their wires
    (x, y), (u, v) = PLACES[WIRES[name][0]], PLACES[WIRES[name][1]]
    across, down = PLACES[name]
    on_the_wire = y + (v - y) * (across - x) / (u - x)
    assert abs(down - on_the_wire) < 2
