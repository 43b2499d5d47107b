"""The interface of a kind of graph to the recorder, and the notes on a walk back."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from weave.graph import Graph, Node, Step, Value

MOST = 60  # functions of a graph that can still be drawn


class Kind(ABC):
    """A kind of graph: how to ask its functions, called nodes here, and its numbers.

    Numbers and nodes are objects of PyTorch or of the book's engine, and so of any type.
    """

    title: str  # of the program that made the graph
    keeps: str  # where a leaf keeps its gradient
    result: str  # the name under which a node saves its result
    starter: Any  # the class or module whose function `backward` starts a walk back

    @abstractmethod
    def node(self, number: Any) -> Any:
        """The node behind a number; None behind anything else, and where there is no history."""

    @abstractmethod
    def name(self, node: Any) -> str:
        """The node's own name for itself."""

    @abstractmethod
    def following(self, node: Any) -> list[Any]:
        """For each input of the operation the node its gradient goes to, or None."""

    @abstractmethod
    def leaf(self, node: Any) -> Any:
        """The number at the end of a path; None for a node that an operation made."""

    @abstractmethod
    def value(self, number: Any) -> float | str:
        """A number as a plain one, or the shape of what is more than one."""

    @abstractmethod
    def saved(self, node: Any) -> dict[str, Value]:
        """What the node has saved, by name; nothing when it is freed."""

    @abstractmethod
    def inputs(self, node: Any) -> list[Value]:
        """The node's first inputs, in their order, as far as it has saved them."""

    @abstractmethod
    def noting(self, walk: Walk) -> AbstractContextManager[None]:
        """Note every node that runs in this walk, for as long as it lasts."""

    def watch(self, begin: Callable[[Kind, Any], Walk]) -> None:
        """From now on call `begin` for every walk back, and note the nodes that run in it."""
        backward: Callable[..., None] = self.starter.backward

        def watched(*args: Any, **kwargs: Any) -> None:
            root = self.node(args[0] if args else kwargs.get("tensors"))  # PyTorch's name for it
            walk = None if root is None else begin(self, root)
            if walk is None or len(walk.nodes) > MOST:
                backward(*args, **kwargs)
                return
            with self.noting(walk):
                backward(*args, **kwargs)

        self.starter.backward = watched


@dataclass
class Walk:
    """A graph, found from its root, with what is known of its numbers at that moment."""

    kind: Kind
    nodes: list[Any]
    names: list[str]
    values: list[Value]
    saved: list[dict[str, Value]]
    steps: list[Step] = field(default_factory=list)

    def place(self, node: Any) -> int:
        return next(i for i, other in enumerate(self.nodes) if other is node)

    def note(
        self, node: Any, arrives: Value, times: Sequence[float | None], sends: Sequence[Value]
    ) -> None:
        """Note a step: the gradient that arrived, the factor for each input, what was sent."""
        self.steps.append(Step(self.place(node), arrives, tuple(times), tuple(sends)))

    def graph(self) -> Graph:
        nodes = tuple(self._node(i, node) for i, node in enumerate(self.nodes))
        return Graph(self.kind.title, self.kind.keeps, nodes, tuple(self.steps))

    def _node(self, i: int, node: Any) -> Node:
        kind = self.kind
        following = tuple(n if n is None else self.place(n) for n in kind.following(node))
        leaf = kind.leaf(node) is not None
        return Node(kind.name(node), leaf, self.names[i], self.values[i], self.saved[i], following)
