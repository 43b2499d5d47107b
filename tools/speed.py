"""`python -m tools.speed`: the book's engine beside a closure-style engine and PyTorch.

Two graphs of 10,000 operations each are built and walked back by all three in one run. The engine
in the style of micrograd keeps its rules in closures on the values and orders them by recursion, so
that it needs a raised recursion limit and a thread with a large stack; the other two need neither.
Nothing is asserted about time, only that all three find the same slopes.
"""

from __future__ import annotations

import gc
import math
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

import torch

from tests.support.book import ROOT, load

engine = load(ROOT / "snippets" / "maths" / "engine.py")

REPEATS = 7
STACK = 512 * 2**20  # bytes
RECURSION = 50_000


class Value:
    """A number in the style of micrograd: it knows its inputs, and a closure with its rule."""

    def __init__(self, data: float, inputs: tuple[Value, ...] = ()) -> None:
        self.data = data
        self.grad = 0.0
        self.inputs = set(inputs)
        self.rule: Callable[[], None] = lambda: None

    def __add__(self, other: Any) -> Value:
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other))

        def rule() -> None:
            self.grad += out.grad
            other.grad += out.grad

        out.rule = rule
        return out

    __radd__ = __add__

    def __sub__(self, other: float) -> Value:
        return self + -other

    def __mul__(self, other: Any) -> Value:
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other))

        def rule() -> None:
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out.rule = rule
        return out

    def __pow__(self, exponent: float) -> Value:
        out = Value(self.data**exponent, (self,))

        def rule() -> None:
            self.grad += exponent * self.data ** (exponent - 1) * out.grad

        out.rule = rule
        return out

    def tanh(self) -> Value:
        out = Value(math.tanh(self.data), (self,))

        def rule() -> None:
            self.grad += (1 - out.data**2) * out.grad

        out.rule = rule
        return out

    def backward(self) -> None:
        ordered: list[Value] = []
        visited: set[Value] = set()

        def visit(value: Value) -> None:
            if value not in visited:
                visited.add(value)
                for below in value.inputs:
                    visit(below)
                ordered.append(value)

        visit(self)
        self.grad = 1.0
        for value in reversed(ordered):
            value.rule()


def tensor(value: float) -> Any:
    return torch.tensor(value, dtype=torch.float64, requires_grad=True)


def chain(w: Any, b: Any) -> Any:
    y = b
    for _ in range(3333):
        y = (w * y + b).tanh()
    return y


def examples(w: Any, b: Any) -> Any:
    return sum([(w * (x / 2000) + b - 1) ** 2 for x in range(2000)])


GRAPHS = [("a chain, 3,333 times tanh(w*y + b)", chain), ("a sum over 2,000 examples", examples)]
ENGINES: list[tuple[str, Callable[[float], Any], Callable[[Any], float]]] = [
    ("the book's engine", engine.Number, lambda number: number.slope),
    ("micrograd style", Value, lambda value: value.grad),
    ("PyTorch, float64", tensor, lambda leaf: leaf.grad.item()),
]


def timed(graph: Callable[[Any, Any], Any], leaf: Callable[[float], Any]) -> tuple[float, ...]:
    """The seconds to build a fresh graph and to walk it back, and both leaves."""
    w, b = leaf(0.7), leaf(0.1)
    gc.collect()
    start = time.perf_counter()
    result = graph(w, b)
    built = time.perf_counter()
    result.backward()
    return built - start, time.perf_counter() - built, w, b


def compare() -> None:
    print(f"10,000 operations, seconds, best of {REPEATS}       build   backward")
    for title, graph in GRAPHS:
        print(title)
        slopes = []
        for name, leaf, slope in ENGINES:
            runs = [timed(graph, leaf) for _ in range(REPEATS)]
            slopes.append([slope(number) for number in runs[-1][2:]])
            build, backward = (min(run[i] for run in runs) for i in (0, 1))
            print(f"    {name:34} {build:9.4f}  {backward:9.4f}")
        for pair in slopes:
            assert all(map(math.isclose, pair, slopes[0])), "the slopes differ"


def main() -> None:
    torch.set_num_threads(1)
    versions = f"Python {sys.version.split()[0]}, PyTorch {torch.__version__}"
    print(f"{versions}; recursion limit {RECURSION:,} and a {STACK >> 20} MB stack for micrograd's")
    threading.stack_size(STACK)
    sys.setrecursionlimit(RECURSION)
    thread = threading.Thread(target=compare)
    thread.start()
    thread.join()


if __name__ == "__main__":
    main()
