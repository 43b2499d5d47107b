"""The network as a picture, with numbers on its wires and in its circles."""

import matplotlib.pyplot as plt
from matplotlib.patches import Circle, FancyBboxPatch

GREY, PALE = "#6b7280", "#d1d5db"
PLACES = {  # of the values, from the left and from the top
    "x1": (30, 115),
    "x2": (30, 255),
    "z1": (148, 115),
    "h1": (188, 115),
    "z2": (148, 255),
    "h2": (188, 255),
    "y": (305, 185),
    "w11": (91, 104),
    "w12": (62, 217),
    "w21": (62, 153),
    "w22": (91, 244),
    "b1": (168, 42),
    "b2": (168, 311),
    "v1": (254, 136),
    "v2": (233, 211),
    "c": (305, 119),
    "m": (305, 257),
    "e": (305, 276),
}
BELOW = {  # of the gradients, where there is a wire in between
    "w11": (91, 128),
    "w12": (116, 153),
    "w21": (116, 217),
    "w22": (91, 268),
    "v1": (229, 164),
    "v2": (254, 231),
}
CROSSING = ("w12", "w21")  # their numbers stand on their wires
WIRES = [("x1", "z1"), ("x1", "z2"), ("x2", "z1"), ("x2", "z2")]
WIRES += [("h1", "y"), ("h2", "y"), ("y", "m")]
SMALL_CIRCLES = [(30, 115, 25), (30, 255, 25), (305, 185, 32)]
NEURONS = [(168, 115, 42), (168, 255, 42)]
WORDS = {"b1": "bias", "b2": "bias", "c": "bias", "m": "miss", "e": "error"}


def draw_shapes():
    """The wires, the circles and the box of the error."""
    figure = plt.figure(figsize=(4.8, 4.32), layout="none")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, 346), ylim=(342, 31), aspect="equal")
    axes.axis("off")
    for start, end in WIRES:
        (x, y), (u, v) = PLACES[start], PLACES[end]
        axes.plot([x, u], [y, v], color=GREY, linewidth=1.2, zorder=0)
    style = {"facecolor": "white", "edgecolor": GREY, "linewidth": 1.2}
    for x, y, radius in SMALL_CIRCLES + NEURONS:
        axes.add_patch(Circle((x, y), radius, **style))
    for x, y, radius in NEURONS:
        axes.plot([x, x], [y - radius, y + radius], color=PALE, linewidth=1)
    corners = "round,pad=0,rounding_size=8"
    axes.add_patch(FancyBboxPatch((266, 243), 78, 48, corners, **style))
    return axes


def write(axes, words, place, color, weight="normal"):
    """Words in a place of the picture."""
    text = axes.text(*place, words, size=15, ha="center", va="center")
    text.set(color=color, weight=weight)
    return text


def minus(number):
    """The number with a proper minus; zero has no sign."""
    return f"{number + 0.0:g}".replace("-", "\u2212")


def on_its_wire(text):
    """Interrupt the wire that the words stand on."""
    text.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 1.5})


def write_value(axes, name, number, weight="normal"):
    """A value in green, with a word where it stands for a bias or miss."""
    x, y = PLACES[name]
    words = minus(number)
    if name in WORDS:
        words = f"{WORDS[name]} {words}"
    if name[0] in "zhy":  # leave room for the gradient
        y -= 10
    text = write(axes, words, (x, y), "C2", weight)
    if name in CROSSING:
        on_its_wire(text)


def write_gradient(axes, name, number, weight="normal"):
    """A gradient in orange, below its value."""
    x, y = PLACES[name]
    place = BELOW.get(name, (x, y + (10 if name[0] in "zhy" else 19)))
    text = write(axes, minus(number), place, "C1", weight)
    if name in CROSSING:
        on_its_wire(text)


# %% the nine numbers
PARAMETERS = {"w11": 3, "w12": -1, "b1": 1}
PARAMETERS |= {"w21": 1, "w22": -3, "b2": 0}
PARAMETERS |= {"v1": 0.5, "v2": 4, "c": 0}
NAMES = {"x1": "x₁", "x2": "x₂", "y": "y", "m": "miss m", "e": "error e"}
NAMES |= {"z1": "z₁", "h1": "h₁", "z2": "z₂", "h2": "h₂"}

if __name__ == "__main__":
    axes = draw_shapes()
    for name, number in PARAMETERS.items():
        write_value(axes, name, number)
    for name, words in NAMES.items():
        write(axes, words, PLACES[name], "black")
    plt.show()

# %% check
assert len(PARAMETERS) == 9
assert set(PLACES) == set(PARAMETERS) | set(NAMES)
