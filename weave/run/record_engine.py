"""The graphs of the book's own engine, snippets/maths/engine.py, for `record`."""

import contextlib
import importlib
import types
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from weave.graph import Value
from weave.run.record_kind import Kind, Walk

MODULE = "engine"  # a neighbour of this name is the engine


def is_number(value: Any) -> bool:
    """Whether a value of a run, of any type, is a Number of the engine or of an earlier version."""
    return type(value).__name__ == "Number" and hasattr(value, "slope")


def imported(neighbours: Sequence[Path]) -> Iterator[Kind]:
    """The engine, if a program with these neighbours imports it."""
    if any(path.stem == MODULE for path in neighbours):
        with contextlib.suppress(Exception):  # the program's own import reports it
            yield Engine(importlib.import_module(MODULE))


class Engine(Kind):
    """The nodes of the book's own engine, snippets/maths/engine.py."""

    title = "our engine"
    keeps = "slope"
    result = "y"

    def __init__(self, module: types.ModuleType) -> None:
        engine: Any = module
        self.starter = engine.Number
        self.leaf_node = engine.Accumulate
        self.classes = engine.Node, engine.Accumulate

    def node(self, number: Any) -> Any:
        if not isinstance(number, self.starter) or isinstance(number.node, self.leaf_node):
            return None
        return number.node

    def name(self, node: Any) -> str:
        return type(node).__name__

    def following(self, node: Any) -> list[Any]:
        return list(node.next_nodes)

    def leaf(self, node: Any) -> Any:
        return node.leaf if isinstance(node, self.leaf_node) else None

    def value(self, number: Any) -> Value:
        return float(number.value)

    def saved(self, node: Any) -> dict[str, Value]:
        return {name: float(value) for name, value in (node.saved or {}).items()}

    def inputs(self, node: Any) -> list[Value]:
        saved = self.saved(node)
        return [saved.get(name) for name in ("a", "b")]

    @contextlib.contextmanager
    def noting(self, walk: Walk) -> Iterator[None]:
        runs = [kind.run for kind in self.classes]
        for kind, run in zip(self.classes, runs, strict=True):

            def noted(node: Any, slope: float, run: Callable[..., Any] = run) -> Any:
                times: list[float | None] = []
                if self.leaf(node) is None and node.saved is not None:
                    times = [float(local) for local in node.local_slopes()]
                sends = run(node, slope)
                walk.note(node, slope, times, sends)
                return sends

            kind.run = noted
        try:
            yield
        finally:
            for kind, run in zip(self.classes, runs, strict=True):
                kind.run = run
