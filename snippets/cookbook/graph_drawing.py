"""Draw the graph behind any loss: its functions, its leaves, the way back.

    figure = draw(loss, names=dict(model.named_parameters()))
    figure.savefig("graph.svg")

Above is what the walk back runs first, and arrows lead to those that it sends
slopes to. At the ends are the leaves, rounded, with their shapes.

Needs: torch and matplotlib. Licence: MIT.
"""

from collections import Counter, defaultdict
from itertools import accumulate, pairwise
from typing import Any

import matplotlib.pyplot as plt
import torch
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

LETTER, TALL = 0.09, 0.42  # inches: a letter's width, a box's height
BESIDE, BELOW = 0.18, 0.36  # inches between boxes, and between layers
ROUNDS = 60  # in which all is moved to where its neighbours are
GREY = "#6b7280"
ARROW = {"arrowstyle": "-|>", "color": GREY, "shrinkA": 0, "shrinkB": 0}

Names = dict[str, torch.Tensor]
Line = list[int]  # the boxes at its ends, and what it passes in between
Near = dict[int, list[int]]  # for each box, those to which lines lead


# %% what is in the graph
def walked(loss: torch.Tensor) -> tuple[list[Any], list[Line]]:
    """The functions behind a loss, and which sends slopes to which."""
    if loss.grad_fn is None:
        raise ValueError("this has no graph: nothing in it requires grad")
    nodes: list[Any] = [loss.grad_fn]
    number, lines = {nodes[0]: 0}, []
    for i, node in enumerate(nodes):
        for ahead in (n for n, _ in node.next_functions if n):
            if ahead not in number:
                number[ahead] = len(nodes)
                nodes.append(ahead)
            lines.append([i, number[ahead]])
    return nodes, lines


def label(node: Any, names: Names) -> str:
    """A function's name; of a leaf its own, and its shape."""
    if not hasattr(node, "variable"):
        return str(node.name().rpartition("::")[2])
    leaf = node.variable
    name = next((n for n, x in names.items() if x is leaf), "a leaf")
    return f"{name}\n{[*leaf.shape]}"


# %% where it goes
def layered(count: int, lines: list[Line]) -> list[int]:
    """For each box the longest way to it from box 0, which is in layer 0."""
    layers, waits, ready = [0] * count, Counter(j for _, j in lines), [0]
    for i in ready:
        for j in (end for start, end in lines if start == i):
            layers[j] = max(layers[j], layers[i] + 1)
            waits[j] -= 1
            if not waits[j]:
                ready.append(j)
    return layers


def apart(wishes: list[float], widths: list[float]) -> list[float]:
    """Places in the order of the wishes, near to them, without overlaps."""
    steps = [(a + b) / 2 + BESIDE for a, b in pairwise(widths)]
    packed = list(accumulate(steps, initial=0.0))
    groups: list[tuple[float, int]] = []  # what touches moves together
    for wish, place in zip(wishes, packed):
        shift, size = wish - place, 1
        while groups and groups[-1][0] > shift:
            other, count = groups.pop()
            shift = (shift * size + other * count) / (size + count)
            size += count
        groups.append((shift, size))
    shifts = [shift for shift, size in groups for _ in range(size)]
    return [place + shift for place, shift in zip(packed, shifts)]


def placed(layers: list[int], widths: list[float], near: Near) -> list[float]:
    """The middle of each box, in inches from the left."""
    x, rows = [0.0] * len(layers), defaultdict[int, list[int]](list)
    for i, layer in enumerate(layers):
        rows[layer].append(i)
    for turn in range(ROUNDS):
        for layer in sorted(rows, reverse=turn % 2 == 0):
            row = rows[layer]
            wish = {i: sum(x[j] for j in near[i]) for i in row}
            wish = {i: at / (len(near[i]) + 0.1) for i, at in wish.items()}
            row.sort(key=wish.__getitem__)
            wishes = [wish[i] for i in row]
            for i, at in zip(row, apart(wishes, [widths[i] for i in row])):
                x[i] = at
    left = min(at - wide / 2 for at, wide in zip(x, widths))
    return [at - left + BESIDE for at in x]


def port(line: Line, end: int, lines: list[Line], x: list[float]) -> float:
    """Where a line leaves (0) or enters (-1) its box, beside the others."""
    others = [other for other in lines if other[end] == line[end]]
    others.sort(key=lambda other: x[other[-2 if end else 1]])
    place = [other is line for other in others].index(True)
    return x[line[end]] + 0.14 * (place - (len(others) - 1) / 2)


# %% the picture
def draw(loss: torch.Tensor, names: Names | None = None) -> Figure:
    """The graph behind `loss`, as large as it needs to be.

    Raises ValueError if nothing in it requires grad.
    """
    nodes, lines = walked(loss)
    layers, near = layered(len(nodes), lines), defaultdict[int, Line](list)
    for line in lines:  # it takes a place in each layer that it passes
        between = range(layers[line[0]] + 1, layers[line[1]])
        line[1:1] = range(len(layers), len(layers) + len(between))
        layers += between
        for i, j in pairwise(line):
            near[i].append(j)
            near[j].append(i)
    texts = [label(node, names or {}) for node in nodes]
    widths = [max(map(len, t.split("\n"))) * LETTER + 0.15 for t in texts]
    widths += [0.0] * (len(layers) - len(nodes))
    x = placed(layers, widths, near)
    y = [(max(layers) - layer) * (TALL + BELOW) for layer in layers]
    right = max(at + wide / 2 for at, wide in zip(x, widths))
    size = (right + BESIDE, y[0] + 2 * TALL)
    figure: Figure = plt.figure(figsize=size, layout="none")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, size[0]), ylim=(-TALL, size[1] - TALL))
    axes.set_axis_off()
    for line in lines:
        points = [(port(line, 0, lines, x), y[line[0]] - TALL / 2)]
        for i in line[1:-1]:
            points += [(x[i], y[i] + TALL / 2), (x[i], y[i] - TALL / 2)]
        end = (port(line, -1, lines, x), y[line[-1]] + TALL / 2)
        axes.plot(*zip(*points), color=GREY, linewidth=1)
        axes.annotate("", end, points[-1], arrowprops=ARROW)
    for i, text in enumerate(texts):
        corner = (x[i] - widths[i] / 2, y[i] - TALL / 2)
        shape = f"round,pad=0,rounding_size={0.15 if '[' in text else 0.001}"
        box = FancyBboxPatch(corner, widths[i], TALL, shape, fill=False)
        axes.add_patch(box).set_edgecolor(GREY)
        axes.text(x[i], y[i], text, ha="center", va="center", fontsize=10)
    return figure


# %% check
if __name__ == "__main__":
    w = torch.ones(2, 3, requires_grad=True)
    texts = draw((w * w + w).sum(), {"w": w}).axes[0].texts
    plt.close()
    said = " ".join(text.get_text() for text in texts if text.get_text())
    assert said == "SumBackward0 AddBackward0 MulBackward0 w\n[2, 3]"
