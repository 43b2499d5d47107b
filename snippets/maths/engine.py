"""Every slope from one walk back: what backward() does, in small.

Needs: Python alone. Licence: MIT.
"""

import itertools
import math
from bisect import insort_left
from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Any

Saved = dict[str, float] | None
Slopes = Callable[..., list[float]]


# %% functions
class Function:
    """What one operation leaves behind: all that the walk back needs."""

    made = itertools.count()

    def __init__(
        self, name: str, inputs: Any, saved: Saved, local_slopes: Slopes
    ) -> None:
        self.name, self.saved, self.local_slopes = name, saved, local_slopes
        self.next_functions = [getattr(n, "receiver", None) for n in inputs]
        self.created: float = next(Function.made)

    def __call__(self, slope: float) -> list[float]:
        """The chain rule: one message for each next function."""
        if self.saved is None:
            raise RuntimeError(f"what {self.name} saved is freed: keep=True?")
        return [slope * local for local in self.local_slopes(**self.saved)]


class Accumulate(Function):
    """Where a walk ends: adds what arrives to the slope of a leaf.

    It counts as created after all others, so it runs before all others.
    """

    name, next_functions, saved, created = "Accumulate", [], {}, math.inf

    def __init__(self, leaf: "Number") -> None:
        self.leaf = leaf

    def __call__(self, slope: float) -> list[float]:
        self.leaf.slope = (self.leaf.slope or 0.0) + slope
        return []


# %% numbers
def operation(
    name: str, formula: Callable[..., float], saves: str, local_slopes: Slopes
) -> Callable[..., "Number"]:
    """A method that makes y from a and b; `saves` says which to remember."""

    def method(*inputs: Any) -> "Number":
        values = [float(getattr(n, "value", n)) for n in inputs]
        known = dict(zip("ab", values), y=formula(*values))
        saved = {letter: known[letter] for letter in saves}
        return Number(known["y"], Function(name, inputs, saved, local_slopes))

    return method


class Number:
    """A value; one that no function made is a leaf and collects a slope."""

    slope: float | None = None

    def __init__(self, value: float, function: Function | None = None):
        self.value, self.function = float(value), function
        self.receiver = function or Accumulate(self)  # of messages

    __add__ = operation("Add", lambda a, b: a + b, "", lambda: [1, 1])
    __sub__ = operation("Sub", lambda a, b: a - b, "", lambda: [1, -1])
    __mul__ = operation("Mul", lambda a, b: a * b, "ab", lambda a, b: [b, a])
    __truediv__ = operation(
        "Div", lambda a, b: a / b, "ab", lambda a, b: [1 / b, -a / b / b]
    )
    _power = operation(
        "Pow", math.pow, "ab", lambda a, b: [b and b * a ** (b - 1)]
    )
    __neg__ = operation("Neg", lambda a: -a, "", lambda: [-1])
    exp = operation("Exp", math.exp, "y", lambda y: [y])
    log = operation("Log", math.log, "a", lambda a: [1 / a])
    tanh = operation("Tanh", math.tanh, "y", lambda y: [1 - y**2])
    relu = operation("Relu", lambda a: max(a, 0.0), "y", lambda y: [y > 0])
    __radd__, __rmul__ = __add__, __mul__
    __rsub__ = operation("Rsub", lambda a, b: b - a, "", lambda: [-1, 1])

    def __pow__(self, exponent: float) -> "Number":
        return self._power(float(exponent))

    def __rtruediv__(self, other: float) -> "Number":
        return self**-1 * other

    def backward(self, keep: bool = False) -> None:
        walk_back(self.receiver, keep)


# %% the walk back
def walk_back(start: Function, keep: bool) -> None:
    """Count the messages to come; run each function when it has them all."""
    waiting, found = Counter[Function](), [start]
    for function in found:
        for receiver in filter(None, function.next_functions):
            if receiver not in waiting:
                found.append(receiver)
            waiting[receiver] += 1

    arrived, ready = defaultdict(float, {start: 1.0}), [start]
    while ready:
        function = ready.pop()  # of those that are ready, the newest
        messages = function(arrived.pop(function))
        if function.saved and not keep:
            function.saved = None  # what it saved is freed
        for receiver, message in zip(function.next_functions, messages):
            if receiver:
                arrived[receiver] += message
                waiting[receiver] -= 1
                if waiting[receiver] == 0:
                    insort_left(ready, receiver, key=lambda f: f.created)


# %% check
if __name__ == "__main__":
    x, w1, w2, t = Number(2), Number(3), Number(0.5), 5
    error = (w2 * (w1 * x) - t) ** 2
    error.backward()
    slopes = w1.slope, w2.slope, x.slope
    assert (error.value, *slopes) == (4, -4, -24, -6)

    refused = False
    try:
        error.backward()
    except RuntimeError:
        refused = True
    assert refused  # nothing is saved any more
    assert (w1.slope, w2.slope, x.slope) == slopes

    w1, w2 = Number(3), Number(0.5)
    h = w1 * 2
    error = (w2 * h + h - t) ** 2  # a fork: h is used twice
    error.backward()
    assert (error.value, w1.slope, w2.slope) == (16, 24, 48)
    h = Number(6)  # the same, with h for a leaf
    ((0.5 * h + h - t) ** 2).backward()
    assert h.slope == 12
    a = Number(2)
    b, c = 3 * a, 5 * a
    (b * c + b).backward()  # a diamond
    assert a.slope == 63
    a = total = Number(1)
    for _ in range(20_000):
        total = total + a
    total.backward()
    assert a.slope == 20_001
