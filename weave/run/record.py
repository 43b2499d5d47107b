"""Records the graph behind a value of a run, and its walk back as it happens.

There are two kinds of graph, PyTorch's and that of the book's own engine. A page asks for one with
`graph=NAME` or `steps=NAME`. A program whose graphs no page asks for is not watched.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

from weave.graph import Graph, Node
from weave.run import record_engine
from weave.run.record_kind import MOST, Kind, Walk
from weave.run.record_torch import Torch

KEPT = 500  # walks of one run


class Recorder:
    """Watches one run for the graphs that pages ask for."""

    def __init__(
        self, names: tuple[str, ...], module: ModuleType, neighbours: Sequence[Path]
    ) -> None:
        self.names = names
        self.module = module
        self.walks: list[Walk] = []
        self.kinds = [Torch(), *record_engine.imported(neighbours)] if names else []
        for kind in self.kinds:
            kind.watch(self._begin)

    def _begin(self, kind: Kind, root: Any) -> Walk:
        """A walk back from this node is about to start."""
        walk = self._walk(kind, root)
        if any(w.nodes[0] is root and w.steps for w in self.walks):
            return walk  # the first walk counts
        self.walks = [w for w in self.walks if w.nodes[0] is not root] + [walk]
        if len(self.walks) > KEPT:  # the oldest goes, unless a page asks for it
            del self.walks[next((i for i, w in enumerate(self.walks) if not self._is_named(w)), 0)]
        return walk

    def _is_named(self, walk: Walk) -> bool:
        """Whether one of the names now stands for the end of this graph."""
        values = (vars(self.module).get(name) for name in self.names)
        return any(walk.kind.node(value) is walk.nodes[0] for value in values)

    def graphs(self) -> dict[str, Graph | str]:
        """The graph behind each name, or why there is none."""
        return {name: self._graph(name) for name in self.names}

    def _graph(self, name: str) -> Graph | str:
        if name not in vars(self.module):
            return f"the run has no name '{name}'"
        value = vars(self.module)[name]
        for kind in self.kinds:
            root = kind.node(value)
            if root is None:
                continue
            recorded = next((walk for walk in self.walks if walk.nodes[0] is root), None)
            walk = recorded or self._walk(kind, root)
            if len(walk.nodes) > MOST:
                return f"{len(walk.nodes)} functions are too many to draw"
            return walk.graph()
        return f"'{name}' is a {type(value).__name__} with no graph behind it"

    def _walk(self, kind: Kind, root: Any) -> Walk:
        """The graph from its root, with the names and values of its numbers, before a walk back."""
        nodes = _reached(kind, root)
        if len(nodes) > MOST:  # it will not be drawn
            return Walk(kind, nodes, [])
        results: dict[int, tuple[str, Any]] = {}  # of nodes; the first name of a number counts
        for name, number in self._named():
            if kind.node(number) is not None:
                results.setdefault(id(kind.node(number)), (name, number))
        place = {id(node): i for i, node in enumerate(nodes)}
        records: list[Node] = []
        for node in nodes:
            name, number = results.get(id(node), ("", None))
            leaf = kind.leaf(node)
            if leaf is not None:
                name, number = next((n for n, v in self._named() if v is leaf), ""), leaf
            saved = kind.saved(node)
            value = saved.get(kind.result) if number is None else kind.value(number)
            following = tuple(None if n is None else place[id(n)] for n in kind.following(node))
            records.append(Node(kind.name(node), leaf is not None, name, value, saved, following))
        _add_values(kind, nodes, records)
        return Walk(kind, nodes, records)

    def _named(self) -> Iterator[tuple[str, Any]]:
        """Everything the program has a name for, then items of lists and parameters of models."""
        names = vars(self.module).items()
        values = [(name, value) for name, value in names if not name.startswith("_")]
        yield from values
        for name, value in values:
            if isinstance(value, list | tuple):
                yield from ((f"{name}[{i}]", item) for i, item in enumerate(value))
            elif isinstance(value, Mapping):
                yield from ((f"{name}[{key!r}]", item) for key, item in value.items())
            elif callable(getattr(value, "named_parameters", None)) and not isinstance(value, type):
                yield from value.named_parameters()


def _add_values(kind: Kind, nodes: list[Any], records: list[Node]) -> None:
    """Add values of numbers without a name: what a receiver saved, and of what was transposed."""
    for node, record in zip(nodes, records, strict=True):
        for i, value in zip(record.next, kind.inputs(node), strict=False):
            if i is not None and records[i].value is None:
                records[i] = replace(records[i], value=value)
    for at, record in enumerate(records):
        source = record.next[0] if record.function == kind.transpose else None
        if source is not None:
            value = records[source].value
            turned = tuple(zip(*value, strict=True)) if isinstance(value, tuple) else value
            records[at] = replace(record, value=turned)


def _reached(kind: Kind, root: Any) -> list[Any]:
    """All nodes of a graph, the root first, each once."""
    nodes = [root]
    seen = {id(root)}
    for node in nodes:
        for other in kind.following(node):
            if other is not None and id(other) not in seen:
                seen.add(id(other))
                nodes.append(other)
    return nodes
