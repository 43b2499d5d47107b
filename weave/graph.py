"""The graph behind a value of a run, and its walk back as it happened, written down as it runs.

Two kinds of graph are known, PyTorch's and that of the book's own engine; each answers the same few
questions (`Kind`). A page asks for one with `graph=NAME` or `steps=NAME`; nothing is watched in a
snippet of which no page asks it.
"""

from __future__ import annotations

import contextlib
import importlib
import types
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

MOST = 60  # functions of a graph that can still be drawn
KEPT = 500  # walks of one run


class Kind(ABC):
    """What is asked of a graph: of its functions, called nodes here, and of its numbers."""

    title: str  # of the program that made the graph
    keeps: str  # where a leaf keeps its slope
    result: str  # the name under which a node saves its result

    @abstractmethod
    def node(self, number: Any) -> Any:
        """The node behind a number, None behind what is none or has no history."""

    @abstractmethod
    def name(self, node: Any) -> str:
        """The node's own name for itself."""

    @abstractmethod
    def following(self, node: Any) -> list[Any]:
        """For each input of the operation the node its message goes to, or None."""

    @abstractmethod
    def leaf(self, node: Any) -> Any:
        """The number at the end of a path; None for a node that an operation made."""

    @abstractmethod
    def value(self, number: Any) -> float | str:
        """A number as a plain one, or the shape of what is more than one."""

    @abstractmethod
    def saved(self, node: Any) -> dict[str, float | str]:
        """What the node has saved, by name; nothing when it is freed."""

    @abstractmethod
    def inputs(self, node: Any) -> list[float | str | None]:
        """The node's first inputs, in their order, as far as it has saved them."""

    @abstractmethod
    def watch(self, recorder: Recorder) -> None:
        """From now on tell the recorder of every walk back, and of every node that runs in it."""


@dataclass
class Walk:
    """A graph, found from its root, with what is known of its numbers at that moment."""

    kind: Kind
    nodes: list[Any]
    names: list[str]
    values: list[float | str | None]
    saved: list[dict[str, float | str]]
    steps: list[dict[str, Any]] = field(default_factory=list)

    def place(self, node: Any) -> int:
        return next(i for i, one in enumerate(self.nodes) if one is node)

    def ran(
        self,
        node: Any,
        arrives: float | str | None,
        times: Sequence[float | None],
        sends: Sequence[float | str | None],
    ) -> None:
        """Note a step: what arrived, by what it was multiplied for each input, and what left."""
        self.steps.append(
            {
                "node": self.place(node),
                "arrives": arrives,
                "times": list(times),
                "sends": list(sends),
            }
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "title": self.kind.title,
            "keeps": self.kind.keeps,
            "nodes": [
                {
                    "function": self.kind.name(node),
                    "leaf": self.kind.leaf(node) is not None,
                    "name": self.names[i],
                    "value": self.values[i],
                    "saved": self.saved[i],
                    "next": [
                        None if one is None else self.place(one)
                        for one in self.kind.following(node)
                    ],
                }
                for i, node in enumerate(self.nodes)
            ],
            "steps": self.steps,
        }


class Recorder:
    """Watches one run for the graphs that pages ask for."""

    def __init__(self, wanted: Iterable[str], module: types.ModuleType, engine: bool) -> None:
        self.wanted = tuple(wanted)
        self.module = module
        self.walks: list[Walk] = []
        self.kinds: list[Kind] = []
        if self.wanted:
            self.kinds = [Torch()]
            with contextlib.suppress(Exception):  # the snippet's own import will say it
                self.kinds += [Engine(importlib.import_module("engine"))] if engine else []
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

    def found(self) -> dict[str, Any]:
        """For each name a page asks for its graph, or {"problem": why there is none}."""
        return {name: self._graph(name) for name in self.wanted}

    def _graph(self, name: str) -> dict[str, Any]:
        if name not in vars(self.module):
            return {"problem": f"the run has no name '{name}'"}
        value = vars(self.module)[name]
        for kind in self.kinds:
            root = kind.node(value)
            if root is None:
                continue
            known = next((walk for walk in self.walks if walk.nodes[0] is root), None)
            walk = known or self.find(kind, root)
            if len(walk.nodes) > MOST:
                return {"problem": f"{len(walk.nodes)} functions are too many to draw"}
            return walk.as_json()
        return {"problem": f"'{name}' is a {type(value).__name__} with no graph behind it"}

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
            for one, value in zip(kind.following(node), kind.inputs(node), strict=False):
                if one is not None and values[place[id(one)]] is None:
                    values[place[id(one)]] = value
        return Walk(kind, nodes, names, values, saved)

    def _named(self) -> Iterator[tuple[str, Any]]:
        """Everything the snippet has a name for, with items of lists and parameters of models."""
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
        for one in kind.following(node):
            if one is not None and id(one) not in met:
                met.add(id(one))
                nodes.append(one)
    return nodes


