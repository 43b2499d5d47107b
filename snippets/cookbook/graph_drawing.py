"""Draw the Autograd graph behind a loss: its nodes, edges and leaves.

    figure = draw(loss, names=dict(model.named_parameters()))
    figure.savefig("graph.svg")

The node that runs first in the backward pass is at the top, and each arrow
leads to a node that receives a gradient from it. Leaves have round corners.

Needs: torch and matplotlib. Licence: MIT.
"""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean
from typing import Any

import matplotlib.pyplot as plt
import torch
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

LETTER, HEIGHT = 0.09, 0.42  # inches: width of a letter, height of a box
BESIDE, BELOW = 0.18, 0.36  # inches between boxes, and between layers
GREY = "#6b7280"
ARROW = {"arrowstyle": "-|>", "color": GREY, "shrinkA": 0, "shrinkB": 0}
CENTRED: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": 10}
Names = dict[str, torch.Tensor]
Edge = list["Box"]  # its start, its points in between, its end


@dataclass(eq=False)
class Box:
    """A node or a leaf or, without a text, a point on a long edge."""

    text: str = ""
    layer: int = 0  # counted from the top
    x: float = 0.0  # of its middle, in inches

    @property
    def width(self) -> float:  # in inches
        longest = max(len(line) for line in self.text.split("\n"))
        return LETTER * longest + 0.15 if longest else 0.0

    @property
    def y(self) -> float:  # of its middle, in inches
        return -self.layer * (HEIGHT + BELOW)


# %% the graph
def collect(loss: torch.Tensor, names: Names) -> list[Edge]:
    """The edges of the graph behind `loss`, each from box to box."""
    boxes: dict[Any, Box] = {loss.grad_fn: Box(label(loss.grad_fn, names))}
    edges, nodes = list[Edge](), list(boxes)
    for node in nodes:
        for next_node in (n for n, _ in node.next_functions if n):
            if next_node not in boxes:
                boxes[next_node] = Box(label(next_node, names))
                nodes.append(next_node)
            edges.append([boxes[node], boxes[next_node]])
    return edges


def label(node: Any, names: Names) -> str:
    """The name of a node; for a leaf its own name, and its shape."""
    if not hasattr(node, "variable"):
        return str(node.name()).split("::")[-1]
    leaf = node.variable
    name = next((n for n, x in names.items() if x is leaf), "leaf")
    return f"{name}\n{[*leaf.shape]}"


# %% the layout
def assign_layers(edges: list[Edge]) -> None:
    """Make all edges lead down, with a point in each layer they pass."""
    moved = True
    while moved:
        moved = False
        for start, end in edges:
            if end.layer <= start.layer:
                end.layer = start.layer + 1
                moved = True
    for edge in edges:
        layers = range(edge[0].layer + 1, edge[1].layer)
        edge[1:1] = [Box(layer=layer) for layer in layers]


def arrange(boxes: list[Box], edges: list[Edge]) -> None:
    """Move each box to the middle of its neighbours, layer by layer."""
    depth = 1 + max(box.layer for box in boxes)
    rows = [[box for box in boxes if box.layer == n] for n in range(depth)]
    neighbours = defaultdict[Box, list[Box]](list)
    for edge in edges:
        for upper, lower in pairwise(edge):
            neighbours[upper].append(lower)
            neighbours[lower].append(upper)
    for turn in range(60):  # enough for all to come to rest
        for row in rows[::-1] if turn % 2 == 0 else rows:
            for box in row:  # the 0.1 draws it a little towards x = 0
                near = neighbours[box]
                box.x = sum(other.x for other in near) / (len(near) + 0.1)
            row.sort(key=lambda box: box.x)
            middle = mean(box.x for box in row)
            for left, right in pairwise(row):
                apart = BESIDE + (left.width + right.width) / 2
                right.x = max(right.x, left.x + apart)
            shift = middle - mean(box.x for box in row)
            for box in row:
                box.x += shift


# %% the picture
def draw(loss: torch.Tensor, names: Names | None = None) -> Figure:
    """The graph behind `loss`; raises ValueError if it has none."""
    if loss.grad_fn is None:
        raise ValueError("there is no graph: the loss does not require grad")
    edges = collect(loss, names or {})
    assign_layers(edges)
    boxes = list(dict.fromkeys(box for edge in edges for box in edge))
    arrange(boxes, edges)
    left = min(box.x - box.width / 2 for box in boxes) - BESIDE
    right = max(box.x + box.width / 2 for box in boxes) + BESIDE
    bottom = min(box.y for box in boxes) - HEIGHT
    size = (right - left, HEIGHT - bottom)
    figure: Figure = plt.figure(figsize=size, layout="none")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(left, right), ylim=(bottom, HEIGHT))
    axes.set_axis_off()
    for i, edge in enumerate(edges):
        draw_edge(axes, edge, 0.14 * edges[:i].count(edge))
    for box in boxes:
        if box.text:
            corner = (box.x - box.width / 2, box.y - HEIGHT / 2)
            radius = 0.15 if "\n" in box.text else 0.001
            style = f"round,pad=0,rounding_size={radius}"
            patch = FancyBboxPatch(corner, box.width, HEIGHT, style)
            axes.add_patch(patch).set(facecolor="none", edgecolor=GREY)
            axes.text(box.x, box.y, box.text, **CENTRED)
    return figure


def draw_edge(axes: Any, edge: Edge, shift: float) -> None:
    """A line with an arrow; the second between two boxes is shifted."""
    points = [(edge[0].x + shift, edge[0].y - HEIGHT / 2)]
    for point in edge[1:-1]:
        points.append((point.x, point.y + HEIGHT / 2))
        points.append((point.x, point.y - HEIGHT / 2))
    tip = (edge[-1].x + shift, edge[-1].y + HEIGHT / 2)
    axes.plot(*zip(*points), color=GREY, linewidth=1)
    axes.annotate("", tip, points[-1], arrowprops=ARROW)


# %% check
if __name__ == "__main__":
    w = torch.ones(2, 3, requires_grad=True)
    texts = draw((w * w + w).sum(), {"w": w}).axes[0].texts
    plt.close()
    labels = " ".join(text.get_text() for text in texts if text.get_text())
    assert labels == "SumBackward0 AddBackward0 MulBackward0 w\n[2, 3]"
