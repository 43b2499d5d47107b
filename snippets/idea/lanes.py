"""Draws the machine: values move right above, messages left below."""

import math

import matplotlib.pyplot as plt
from matplotlib.patches import Circle, FancyArrowPatch, FancyBboxPatch

SMALL, LARGE = 12.8, 14
VALUE, MESSAGE, INK, GREY = "C2", "C1", "black", "#6b7280"
TOP = 180
LAST = 8  # where the scale of a dial ends
FIRST, SECOND, GAUGE = 81, 199, 313  # the middles of the three parts

# Where each number is written. One unit is a point, 72 to the inch.
PLACES = {
    "x": (22, 153),
    "h": (140, 153),
    "y": (258, 153),
    "miss": (GAUGE, 102),
    "error": (GAUGE, 60),
    "to y": (258, 42),
    "to h": (140, 42),
    "to x": (22, 42),
    "blame1": (FIRST, 8),
    "blame2": (SECOND, 8),
}


def draw(numbers, new=(), dials=(3, 0.5), wanted=5, hints=False, active=""):
    """The machine with these numbers; `new` names the newest of them.

    `hints` adds an arrow around each dial: it can be turned. The part named
    `active` has an orange outline: it is at work.
    """
    forward_only = not any(name.startswith("to ") for name in numbers)
    low = 31 if hints else 0
    figure = plt.figure(figsize=(4.8, (TOP - low) / 72), layout="none")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, 345.6), ylim=(low, TOP), aspect="equal")
    axes.axis("off")
    for left, right in ((4, 42), (120, 160), (238, 278)):
        arrow(axes, left, right, 140)
        if not forward_only:
            arrow(axes, right, left, 56)
    draw_part(axes, FIRST, 64, "first dial", active)
    draw_part(axes, SECOND, 64, "second dial", active)
    draw_part(axes, GAUGE, 62, "gauge", active)
    draw_dial(axes, FIRST, dials[0], hints)
    draw_dial(axes, SECOND, dials[1], hints)
    write(axes, GAUGE, 140, f"wanted {wanted:g}", INK, SMALL)
    for name, number in numbers.items():
        text = written(number)
        if name in ("blame1", "blame2"):
            text = f"blame {text}"
        back = name.startswith(("to ", "blame"))
        colour = MESSAGE if back else VALUE
        weight = "bold" if name in new else "normal"
        small = name in ("miss", "blame1", "blame2")
        size = SMALL if small else LARGE
        across, up = PLACES[name]
        write(axes, across, up, text, colour, size, weight)
        if name in ("miss", "error"):
            write(axes, across, up + 17, name, colour, size, weight)
        if name.startswith("to "):
            across = max(across, 24)  # so that the word stays in the picture
            write(axes, across, up - 17, "message", colour, 11.6, weight)
    return figure


def draw_part(axes, middle, width, name, active):
    outline = FancyBboxPatch(
        (middle - width / 2, 34),
        width,
        124,
        boxstyle="round,pad=0,rounding_size=6",
        facecolor="none",
        edgecolor=MESSAGE if name == active else GREY,
        linewidth=2.6 if name == active else 1.3,
    )
    axes.add_patch(outline)
    write(axes, middle, 169, name, INK, SMALL)


def draw_dial(axes, middle, turned, hints):
    """A round dial, which points to a number on its scale."""
    write(axes, middle, 140, f"× {turned:g}", INK, LARGE)
    height, radius = 90, 25
    axes.add_patch(
        Circle(
            (middle, height),
            radius,
            facecolor="none",
            edgecolor=INK,
            linewidth=1.4,
        )
    )
    for number in range(LAST + 1):
        ends = [
            on_scale(middle, height, radius + 2, number),
            on_scale(middle, height, radius + 6, number),
        ]
        axes.plot(*zip(*ends), color=GREY, linewidth=1.3)
    for number in (0, LAST):
        x, y = on_scale(middle, height, radius + 13, number)
        write(axes, x, y - 2, f"{number}", INK, SMALL)
    tip = on_scale(middle, height, radius - 1, turned)
    axes.plot(
        [middle, tip[0]],
        [height, tip[1]],
        color=INK,
        linewidth=2.6,
        solid_capstyle="round",
    )
    axes.add_patch(Circle((middle, height), 3.4, color=INK))
    if hints:
        turn = FancyArrowPatch(
            on_scale(middle, height, radius + 11, 2.3),
            on_scale(middle, height, radius + 11, 5.7),
            connectionstyle="arc3,rad=-0.36",
            arrowstyle="<->",
            mutation_scale=9,
            color=MESSAGE,
            linewidth=1.6,
        )
        axes.add_patch(turn)


def on_scale(x, y, radius, number):
    """The place of a number on a round scale: 0 lower left, 8 right."""
    angle = math.radians(225 - 270 * number / LAST)
    return x + radius * math.cos(angle), y + radius * math.sin(angle)


def write(axes, x, y, text, colour, size, weight="normal"):
    style = {"color": colour, "size": size, "weight": weight}
    axes.text(x, y, text, ha="center", va="center", **style)


def arrow(axes, start, end, y):
    style = {"arrowstyle": "->", "color": GREY, "linewidth": 1.3}
    axes.annotate("", xy=(end, y), xytext=(start, y), arrowprops=style)


def written(number):
    """3.0 as 3, and -2 with a real minus sign."""
    return f"{number:g}".replace("-", "−")


# %% check
if __name__ == "__main__":
    numbers = {"x": 2, "h": 6, "y": 3.0, "to y": -4, "blame2": -24}
    axes = draw(numbers, new={"blame2"}).axes[0]
    texts = {text.get_text(): text for text in axes.texts}
    assert texts["2"].get_color() == texts["6"].get_color() == VALUE
    assert texts["−4"].get_color() == MESSAGE
    assert texts["−4"].get_weight() == "normal"
    assert texts["blame −24"].get_weight() == "bold"
    assert {"× 3", "× 0.5", "message"} <= texts.keys()
    tip = on_scale(0, 0, 1, LAST / 2)
    assert abs(tip[0]) < 1e-9 and tip[1] == 1  # half way is straight up
