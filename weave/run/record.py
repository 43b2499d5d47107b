"""Writes down the graph behind a value of a run, and its walk back as it happens.

Two kinds of graph are known, PyTorch's and that of the book's own engine. A page asks for one with
`graph=NAME` or `steps=NAME`; nothing is watched in a program of which no page asks it.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from weave.graph import Graph
from weave.run import record_engine
from weave.run.record_kind import MOST, Kind, Walk
from weave.run.record_torch import Torch

KEPT = 500  # walks of one run


class Recorder:
    """Watches one run for the graphs that pages ask for."""

    def __init__(
        self, wanted: Iterable[str], module: types.ModuleType, imports: Sequence[str]
    ) -> None:
        self.wanted = tuple(wanted)
        self.module = module
        self.walks: list[Walk] = []
        self.kinds = [Torch(), *record_engine.imported(imports)] if self.wanted else []
        for kind in self.kinds:
            kind.watch(self)

    def begin(self, kind: Kind, root: Any) -> Walk:
        """A walk back from this node is about to start."""
        walk = self.find(kind, root)
        if any(w.nodes[0] is root and w.steps for w in self.walks):
            return walk  # the first walk counts
        self.walks = [w for w in self.walks if w.nodes[0] is not root] + [walk]
        if len(self.walks) > KEPT:  # the oldest goes, unless a page asks for it
            del self.walks[next((i for i, w in enumerate(self.walks) if not self._asked(w)), 0)]
        return walk

    def _asked(self, walk: Walk) -> bool:
        """Whether a name of which a page asks stands for the end of this graph now."""
        values = (vars(self.module).get(name) for name in self.wanted)
        return any(walk.kind.node(value) is walk.nodes[0] for value in values)

    def graphs(self) -> dict[str, Graph | str]:
        """For each name a page asks for its graph, or why there is none."""
        return {name: self._graph(name) for name in self.wanted}

    def _graph(self, name: str) -> Graph | str:
        if name not in vars(self.module):
            return f"the run has no name '{name}'"
        value = vars(self.module)[name]
        for kind in self.kinds:
            root = kind.node(value)
            if root is None:
                continue
            known = next((walk for walk in self.walks if walk.nodes[0] is root), None)
            walk = known or self.find(kind, root)
            if len(walk.nodes) > MOST:
                return f"{len(walk.nodes)} functions are too many to draw"
            return walk.graph()
        return f"'{name}' is a {type(value).__name__} with no graph behind it"

    def find(self, kind: Kind, root: Any) -> Walk:
        """Walk the graph from its root, and name and value what can be."""
        nodes = _reached(kind, root)
        if len(nodes) > MOST:  # nothing more will be asked of them
            return Walk(kind, nodes, [], [], [])
        saved = [kind.saved(node) for node in nodes]
        known: dict[int, tuple[str, Any]] = {}  # the first name given to a number counts
        for name, number in self._named():
            if kind.node(number) is not None:
                known.setdefault(id(kind.node(number)), (name, number))
        names = [known.get(id(node), ("", None))[0] for node in nodes]
        values = [kind.value(known[id(node)][1]) if id(node) in known else None for node in nodes]
        for i, node in enumerate(nodes):
            number = kind.leaf(node)
            if number is not None:
                values[i] = kind.value(number)
                names[i] = next((n for n, v in self._named() if v is number), "")
            elif values[i] is None:
                values[i] = saved[i].get(kind.result)
        place = {id(node): i for i, node in enumerate(nodes)}
        for node in nodes:
            for other, value in zip(kind.following(node), kind.inputs(node), strict=False):
                if other is not None and values[place[id(other)]] is None:
                    values[place[id(other)]] = value
        return Walk(kind, nodes, names, values, saved)

    def _named(self) -> Iterator[tuple[str, Any]]:
        """Everything the program has a name for, with items of lists and parameters of models."""
        for name, value in list(vars(self.module).items()):
            if name.startswith("_"):
                continue
            yield name, value
            if isinstance(value, list | tuple):
                yield from ((f"{name}[{i}]", item) for i, item in enumerate(value))
            elif isinstance(value, Mapping):
                yield from ((f"{name}[{key!r}]", item) for key, item in value.items())
            elif callable(getattr(value, "named_parameters", None)) and not isinstance(value, type):
                yield from value.named_parameters()


def _reached(kind: Kind, root: Any) -> list[Any]:
    """All nodes of a graph, the root first, each once."""
    nodes = [root]
    met = {id(root)}
    for node in nodes:
        for other in kind.following(node):
            if other is not None and id(other) not in met:
                met.add(id(other))
                nodes.append(other)
    return nodes
