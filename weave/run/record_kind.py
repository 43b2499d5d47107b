"""The interface of a kind of graph to the recorder, and the notes on a walk back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Any, Protocol

from weave.graph import Graph, Node, Step, Value

MOST = 60  # functions of a graph that can still be drawn
LARGEST = 3  # rows or columns of a table that is kept as numbers


class Kind(Protocol):
    """A kind of graph: how to ask its functions, called nodes here, and its numbers.

    Numbers and nodes are objects of PyTorch or of the book's engine, and so of any type.
    """

    title: str  # of the program that made the graph
    keeps: str  # where a leaf keeps its gradient
    result: str  # the name under which a node saves its result
    transpose: str = ""  # the node whose result is its input with rows and columns exchanged
    starter: Any  # the class or module whose function `backward` starts a walk back

    def node(self, number: Any) -> Any:
        """The node behind a number; None behind anything else, and where there is no history."""

    def name(self, node: Any) -> str:
        """The node's own name for itself."""

    def following(self, node: Any) -> list[Any]:
        """For each input of the operation the node its gradient goes to, or None."""

    def leaf(self, node: Any) -> Any:
        """The number at the end of a path; None for a node that an operation made."""

    def value(self, number: Any) -> Value:
        """A number as a plain one, a small table as its rows, and of a larger one the shape."""

    def saved(self, node: Any) -> dict[str, Value]:
        """What the node has saved, by name; nothing when it is freed."""

    def inputs(self, node: Any) -> list[Value]:
        """The node's first inputs, in their order, as far as it has saved them."""

    def noting(self, walk: Walk) -> AbstractContextManager[None]:
        """Note every node that runs in this walk, for as long as it lasts."""

    def watch(self, begin: Callable[[Kind, Any], Walk]) -> None:
        """From now on call `begin` for every walk back, and note the nodes that run in it."""
        backward: Callable[..., None] = self.starter.backward

        def watched(*args: Any, **kwargs: Any) -> None:
            root = self.node(args[0] if args else kwargs.get("tensors"))  # PyTorch's name for it
            walk = None if root is None else begin(self, root)
            with self.noting(walk) if walk and len(walk.nodes) <= MOST else nullcontext():
                backward(*args, **kwargs)

        self.starter.backward = watched


@dataclass
class Walk:
    """A graph from its root: its nodes, with a record of each, and the steps of the walk back."""

    kind: Kind
    nodes: list[Any]
    records: list[Node]
    steps: list[Step] = field(default_factory=list)

    def note(
        self, node: Any, arrives: Value, times: Sequence[float | None], sends: Sequence[Value]
    ) -> None:
        """Note a step: the gradient that arrived, the factor for each input, what was sent."""
        place = next(i for i, other in enumerate(self.nodes) if other is node)
        self.steps.append(Step(place, arrives, tuple(times), tuple(sends)))

    def graph(self) -> Graph:
        return Graph(self.kind.title, self.kind.keeps, tuple(self.records), tuple(self.steps))
