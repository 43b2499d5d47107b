"""The graph behind a number of a run, and its walk back: `run` records it, `draw` draws it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

Table = tuple[tuple[float, ...], ...]  # a small tensor's numbers, row by row
Value = float | Table | str | None  # a number, a table, the shape of a larger one; None: unknown


@dataclass(frozen=True)
class Node:
    """A function of the graph, and the number that it made, as far as it is known.

    `next` has, for each input of the operation, the index of the node its gradient goes to.
    """

    function: str
    leaf: bool
    name: str
    value: Value
    saved: Mapping[str, Value]
    next: tuple[int | None, ...]


@dataclass(frozen=True)
class Step:
    """A node that ran: the gradient that arrived, the factor for each input, what it sent."""

    node: int
    arrives: Value
    times: tuple[float | None, ...]
    sends: tuple[Value, ...]


@dataclass(frozen=True)
class Graph:
    """A graph, its root first.

    `title` names the program that made it, and `keeps` is what a leaf calls its gradient there.
    `steps` are empty where it was never walked back.
    """

    title: str
    keeps: str
    nodes: tuple[Node, ...]
    steps: tuple[Step, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The inverse of `asdict`. Raises TypeError or KeyError for anything else."""
        known: Any = _tuples(data)
        nodes = (Node(**node) for node in known["nodes"])
        steps = (Step(**step) for step in known["steps"])
        return cls(known["title"], known["keeps"], tuple(nodes), tuple(steps))


def _tuples(data: object) -> object:
    """JSON with tuples for its lists."""
    if isinstance(data, Mapping):
        return {key: _tuples(value) for key, value in data.items()}
    return tuple(map(_tuples, data)) if isinstance(data, list | tuple) else data
