"""The nodes of the running example, drawn."""

import matplotlib.pyplot as plt
import torch

GREY = "#6b7280"
WIDTH, HEIGHT = 20, 8
MIDDLES = {
    "to w1": (33, 56),
    "first": (33, 43),
    "to w2": (10, 43),
    "second": (21, 30),
    "minus": (21, 17),
    "square": (21, 4),
}
LINKS = [
    ("square", "minus"),
    ("minus", "second"),
    ("second", "to w2"),
    ("second", "first"),
    ("first", "to w1"),
]


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
    axes.annotate("", xy=end, xytext=start, arrowprops=style)


def short_name(node):
    """A node's name, without the C++ namespace of some."""
    return node.name().split("::")[-1]


def draw_box(axes, middle, name, line, colour):
    """One node: its name, and a line below that."""
    x, y = middle
    corner = x - WIDTH / 2, y - HEIGHT / 2
    box = plt.Rectangle(corner, WIDTH, HEIGHT, facecolor="none")
    box.set(edgecolor=GREY, linewidth=1.2)
    axes.add_patch(box)
    centred = {"ha": "center", "va": "center"}
    axes.text(x, y + 1.7, name, size=11.8, weight="bold", **centred)
    axes.text(x, y - 1.9, line, color=colour, **centred)


def mark(axes, middle, style="solid"):
    """An orange edge around a node."""
    x, y = middle
    corner = x - WIDTH / 2, y - HEIGHT / 2
    box = plt.Rectangle(corner, WIDTH, HEIGHT, facecolor="none")
    box.set(edgecolor="C1", linewidth=2.2, linestyle=style)
    axes.add_patch(box)


def draw(axes, nodes, lines, colour):
    """The six nodes, with a line each, and their links."""
    axes.set(xlim=(-1, 47), ylim=(-5, 61))
    axes.axis("off")
    for key, node in nodes.items():
        name = short_name(node)
        draw_box(axes, MIDDLES[key], name, lines[key], colour)
    for start, end in LINKS:
        (x0, y0), (x1, y1) = MIDDLES[start], MIDDLES[end]
        lean = (x1 - x0) * 0.3
        arrow(axes, (x0 + lean, y0 + 4), (x1 - lean * 0.5, y1 - 4))


# %% what each keeps
if __name__ == "__main__":
    w1 = torch.tensor(3.0, requires_grad=True)
    w2 = torch.tensor(0.5, requires_grad=True)
    error = (w2 * (w1 * 2.0) - 5.0) ** 2
    nodes = the_six(error)
    kept_first = nodes["first"]._saved_other.item()
    kept_weight = nodes["second"]._saved_self.item()
    kept_h = nodes["second"]._saved_other.item()
    kept_miss = nodes["square"]._saved_self.item()
    lines = {
        "to w1": "knows w1",
        "to w2": "knows w2",
        "first": f"keeps {written(kept_first)}",
        "second": f"keeps {written(kept_weight)}, {written(kept_h)}",
        "minus": "keeps no tensor",
        "square": f"keeps {written(kept_miss)}",
    }
    figure, axes = plt.subplots(figsize=(4.8, 5.8))
    draw(axes, nodes, lines, "C2")
    axes.set_ylim(-1, 61)
    for key in ("first", "minus"):
        x, y = MIDDLES[key]
        edge = x + WIDTH / 2
        axes.text(edge + 0.2, y - 6.5, "None", size=11.8, color=GREY)
        arrow(axes, (edge - 3, y - 4), (edge + 0.2, y - 5.9))
    plt.show()

# %% check
if __name__ == "__main__":
    assert nodes["to w1"].variable is w1
    assert nodes["to w2"].variable is w2
    assert nodes["first"]._saved_self is None
    assert nodes["first"].next_functions[1][0] is None
    assert nodes["minus"].next_functions[1][0] is None
    assert (kept_first, kept_weight, kept_h, kept_miss) == (2, 0.5, 6, -2)
