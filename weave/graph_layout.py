"""Where the cards and lines of a graph's picture go. Lengths are CSS pixels at full size."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import igraph

WIDEST = 328  # a phone's column: a graph that is wider lying down stands upright
LINE = 20  # height of a line of a card, which has three
TALL = 3 * LINE
GAP, BESIDE = 19, 13  # between layers; between cards of a layer
MARGIN = 2
PORT = 16  # the most that two lines into one card are apart
ROUNDS = 100  # in which crossings are removed

Point = tuple[float, float]
Edge = tuple[int, int, int]  # from a function, its input's number, to that input


@dataclass(frozen=True)
class Card:
    """Where a number stands: its middle and its width."""

    x: float
    y: float
    width: float

    @property
    def left(self) -> float:
        return self.x - self.width / 2

    @property
    def top(self) -> float:
        return self.y - TALL / 2


class Layout:
    """Places for cards of these widths; `edges` lead from card 0, the root, to its inputs.

    Values flow from left to right, or, where that is too wide for a phone, from above to below.
    """

    def __init__(self, edges: Sequence[Edge], widths: Sequence[float]) -> None:
        self.edges = edges
        self.widths = widths
        self._places()
        self.width = max(card.x + card.width / 2 for card in self.cards) + MARGIN
        self.height = max(card.y for card in self.cards) + TALL / 2 + MARGIN

    def line(self, edge: Edge) -> list[Point]:
        """The points of the line from an input's card into the function's, bends between them."""
        i, slot, j = edge
        return [self._exit(j), *self.bends.get((i, slot), [])[::-1], self._port(i, slot)]

    def path(self, edge: Edge) -> str:
        """The same as an SVG path that leaves and enters every point straight."""
        points = self.line(edge)
        path = f"M{points[0][0]:.4g} {points[0][1]:.4g}"
        for (x, y), (u, v) in itertools.pairwise(points):
            if self.upright:
                path += f"C{x:.4g} {(y + v) / 2:.4g} {u:.4g} {(y + v) / 2:.4g} {u:.4g} {v:.4g}"
            else:
                path += f"C{(x + u) / 2:.4g} {y:.4g} {(x + u) / 2:.4g} {v:.4g} {u:.4g} {v:.4g}"
        return path

    def _places(self) -> None:
        layers = layered(self.edges, len(self.widths))
        level = list(layers)
        passed: dict[tuple[int, int], list[int]] = {}
        lines: list[tuple[int, int]] = []
        for i, slot, j in self.edges:  # a line takes a place in every layer that it passes
            through = range(len(level), len(level) + layers[j] - layers[i] - 1)
            passed[i, slot] = list(through)
            level += range(layers[i] + 1, layers[j])
            lines += itertools.pairwise([i, *through, j])
        graph = igraph.Graph(n=len(level), edges=lines, directed=True)
        found = graph.layout_sugiyama(layers=level, hgap=1, vgap=1, maxiter=ROUNDS).coords
        first = min(x for x, _ in found)
        spots = self._spots(layers, level, [x - first for x, _ in found])
        self.cards = [Card(x, y, w) for (x, y), w in zip(spots, self.widths, strict=False)]
        self.bends = {edge: [spots[i] for i in through] for edge, through in passed.items()}

    def _spots(
        self, layers: Sequence[int], level: Sequence[int], across: Sequence[float]
    ) -> list[Point]:
        """Middles of cards and bends, from their layer and their place across it."""
        deepest, widest = max(layers), max(self.widths)
        wide = [
            max(w for w, at in zip(self.widths, layers, strict=True) if at == layer)
            for layer in range(deepest + 1)
        ]
        self.upright = sum(wide) + GAP * deepest + 2 * MARGIN > WIDEST
        spots: list[Point] = []
        for layer, x in zip(level, across, strict=True):
            spot: Point
            if self.upright:
                spot = widest / 2 + x * (widest + BESIDE), (deepest - layer) * (TALL + GAP)
            else:
                left = sum(wide[layer + 1 :]) + GAP * (deepest - layer)
                spot = left + wide[layer] / 2, x * (TALL + BESIDE)
            spots.append((spot[0] + MARGIN, spot[1] + TALL / 2 + MARGIN))
        return spots

    def _exit(self, j: int) -> Point:
        card = self.cards[j]
        return (card.x, card.y + TALL / 2) if self.upright else (card.x + card.width / 2, card.y)

    def _port(self, i: int, slot: int) -> Point:
        """Where a line enters a card: lines into one card come in the order of their origins."""
        card = self.cards[i]
        slots = [(one, j) for k, one, j in self.edges if k == i]
        order = sorted(slots, key=lambda edge: (self._origin(i, *edge), edge))
        rank = [one for one, _ in order].index(slot) - (len(slots) - 1) / 2
        if self.upright:
            return card.x + rank * min(PORT, card.width / (len(slots) + 1)), card.top
        return card.left, card.y + rank * min(PORT, TALL / (len(slots) + 1))

    def _origin(self, i: int, slot: int, j: int) -> float:
        """Where a line comes from, across the direction in which values flow."""
        through = self.bends.get((i, slot)) or [(self.cards[j].x, self.cards[j].y)]
        return through[0][0] if self.upright else through[0][1]


def layered(edges: Sequence[Edge], count: int) -> list[int]:
    """For each of `count` nodes the longest way to it from node 0, which is in layer 0."""
    layers, waits = [0] * count, [0] * count
    for _, _, j in edges:
        waits[j] += 1
    ready = [0]
    for i in ready:
        for _, _, j in (edge for edge in edges if edge[0] == i):
            layers[j] = max(layers[j], layers[i] + 1)
            waits[j] -= 1
            if not waits[j]:
                ready.append(j)
    return layers
