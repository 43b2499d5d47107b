"""The graph behind a number of a run, and its walk back: `run` records it, `draw` draws it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

Value = float | str | None  # a number, the shape of a tensor, or None: unknown


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
        nodes = (Node(**{**node, "next": tuple(node["next"])}) for node in data["nodes"])
        steps = (
            Step(s["node"], s["arrives"], tuple(s["times"]), tuple(s["sends"]))
            for s in data["steps"]
        )
        return cls(data["title"], data["keeps"], tuple(nodes), tuple(steps))
