"""The places of the cards and lines in a graph's picture, in CSS pixels."""

import itertools
import math
from collections import Counter
from collections.abc import Sequence

import igraph

from weave.draw.card import TALL, Card

WIDEST = 356  # legible in a phone's column: a graph that would be wider from left to right stands
GAP, BESIDE = 15, 13  # between layers; between cards of a layer
MARGIN = 2
PORT = 16  # the most that two lines into one card are apart
NEAR = 0.1  # points of a line that are nearer than this count as one
ROUNDS = 100  # of removing crossings

Point = tuple[float, float]
Edge = tuple[int, int, int]  # from a function, its input's number, to that input


class Layout:
    """Places for cards of these sizes; `edges` lead from card 0, the root, to its inputs.

    Values flow from left to right, or, where that is too wide for a phone, from above to below.
    """

    def __init__(
        self, edges: Sequence[Edge], widths: Sequence[float], heights: Sequence[float] = ()
    ) -> None:
        self.edges = edges
        self.widths = widths
        self.heights = heights or [TALL] * len(widths)
        self._place()
        corners = [(card.left + card.width, card.top + card.height) for card in self.cards]
        corners += [point for edge in edges for point in self.line(edge)]
        self.width, self.height = (max(side) + MARGIN for side in zip(*corners, strict=True))

    def line(self, edge: Edge) -> list[Point]:
        """The points of the line from an input's card to the function's card.

        It crosses every layer straight and bends between layers, where there are no cards.
        """
        i, slot, j = edge
        card, last = self.cards[j], self._port(i, slot)
        right, below = card.x + card.width / 2, card.y + card.height / 2
        first = (card.x, below) if self.upright else (right, card.y)
        points = [first, self._at(self.ends[self.layers[j]][1], self._across(first))]
        for layer, across in self.bends[i, slot][::-1]:
            points += [self._at(end, across) for end in self.ends[layer]]
        points += [self._at(self.ends[self.layers[i]][0], self._across(last)), last]
        pairs = itertools.pairwise(points)
        return [first, *(point for before, point in pairs if math.dist(before, point) > NEAR)]

    def path(self, edge: Edge) -> str:
        """The line as an SVG path that leaves and enters every point straight."""
        points = self.line(edge)
        path = f"M{points[0][0]:.4g} {points[0][1]:.4g}"
        for (x, y), (u, v) in itertools.pairwise(points):
            a, b = (x, (y + v) / 2) if self.upright else ((x + u) / 2, y)
            c, d = (u, (y + v) / 2) if self.upright else ((x + u) / 2, v)
            path += f"C{a:.4g} {b:.4g} {c:.4g} {d:.4g} {u:.4g} {v:.4g}"
        return path

    def _place(self) -> None:
        layers = self.layers = layered(self.edges, len(self.widths))
        level = list(layers)
        passed: dict[tuple[int, int], list[int]] = {}
        lines: list[tuple[int, int]] = []
        for i, slot, j in self.edges:  # a line takes a place in every layer that it passes
            through = range(len(level), len(level) + layers[j] - layers[i] - 1)
            passed[i, slot] = list(through)
            level += range(layers[i] + 1, layers[j])
            lines += itertools.pairwise([i, *through, j])
        graph = igraph.Graph(n=len(level), edges=lines, directed=True)
        points = graph.layout_sugiyama(layers=level, hgap=1, vgap=1, maxiter=ROUNDS).coords
        spots = self._spots(level, _apart(level, [x for x, _ in points]))
        sizes = zip(spots, self.widths, self.heights, strict=False)  # the other spots are bends
        self.cards = [Card(x, y, width, height) for (x, y), width, height in sizes]
        self.bends = {
            edge: [(level[i], self._across(spots[i])) for i in through]
            for edge, through in passed.items()
        }

    def _spots(self, level: Sequence[int], places: Sequence[float]) -> list[Point]:
        """Middles of cards and bends, from their layer and their place across it."""
        deep = self._deepest(self.widths)
        self.upright = sum(deep) + GAP * (len(deep) - 1) + 2 * MARGIN > WIDEST
        deep = self._deepest(self.heights) if self.upright else deep
        self.ends: list[tuple[float, float]] = []  # of each layer, where values enter and leave
        for layer, size in enumerate(deep):
            start = MARGIN + sum(deep[layer + 1 :]) + GAP * (len(deep) - 1 - layer)
            self.ends.append((start, start + size))
        size = max(self.widths if self.upright else self.heights)
        return [
            self._at(sum(self.ends[layer]) / 2, MARGIN + size / 2 + place * (size + BESIDE))
            for layer, place in zip(level, places, strict=True)
        ]

    def _deepest(self, sizes: Sequence[float]) -> list[float]:
        """The largest of the cards' sizes in each layer."""
        sized = list(zip(sizes, self.layers, strict=True))
        layers = range(max(self.layers) + 1)
        return [max(size for size, at in sized if at == layer) for layer in layers]

    def _at(self, along: float, across: float) -> Point:
        """A point from its place along the flow of values, and across it."""
        return (across, along) if self.upright else (along, across)

    def _across(self, point: Point) -> float:
        return point[0] if self.upright else point[1]

    def _port(self, i: int, slot: int) -> Point:
        """Where a line enters a card: lines into one card come in the order of their origins."""
        card = self.cards[i]
        edges = [edge for edge in self.edges if edge[0] == i]
        order = sorted(edges, key=lambda edge: (self._origin(edge), edge))
        rank = [edge[1] for edge in order].index(slot) - (len(edges) - 1) / 2
        if self.upright:
            return card.x + rank * min(PORT, card.width / (len(edges) + 1)), card.top
        return card.left, card.y + rank * min(PORT, card.height / (len(edges) + 1))

    def _origin(self, edge: Edge) -> float:
        """Where a line comes from, across the direction in which values flow."""
        i, slot, j = edge
        bends = self.bends[i, slot]
        return bends[0][1] if bends else self._across((self.cards[j].x, self.cards[j].y))


def _apart(level: Sequence[int], across: Sequence[float]) -> list[float]:
    """Places across, from 0 on, and 1 apart: igraph may put two things of a layer too close."""
    places = list(across)
    last: dict[int, float] = {}
    for i in sorted(range(len(places)), key=places.__getitem__):
        places[i] = last[level[i]] = max(places[i], last.get(level[i], -math.inf) + 1)
    return [place - min(places) for place in places]


def layered(edges: Sequence[Edge], count: int) -> list[int]:
    """For each of `count` nodes the length of the longest way to it from node 0."""
    layers, waits = [0] * count, Counter(j for _, _, j in edges)
    ready = [0]
    for i in ready:
        for _, _, j in (edge for edge in edges if edge[0] == i):
            layers[j] = max(layers[j], layers[i] + 1)
            waits[j] -= 1
            if not waits[j]:
                ready.append(j)
    return layers
