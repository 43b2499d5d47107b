"""The network as a picture, with numbers on its wires and in its circles."""

import matplotlib.pyplot as plt
from matplotlib.patches import Circle, FancyBboxPatch

GREY, PALE = "#6b7280", "#d1d5db"
PLACES = {  # from the left and from the top
    "x1": (28, 95),
    "x2": (28, 235),
    "z1": (149, 95),
    "h1": (187, 95),
    "z2": (149, 235),
    "h2": (187, 235),
    "y": (303, 165),
    "w11": (92, 95),
    "w12": (69, 195),
    "w21": (69, 135),
    "w22": (92, 235),
    "b1": (168, 40),
    "b2": (168, 293),
    "v1": (240, 129),
    "v2": (240, 201),
    "c": (303, 114),
    "m": (303, 241),
    "e": (303, 260),
}
WIRES = [("x1", "z1"), ("x1", "z2"), ("x2", "z1"), ("x2", "z2")]
WIRES += [("h1", "y"), ("h2", "y"), ("y", "m")]
SMALL_CIRCLES = [(28, 95, 24), (28, 235, 24), (303, 165, 30)]
NEURONS = [(168, 95, 38), (168, 235, 38)]
WORDS = {"b1": "bias", "b2": "bias", "c": "bias", "m": "miss", "e": "error"}


def draw_shapes(title):
    """The wires, the circles and the box of the error."""
    figure = plt.figure(figsize=(4.8, 4.35), layout="none")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, 346), ylim=(313, 0), aspect="equal")
    axes.axis("off")
    axes.text(4, 13, title, size=13.5)
    for start, end in WIRES:
        (x, y), (u, v) = PLACES[start], PLACES[end]
        axes.plot([x, u], [y, v], color=GREY, linewidth=1.2, zorder=0)
    style = {"facecolor": "white", "edgecolor": GREY, "linewidth": 1.2}
    for x, y, radius in SMALL_CIRCLES + NEURONS:
        axes.add_patch(Circle((x, y), radius, **style))
    for x, y, radius in NEURONS:
        axes.plot([x, x], [y - radius, y + radius], color=PALE, linewidth=1)
    corners = "round,pad=0,rounding_size=8"
    axes.add_patch(FancyBboxPatch((264, 228), 78, 46, corners, **style))
    return axes


def write(axes, name, number, down, color, weight="normal"):
    """A number in its place, or that many pixels below it."""
    x, y = PLACES[name]
    words = number
    if not isinstance(number, str):
        words = f"{number + 0.0:g}".replace("-", "−")  # zero has no sign
        if down <= 0 and name in WORDS:
            words = f"{WORDS[name]} {words}"
    text = axes.text(x, y + down, words, size=13, ha="center", va="center")
    text.set(color=color, weight=weight)
    if name[0] in "wv":  # on a wire
        text.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 0.8})


# %% the nine numbers
PARAMETERS = {"w11": 3, "w12": -1, "b1": 1}
PARAMETERS |= {"w21": 1, "w22": -3, "b2": 0}
PARAMETERS |= {"v1": 0.5, "v2": 4, "c": 0}
NAMES = {"x1": "x₁", "x2": "x₂", "y": "y", "m": "miss m", "e": "error e"}
NAMES |= {"z1": "z₁", "h1": "h₁", "z2": "z₂", "h2": "h₂"}

if __name__ == "__main__":
    axes = draw_shapes("Nine numbers that may change")
    for name, number in PARAMETERS.items():
        write(axes, name, number, 0, "C2")
    for name, words in NAMES.items():
        write(axes, name, words, 0, "black")
    plt.show()

# %% check
assert len(PARAMETERS) == 9
assert set(PLACES) == set(PARAMETERS) | set(NAMES)