class Torch(Kind):
    """PyTorch's own nodes, in C++."""

    title = "PyTorch"
    keeps = "grad"
    result = "result"

    def __init__(self) -> None:
        import torch

        self.torch = torch

    def node(self, number: Any) -> Any:
        return number.grad_fn if isinstance(number, self.torch.Tensor) else None

    def name(self, node: Any) -> str:
        return str(node.name().rpartition("::")[2])

    def following(self, node: Any) -> list[Any]:
        return [one for one, _ in node.next_functions]

    def leaf(self, node: Any) -> Any:
        return getattr(node, "variable", None)

    def value(self, number: Any) -> float | str:
        if number.numel() == 1:
            plain = number.detach().reshape(()).item()
            return str(plain) if isinstance(plain, complex) else float(plain)
        return "×".join(str(size) for size in number.shape)

    def saved(self, node: Any) -> dict[str, float | str]:
        kept: dict[str, float | str] = {}
        for name, value in self._kept(node).items():
            if isinstance(value, self.torch.Tensor):
                kept[name] = self.value(value)
            elif isinstance(value, int | float):
                kept[name] = float(value)
        return kept

    def inputs(self, node: Any) -> list[float | str | None]:
        kept = self._kept(node)
        return [
            self.value(kept[name]) if isinstance(kept.get(name), self.torch.Tensor) else None
            for name in ("self", "other")
        ]

    def _kept(self, node: Any) -> dict[str, Any]:
        kept: dict[str, Any] = {}
        for name in dir(node):
            if name.startswith("_saved_"):
                with contextlib.suppress(RuntimeError):  # freed
                    kept[name.removeprefix("_saved_")] = getattr(node, name)
        return kept

    def watch(self, recorder: Recorder) -> None:
        backward = self.torch.autograd.backward

        def watched(tensors: Any, *arguments: Any, **named: Any) -> None:
            root = self.node(tensors)
            if root is None:
                backward(tensors, *arguments, **named)
                return
            with self._noted(recorder.begin(self, root)):
                backward(tensors, *arguments, **named)

        self.torch.autograd.backward = watched

    @contextlib.contextmanager
    def _noted(self, walk: Walk) -> Iterator[None]:
        """Hooks before and after every node of the graph, for the length of one walk."""
        times: dict[int, list[float | None]] = {}
        handles = []
        for number, node in enumerate(walk.nodes if len(walk.nodes) <= MOST else []):

            def before(arrived: Any, node: Any = node, number: int = number) -> None:
                times[number] = self._local_slopes(node, arrived)

            def after(sent: Any, arrived: Any, node: Any = node, number: int = number) -> None:
                sends = [None if one is None else self.value(one) for one in sent]
                arrives = next((self.value(one) for one in arrived if one is not None), None)
                walk.ran(node, arrives, times.get(number, []), sends)

            handles += [node.register_prehook(before), node.register_hook(after)]
        try:
            yield
        finally:
            for handle in handles:
                handle.remove()

    def _local_slopes(self, node: Any, arrived: Any) -> list[float | None]:
        """What the node makes of a slope of 1, where all is single numbers and of PyTorch's own."""
        own = self.torch.autograd.function.BackwardCFunction
        if self.leaf(node) is not None or isinstance(node, own) or arrived[0] is None:
            return []
        if len(arrived) > 1 or not isinstance(self.value(arrived[0]), float):
            return []
        with self.torch.no_grad():
            made = node(self.torch.ones_like(arrived[0]))
        made = made if isinstance(made, tuple) else (made,)
        plain = [None if one is None else self.value(one) for one in made]
        return [one if isinstance(one, float) else None for one in plain]


class Engine(Kind):
    """The functions of the book's own engine, snippets/maths/engine.py."""

    title = "our engine"
    keeps = "slope"
    result = "y"

    def __init__(self, module: types.ModuleType) -> None:
        engine: Any = module
        self.number = engine.Number
        self.functions = engine.Function, engine.Accumulate

    def node(self, number: Any) -> Any:
        return number.function if isinstance(number, self.number) else None

    def name(self, node: Any) -> str:
        return str(node.name)

    def following(self, node: Any) -> list[Any]:
        return list(node.next_functions)

    def leaf(self, node: Any) -> Any:
        return getattr(node, "leaf", None)

    def value(self, number: Any) -> float | str:
        return float(number.value)

    def saved(self, node: Any) -> dict[str, float | str]:
        return {name: float(value) for name, value in (node.saved or {}).items()}

    def inputs(self, node: Any) -> list[float | str | None]:
        kept = self.saved(node)
        return [kept.get(name) for name in ("a", "b")]

    def watch(self, recorder: Recorder) -> None:
        backward: Callable[..., None] = self.number.backward

        def watched(of: Any, *arguments: Any, **named: Any) -> None:
            if of.function is None:
                backward(of, *arguments, **named)
                return
            with self._noted(recorder.begin(self, of.function)):
                backward(of, *arguments, **named)

        self.number.backward = watched

    @contextlib.contextmanager
    def _noted(self, walk: Walk) -> Iterator[None]:
        kinds = self.functions if len(walk.nodes) <= MOST else ()
        runs = [kind.__call__ for kind in kinds]
        for kind, run in zip(kinds, runs, strict=True):

            def call(node: Any, slope: float, run: Callable[..., Any] = run) -> Any:
                times: list[float | None] = []
                if self.leaf(node) is None and node.saved is not None:
                    times = [float(one) for one in node.local_slopes(**node.saved)]
                sends = run(node, slope)
                walk.ran(node, slope, times, sends)
                return sends

            kind.__call__ = call
        try:
            yield
        finally:
            for kind, run in zip(kinds, runs, strict=True):
                kind.__call__ = run
