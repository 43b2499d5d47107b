"""Draws the machine: values go right above, messages go left below."""

import math

import matplotlib.pyplot as plt
from matplotlib.patches import Circle, FancyBboxPatch

DONE, NOW, PLAIN = "C2", "C1", "black"
SPOTS = {  # where each number stands, and how it is written
    "x": (5.0, 17.4, "{}"),
    "h": (21.5, 17.4, "{}"),
    "y": (35.5, 17.4, "{}"),
    "badness": (43.4, 8.6, "{}"),
    "to y": (35.5, 4.0, "{}"),
    "to h": (21.5, 4.0, "{}"),
    "to x": (5.0, 4.0, "{}"),
    "w1": (13.2, 1.2, "blame {}"),
    "w2": (29.2, 1.2, "blame {}"),
}


def draw(title, dials, numbers, now=(), lanes=2):
    """One frame: `numbers` maps spots to numbers, `now` are the newest."""
    bottom = 0 if lanes == 2 else 4.6
    figure, axes = plt.subplots(figsize=(4.8, (22 - bottom) / 9.4))
    axes.set(xlim=(0, 48), ylim=(bottom, 22))
    axes.axis("off")
    axes.set_title(title)
    backward = any(spot.startswith("to ") for spot in numbers)
    for left, right in ((1.0, 9.4), (17.2, 25.4), (33.2, 38.6)):
        arrow(axes, left, right, 15.6)
        if backward:
            arrow(axes, right, left, 6.8)
    for x, turned in zip((13.3, 29.3), dials):
        dial(axes, x, turned)
    axes.add_patch(box(39.0, 5.2, 8.8, 12.0))
    word(axes, 43.4, 14.4, "gauge", PLAIN)
    word(axes, 43.4, 11.6, "badness", PLAIN)
    for spot, number in numbers.items():
        x, y, wording = SPOTS[spot]
        colour = NOW if spot in now else DONE
        text = wording.format(written(number))
        word(axes, x, y, text, colour, size=14 if wording == "{}" else 11.8)
    return figure


def word(axes, x, y, text, colour, size=11.8):
    """What is new is bold as well as warm: never colour alone."""
    weight = "bold" if colour == NOW else "normal"
    centred = {"ha": "center", "va": "center"}
    axes.text(x, y, text, color=colour, weight=weight, size=size, **centred)


def dial(axes, x, turned):
    """A box with a knob whose pointer turns with the number."""
    axes.add_patch(box(x - 3.6, 5.2, 7.2, 12.0))
    axes.add_patch(
        Circle((x, 9.0), 2.3, fill=False, edgecolor=PLAIN, linewidth=1.4)
    )
    angle = math.radians(225 - 45 * turned)
    tip = (x + 2.3 * math.cos(angle), 9.0 + 2.3 * math.sin(angle))
    axes.plot([x, tip[0]], [9.0, tip[1]], color=PLAIN, linewidth=2)
    axes.text(x, 14.2, f"× {turned}", ha="center", va="center", fontsize=13)


def box(x, y, width, height):
    return FancyBboxPatch(
        (x, y),
        width,
        height,
        boxstyle="round,pad=0,rounding_size=0.8",
        facecolor="none",
        edgecolor="#6b7280",
        linewidth=1.3,
    )


def arrow(axes, start, end, y):
    style = {"arrowstyle": "->", "color": "#6b7280", "linewidth": 1.3}
    axes.annotate("", xy=(end, y), xytext=(start, y), arrowprops=style)


def written(number):
    """3.0 as 3, -2 with a real minus sign."""
    return f"{number:g}".replace("-", "−")


# %% check
if __name__ == "__main__":
    drawn = draw(
        "2 goes in, 3 comes out",
        (3, 0.5),
        {"x": 2, "h": 6, "y": 3.0},
        now={"y"},
    )
    texts = {
        text.get_text(): text.get_color() for text in drawn.axes[0].texts
    }
    assert texts["2"] == texts["6"] == DONE
    assert texts["3"] == NOW
    assert "× 3" in texts and "× 0.5" in texts
