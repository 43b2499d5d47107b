"""Numbers in boxes, for the pictures of layers and mini-batches."""

import matplotlib.pyplot as plt

VALUE, GRADIENT, GREY = "C2", "C1", "#6b7280"
ACROSS = 346  # from the left edge of a picture to the right


def canvas(height, inches=4.8):
    """An empty picture, with the top at zero; its words keep their size."""
    size = inches, inches * height / ACROSS
    figure = plt.figure(figsize=size, layout="none")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, ACROSS), ylim=(height, 0), aspect="equal")
    axes.axis("off")


def minus(number):
    """The number with a proper minus; zero has no sign."""
    return f"{number + 0.0:g}".replace("-", "−")


def factor(number):
    """The number as a later factor or term, in brackets if it needs them."""
    return f"({minus(number)})" if number < 0 else minus(number)


def words(x, y, text, color="black", size=11.8, **how):
    plt.text(x, y, text, color=color, size=size, va="center", **how)


def middle(x, y, text, color="black", size=11.8, **how):
    words(x, y, text, color, size, ha="center", **how)


def box(x, y, wide, high, edge=GREY, width=0.8):
    """An empty box; a thick edge lies above the thin ones."""
    place = {"zorder": 1 + width, "linewidth": width}
    colors = {"facecolor": "white", "edgecolor": edge}
    plt.gca().add_patch(plt.Rectangle((x, y), wide, high, **colors, **place))


# %% check
assert minus(-0.5) == "−0.5" and minus(-0.0) == "0"
assert factor(-1) == "(−1)" and factor(3.0) == "3"
