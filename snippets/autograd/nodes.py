"""How the nodes of the running example are drawn."""

import matplotlib.pyplot as plt
import torch
from matplotlib.patches import FancyBboxPatch

GREY = "#6b7280"
WIDTH, HEIGHT = 20, 4.8
HALF = HEIGHT / 2
MIDDLES = {
    "to w1": (32, 36),
    "to w2": (10, 36),
    "first": (32, 27),
    "second": (32, 18),
    "minus": (32, 9),
    "square": (32, 0),
}
LINKS = {  # where the arrow of each link starts and ends
    ("square", "minus"): ((32, HALF), (32, 9 - HALF)),
    ("minus", "second"): ((32, 9 + HALF), (32, 18 - HALF)),
    ("second", "to w2"): ((24.5, 18 + HALF), (11, 36 - HALF)),
    ("second", "first"): ((32, 18 + HALF), (32, 27 - HALF)),
    ("first", "to w1"): ((32, 27 + HALF), (32, 36 - HALF)),
}


def the_six(error):
    """The six nodes of the running example, by what they do."""
    square = error.grad_fn
    minus = square.next_functions[0][0]
    second = minus.next_functions[0][0]
    first = second.next_functions[1][0]
    return {
        "square": square,
        "minus": minus,
        "second": second,
        "to w2": second.next_functions[0][0],
        "first": first,
        "to w1": first.next_functions[0][0],
    }


def written(number):
    if number is None:
        return "None"
    return f"{number:g}".replace("-", "−")


def arrow(axes, start, end, color=GREY):
    style = {"arrowstyle": "->", "color": color, "linewidth": 1.4}
    style.update(shrinkA=0, shrinkB=0)
    axes.annotate("", xy=end, xytext=start, arrowprops=style)


def short_name(node):
    """A node's name, without the C++ namespace of some."""
    return node.name().split("::")[-1]


def outline(axes, middle):
    """The edge of a node."""
    corner = middle[0] - WIDTH / 2, middle[1] - HALF
    box = FancyBboxPatch(corner, WIDTH, HEIGHT, facecolor="none")
    box.set_boxstyle("round", pad=0, rounding_size=0.6)
    return axes.add_patch(box)


def draw_box(axes, middle, name, line, colour):
    """One node: its name, and a line below that."""
    x, y = middle
    outline(axes, middle).set(edgecolor=GREY, linewidth=1.2)
    centred = {"ha": "center", "va": "center"}
    axes.text(x, y + 1.05, name, size=11.8, weight="bold", **centred)
    axes.text(x, y - 1.15, line, color=colour, **centred)


def mark(axes, middle, style="solid"):
    """An orange edge around a node."""
    box = outline(axes, middle)
    box.set(edgecolor="C1", linewidth=2.6, linestyle=style)


def sheet(low, high, left=-0.6, right=47.4):
    """Axes on which every picture of nodes has the same scale."""
    scale = 4.45 / (right - left)
    size = 4.45, (high - low) * scale
    axes = plt.figure(figsize=size).add_subplot()
    axes.set(xlim=(left, right), ylim=(low, high))
    axes.axis("off")
    return axes


def draw(axes, nodes, lines, colour):
    """Some of the six nodes, with a line each, and their links."""
    for key, node in nodes.items():
        draw_box(axes, MIDDLES[key], short_name(node), lines[key], colour)
    for link, (tail, head) in LINKS.items():
        if link[0] in nodes:
            arrow(axes, tail, head)


# %% check
if __name__ == "__main__":
    w1 = torch.tensor(3.0, requires_grad=True)
    w2 = torch.tensor(0.5, requires_grad=True)
    nodes = the_six((w2 * (w1 * 2.0) - 5.0) ** 2)
    for key, node in nodes.items():
        ends = [link[0] for link in node.next_functions]
        drawn = [nodes[end] for start, end in LINKS if start == key]
        assert [end for end in ends if end] == drawn
