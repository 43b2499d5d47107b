"""The engine of chapter 9: its values, its slopes and its order are those of PyTorch."""

from __future__ import annotations

import ast
import inspect
import math
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any
from unittest import mock

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.book import ROOT, load

MATHS = ROOT / "snippets" / "maths"
ENGINE = MATHS / "engine.py"
PAGE = ROOT / "docs" / "cookbook" / "engine.md"

engine = load(ENGINE)
Number = engine.Number
SECOND = load(MATHS / "engine_forks.py").Number


def tensor(value: float) -> Any:
    return torch.tensor(value, dtype=torch.float64, requires_grad=True)


def close(ours: float | None, theirs: float | None, size: float = 1.0) -> bool:
    """Whether two numbers agree to 1e-12 of themselves, or of the numbers they were added from."""
    if ours is None or theirs is None:
        return ours is theirs
    return math.isclose(ours, theirs, rel_tol=1e-12, abs_tol=1e-12 * size)


@contextmanager
def watched() -> Iterator[list[tuple[Any, float, list[float]]]]:
    """Note each node that the engine runs, with what arrived and what it sent."""
    ran: list[tuple[Any, float, list[float]]] = []
    with ExitStack() as stack:
        for kind in (engine.Node, engine.Accumulate):

            def noted(self: Any, slope: float, run: Any = kind.run) -> Any:
                messages = run(self, slope)
                ran.append((self, slope, messages))
                return messages

            stack.enter_context(mock.patch.object(kind, "run", noted))
        yield ran


# Random expressions, in which every result may be used many times


def over(number: float, a: Any) -> Any:
    """A plain number divided by a number, as one division: `number / tensor` is two nodes."""
    return torch.tensor(number, dtype=torch.float64) / a if torch.is_tensor(a) else number / a


OPERATIONS: dict[str, Callable[[Any, Any], Any]] = {
    "a + b": lambda a, b: a + b,
    "a - b": lambda a, b: a - b,
    "a * b": lambda a, b: a * b,
    "a / (b * b + 1)": lambda a, b: a / (b * b + 1),
    "a + a": lambda a, _: a + a,
    "a * a": lambda a, _: a * a,
    "-a": lambda a, _: -a,
    "a ** 2": lambda a, _: a**2,
    "a ** 3": lambda a, _: a**3,
    "(a * a + 0.5) ** 0.5": lambda a, _: (a * a + 0.5) ** 0.5,
    "(a * a + 0.5) ** -1.5": lambda a, _: (a * a + 0.5) ** -1.5,
    "a.exp()": lambda a, _: a.exp(),
    "(a * a + 0.5).log()": lambda a, _: (a * a + 0.5).log(),
    "a.tanh()": lambda a, _: a.tanh(),
    "a.relu()": lambda a, _: a.relu(),
    "(a + 1).relu()": lambda a, _: (a + 1).relu(),
    "1.5 + a": lambda a, _: 1.5 + a,
    "a + 2": lambda a, _: a + 2,
    "2 - a": lambda a, _: 2 - a,
    "a - 0.25": lambda a, _: a - 0.25,
    "-3 * a": lambda a, _: -3 * a,
    "a * 0.5": lambda a, _: a * 0.5,
    "a / 4": lambda a, _: a / 4,
    "3 / (a * a + 1)": lambda a, _: over(3, a * a + 1),
    "2 ** a": lambda a, _: 2**a,
    "(a.sigmoid() + 0.5) ** b": lambda a, b: (a.sigmoid() + 0.5) ** b,
    "a.sigmoid()": lambda a, _: a.sigmoid(),
    "abs(a)": lambda a, _: abs(a),
}
PLAIN: dict[str, Callable[[Any, Any], Any]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
}
LARGEST = 3.0  # beyond this a result is led through tanh, so that no expression grows
KINK = 0.05  # a nudge knows nothing of a relu or an abs that is nearer to 0 than this


@dataclass(frozen=True)
class Program:
    """Leaves, and steps that each name an operation and two earlier results by their place."""

    leaves: tuple[float, ...]
    steps: tuple[tuple[str, int, int], ...]

    def run(self, leaves: Sequence[Any]) -> list[Any]:
        """All results, the last one last; for numbers of the engine and tensors alike."""
        results = list(leaves)
        for name, a, b in self.steps:
            results.append(OPERATIONS[name](results[a], results[b]))
        return results


class Writer:
    """Writes a program step by step, knowing every value on the way."""

    def __init__(self, leaves: Sequence[float]) -> None:
        self.leaves = tuple(leaves)
        self.values = [torch.tensor(leaf, dtype=torch.float64) for leaf in leaves]
        self.steps: list[tuple[str, int, int]] = []
        self.small = list(range(len(leaves)))  # the places of the results that steps may use

    def add(self, name: str, a: int, b: int) -> None:
        if name in {"a.relu()", "abs(a)"} and abs(self.values[a]) < KINK:
            name = "(a + 1).relu()"
        if name == "(a + 1).relu()" and abs(self.values[a] + 1) < KINK:
            name = "a.relu()"
        self.values.append(OPERATIONS[name](self.values[a], self.values[b]))
        self.steps.append((name, a, b))
        if abs(self.values[-1]) > LARGEST:
            self.add("a.tanh()", len(self.values) - 1, 0)
        else:
            self.small.append(len(self.values) - 1)

    def end(self) -> Program:
        """Add up what nothing has used, so that every step counts."""
        used = {place for _, a, b in self.steps for place in (a, b)}
        unused = set(range(len(self.leaves), len(self.values))) - used
        total, *others = sorted(unused, reverse=True)
        for other in others:
            self.add("a + b", total, other)
            total = len(self.values) - 1
        return Program(self.leaves, tuple(self.steps))


def written(choices: bytes) -> Program:
    """Choose by bytes: how many leaves, a value for each, then three bytes for each step."""
    count = 1 + choices[0] % 4
    writer = Writer([(byte - 128) / 50 for byte in choices[1 : count + 1]])
    names = sorted(OPERATIONS)
    for name, a, b in zip(*[iter(choices[count + 1 :])] * 3, strict=False):
        small = writer.small
        writer.add(names[name % len(names)], small[a % len(small)], small[b % len(small)])
    return writer.end()


programs = (st.binary(min_size=8, max_size=15) | st.binary(min_size=25, max_size=60)).map(written)


def slopes_of(program: Program) -> tuple[list[Any], list[Any], float]:
    """The results and the leaves after a walk back, and the largest message there was."""
    leaves = [Number(value) for value in program.leaves]
    results = program.run(leaves)
    with watched() as ran:
        results[-1].backward()
    return results, leaves, max(abs(slope) for _, slope, _ in ran)


def test_values_slopes_and_order_of_random_expressions_are_those_of_pytorch() -> None:
    expressions = set()

    @settings(max_examples=2200, deadline=None, derandomize=True, database=None)
    @given(programs)
    def compare(program: Program) -> None:
        expressions.add(program)
        leaves = [Number(value) for value in program.leaves]
        tensors = [tensor(value) for value in program.leaves]
        results, expected = program.run(leaves), program.run(tensors)
        largest = max(abs(slope) for _, slope in compare_order(results[-1], expected[-1]))
        for ours, theirs in zip(results, expected, strict=True):
            assert close(ours.value, theirs.item())
        for leaf, theirs in zip(leaves, tensors, strict=True):
            slope = None if theirs.grad is None else theirs.grad.item()
            assert close(leaf.slope, slope, largest)

    compare()
    assert len(expressions) >= 2000
    assert "more than two thousand formulas" in PAGE.read_text()


@settings(max_examples=500, deadline=None, derandomize=True, database=None)
@given(programs)
def test_slopes_of_random_expressions_are_what_a_nudge_says(program: Program) -> None:
    def value(leaves: Sequence[float]) -> float:
        result: float = program.run([Number(leaf) for leaf in leaves])[-1].value
        return result

    _, leaves, largest = slopes_of(program)
    nudge = 1e-5
    for place, leaf in enumerate(leaves):
        more, less = list(program.leaves), list(program.leaves)
        more[place] += nudge
        less[place] -= nudge
        slope = (value(more) - value(less)) / (more[place] - less[place])
        assert math.isclose(leaf.slope or 0.0, slope, rel_tol=1e-5, abs_tol=1e-5 * largest)


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(programs)
def test_the_counter_alone_makes_slopes_right_whichever_ready_node_runs(
    program: Program,
) -> None:
    _, leaves, largest = slopes_of(program)
    with mock.patch.object(engine, "serial", lambda node: -node.serial):  # the oldest first
        _, others, _ = slopes_of(program)
    for leaf, other in zip(leaves, others, strict=True):
        assert close(leaf.slope, other.slope, largest)


# The book's own example, and the shapes that wrong engines get wrong


def test_the_running_example() -> None:
    x, w1, w2 = Number(2), Number(3), Number(0.5)
    error = (w2 * (w1 * x) - 5) ** 2
    error.backward()
    assert error.value == 4
    assert (w2.slope, w1.slope, x.slope) == (-24, -4, -6)


def test_messages_add_where_a_number_is_used_twice() -> None:
    h, w2 = Number(6), Number(0.5)
    error = (w2 * h + h - 5) ** 2
    error.backward()
    assert (error.value, h.slope, w2.slope) == (16, 12, 48)


def test_a_diamond_waits_for_both_of_its_sides() -> None:
    a = Number(2)
    b, c = 3 * a, 5 * a
    (b * c + b).backward()
    assert a.slope == 63


def test_eighteen_doublings_run_nineteen_nodes_not_half_a_million() -> None:
    a = doubled = Number(1)
    for _ in range(18):
        doubled = doubled + doubled
    with watched() as ran:
        doubled.backward()
    assert len(ran) == 19
    assert a.slope == 2**18


def test_the_slope_of_relu_at_zero_is_zero_as_in_pytorch() -> None:
    for value in (0.0, -0.0):
        ours, theirs = Number(value), tensor(value)
        ours.relu().backward()
        theirs.relu().backward()
        assert ours.slope == theirs.grad.item() == 0


def test_a_number_may_be_its_own_error() -> None:
    ours, theirs = Number(7), tensor(7)
    ours.backward()
    theirs.backward()
    assert ours.slope == theirs.grad.item() == 1


@pytest.mark.parametrize(("a", "b"), [(1e-160, 1e-160), (3e-162, 3e-162), (1.0, 1e200)])
def test_a_quotient_of_very_small_or_large_numbers_has_the_slopes_of_pytorch(
    a: float, b: float
) -> None:
    ours, theirs = (Number(a), Number(b)), (tensor(a), tensor(b))
    (ours[0] / ours[1]).backward()
    (theirs[0] / theirs[1]).backward()
    for number, expected in zip(ours, theirs, strict=True):
        assert close(number.slope, expected.grad.item(), 0)


@pytest.mark.parametrize("value", [2.0, -2.0, 0.0, -0.0])
def test_the_slope_of_abs_is_the_sign_as_in_pytorch(value: float) -> None:
    ours, theirs = Number(value), tensor(value)
    abs(ours).backward()
    abs(theirs).backward()
    assert ours.slope == theirs.grad.item() == (value > 0) - (value < 0)


@pytest.mark.parametrize("value", [0.0, 40.0, -40.0, 800.0, -800.0])
def test_the_sigmoid_is_that_of_pytorch_however_large_the_number(value: float) -> None:
    ours, theirs = Number(value), tensor(value)
    y, expected = ours.sigmoid(), theirs.sigmoid()
    assert close(y.value, expected.item(), 0)
    y.backward()
    expected.backward()
    assert close(ours.slope, theirs.grad.item())


POWERS: dict[str, Callable[[Any, Any], Any]] = {
    "a ** b": lambda a, b: a**b,
    "a ** 0": lambda a, b: a**0 + b * 0,
    "a ** 2": lambda a, b: a**2 + b * 0,
    "0 ** abs(b)": lambda a, b: 0 ** abs(b) + a * 0,
    "2 ** b": lambda a, b: 2**b + a * 0,
}


@pytest.mark.parametrize("name", POWERS)
@pytest.mark.parametrize(("a", "b"), [(2.0, 3.0), (0.5, -2.0), (2.0, 0.0), (0.0, 2.0), (0.0, 0.0)])
def test_a_power_has_the_slopes_of_pytorch_in_base_and_exponent(
    name: str, a: float, b: float
) -> None:
    ours, theirs = (Number(a), Number(b)), (tensor(a), tensor(b))
    for kind in (ours, theirs):
        POWERS[name](*kind).backward()
    for number, expected in zip(ours, theirs, strict=True):
        assert close(number.slope, expected.grad.item())


@pytest.mark.parametrize("value", [0.25, -3.0, 7.0])
def test_a_plain_number_divided_by_a_number_has_the_slope_of_pytorch(value: float) -> None:
    ours, theirs = Number(value), tensor(value)
    y, expected = 3 / ours, 3 / theirs
    assert [type(node).__name__ for node in nodes_behind(y)] == ["Div", "Accumulate"]
    assert name_of(expected.grad_fn) == "Mul"  # there it is 3 * reciprocal(a)
    y.backward()
    expected.backward()
    assert close(ours.slope, theirs.grad.item(), 0)


@pytest.mark.parametrize("sign", ["<", "<=", ">", ">="])
@pytest.mark.parametrize(("a", "b"), [(1.0, 2.0), (2.0, 2.0), (3.0, 2.0)])
def test_numbers_are_compared_by_their_values(sign: str, a: float, b: float) -> None:
    expected = eval(f"a {sign} b")  # noqa: S307
    for left, right in [(Number(a), Number(b)), (Number(a), b), (a, Number(b))]:
        assert eval(f"left {sign} right") is expected, (left, right)  # noqa: S307


def test_numbers_can_be_sorted() -> None:
    numbers = [Number(value) for value in (2, -1, 3)]
    assert sorted(numbers) == [numbers[1], numbers[0], numbers[2]]
    assert max(numbers) is numbers[2]


def test_a_number_shows_its_value_and_its_slope_if_it_has_one() -> None:
    a = Number(3)
    y = a * 2
    assert (repr(a), repr(y)) == ("Number(3.0)", "Number(6.0)")
    y.backward()
    assert (repr(a), repr(y)) == ("Number(3.0, slope=2.0)", "Number(6.0)")


ERRORS: list[tuple[str, type[Exception], str]] = [
    ("1 / Number(0)", ZeroDivisionError, "cannot divide 1.0 by 0.0"),
    ("Number(1) / 0", ZeroDivisionError, "cannot divide 1.0 by 0.0"),
    ("Number(1.5) / Number(0)", ZeroDivisionError, "cannot divide 1.5 by 0.0"),
    ("Number(0) ** -1", ZeroDivisionError, "zero has no power: 0.0 ** -1.0"),
    ("Number(-8) ** 0.5", ValueError, "(-8.0) ** 0.5 is not a real number"),
    ("Number(-8) ** Number(0.5)", ValueError, "(-8.0) ** 0.5 is not a real number"),
    ("(-8) ** Number(0.5)", ValueError, "(-8.0) ** 0.5 is not a real number"),
    ("Number(10) ** 400", OverflowError, "(10.0) ** 400.0 is too large"),
    ("Number(1000).exp()", OverflowError, "exp(1000.0) is too large"),
    ("Number(0).log()", ValueError, "log(0.0): it is not positive"),
    ("Number(-1).log()", ValueError, "log(-1.0): it is not positive"),
    ("Number('3')", TypeError, "'3' is not a number"),
    ("Number([1])", TypeError, "[1] is not a number"),
    ("Number(1j)", TypeError, "1j is not a number"),
    ("Number(Number(1))", TypeError, "Number(1.0) is not a number"),
    ("Number(2) * 'a'", TypeError, "'a' is not a number"),
    ("None + Number(2)", TypeError, "None is not a number"),
    ("Number(2) < 'a'", TypeError, "'a' is not a number"),
    ("(Number(0) ** 0.5).backward()", ZeroDivisionError, "zero has no power: 0.0 ** -0.5"),
    ("((-2) ** Number(3)).backward()", ValueError, "log(-2.0): it is not positive"),
]


@pytest.mark.parametrize(("source", "kind", "message"), ERRORS, ids=[row[0] for row in ERRORS])
def test_an_error_says_which_numbers_it_is_about(
    source: str, kind: type[Exception], message: str
) -> None:
    with pytest.raises(kind, match=f"^{re.escape(message)}$"):
        eval(source)  # noqa: S307


def test_numbers_of_other_kinds_become_floats() -> None:
    number = Number(3)
    y = number * np.float32(0.1) / True
    y.backward()
    assert (type(y.value), type(number.slope)) == (float, float)
    assert number.slope == float(np.float32(0.1))


def test_values_and_slopes_are_floats() -> None:
    a = Number(2)
    (a.relu() + 1).backward()
    assert {type(a.value), type((a * 3).value), type(a.slope)} == {float}


@pytest.mark.parametrize(
    ("operation", "answer"),
    [
        (lambda a: 1 / (a - a), math.inf),
        (lambda a: (a - a).log(), -math.inf),
        (lambda a: (-a).log(), math.nan),
        (lambda a: (-a) ** 0.5, math.nan),
    ],
    ids=["1 / 0", "log(0)", "log(-a)", "(-a) ** 0.5"],
)
def test_it_stops_where_pytorch_goes_on_with_inf_or_nan(
    operation: Callable[[Any], Any], answer: float
) -> None:
    assert str(operation(tensor(2)).item()) == str(answer)
    with pytest.raises((ValueError, ZeroDivisionError)):
        operation(Number(2))


# Slopes accumulate


def two_errors(leaf: Any) -> tuple[Any, Any]:
    return leaf * 3 + 1, leaf * leaf


@pytest.mark.parametrize("in_between", ["nothing", "cleared"])
def test_slopes_of_several_errors_add_up_until_they_are_cleared(in_between: str) -> None:
    ours, theirs = Number(5), tensor(5)
    seen = []
    for mine, other in zip(two_errors(ours), two_errors(theirs), strict=True):
        mine.backward()
        other.backward()
        seen.append((ours.slope, theirs.grad.item()))
        if in_between == "cleared":
            ours.slope = theirs.grad = None
    assert seen == [(3, 3), (10, 10) if in_between == "cleared" else (13, 13)]


def test_a_leaf_has_no_slope_before_a_walk_or_if_no_walk_reaches_it() -> None:
    a, b, unused = Number(1), Number(2), Number(3)
    error = a * b
    assert (a.slope, b.slope) == (None, None)
    error.backward()
    assert (a.slope, b.slope, unused.slope) == (2, 1, None)


def test_numbers_in_between_keep_no_slope() -> None:
    h = Number(3) * 2
    (h * h).backward()
    assert h.slope is None


# The second walk

ONCE_MORE: dict[str, Callable[[Any], Any]] = {
    "a + a": lambda a: a + a,
    "a + 2": lambda a: a + 2,
    "a - 2": lambda a: a - 2,
    "2 - a": lambda a: 2 - a,
    "-a": lambda a: -a,
    "a * a": lambda a: a * a,
    "a * 2": lambda a: a * 2,
    "a / 2": lambda a: a / 2,
    "2 / a": lambda a: 2 / a,
    "a ** 3": lambda a: a**3,
    "a.exp()": lambda a: a.exp(),
    "a.log()": lambda a: a.log(),
    "a.tanh()": lambda a: a.tanh(),
    "2 ** a": lambda a: 2**a,
    "a ** a": lambda a: a**a,
    "a.sigmoid()": lambda a: a.sigmoid(),
    "a.relu()": lambda a: a.relu(),
    "abs(a)": abs,
    "a + a * a": lambda a: a + a * a,  # a's own message arrives before Mul refuses
    "(a + a) * 3": lambda a: (a + a) * 3,
}


def walks(error: Any, *keeps: dict[str, bool]) -> list[bool]:
    """Walk back several times; whether each was refused."""
    refused = []
    for keep in keeps:
        try:
            error.backward(**keep)
        except RuntimeError:
            refused.append(True)
        else:
            refused.append(False)
    return refused


@pytest.mark.parametrize("name", ONCE_MORE)
def test_a_second_walk_is_refused_where_pytorch_refuses_it(name: str) -> None:
    ours, theirs = Number(1.5), tensor(1.5)
    refused = walks(ONCE_MORE[name](ours), {}, {})
    assert refused == walks(ONCE_MORE[name](theirs), {}, {})
    assert close(ours.slope, theirs.grad.item())


@pytest.mark.parametrize("name", ONCE_MORE)
def test_a_walk_that_keeps_can_be_repeated_as_in_pytorch(name: str) -> None:
    ours, theirs = Number(1.5), tensor(1.5)
    refused = walks(ONCE_MORE[name](ours), {"keep": True}, {"keep": False}, {})
    keep, free = {"retain_graph": True}, {"retain_graph": False}
    assert refused == walks(ONCE_MORE[name](theirs), keep, free, {})
    assert refused[:2] == [False, False]
    assert close(ours.slope, theirs.grad.item())


def test_an_error_that_shares_a_freed_node_is_refused_as_in_pytorch() -> None:
    def refused(leaf: Any) -> list[bool]:
        h = leaf * 3
        return walks(h + 1, {}) + walks(h + 2, {})

    ours, theirs = Number(2), tensor(2)
    assert refused(ours) == refused(theirs) == [False, True]
    assert ours.slope == theirs.grad.item() == 3


def test_the_refusal_names_the_node_and_says_what_to_do() -> None:
    error = Number(2) * 3
    error.backward()
    with pytest.raises(
        RuntimeError, match=r"^Mul has freed what it saved; backward\(keep=True\) keeps it$"
    ):
        error.backward()


SAVED = [
    ("Add", lambda a, b: a + b, {}),
    ("Sub", lambda a, b: a - b, {}),
    ("Neg", lambda a, _: -a, {}),
    ("Mul", lambda a, b: a * b, {"a": 2, "b": 4}),
    ("Div", lambda a, b: a / b, {"a": 2, "b": 4}),
    ("Pow", lambda a, b: a**b, {"a": 2, "b": 4}),
    ("Exp", lambda a, _: a.exp(), {"y": math.exp(2)}),
    ("Log", lambda a, _: a.log(), {"a": 2}),
    ("Tanh", lambda a, _: a.tanh(), {"y": math.tanh(2)}),
    ("Sigmoid", lambda a, _: a.sigmoid(), {"y": 1 / (1 + math.exp(-2))}),
    ("Relu", lambda a, _: a.relu(), {"y": 2}),
    ("Abs", lambda a, _: abs(a), {"a": 2}),
]


@pytest.mark.parametrize(("name", "operation", "saved"), SAVED, ids=[row[0] for row in SAVED])
def test_a_node_saves_what_its_slopes_need_until_it_has_run(
    name: str, operation: Callable[[Any, Any], Any], saved: dict[str, float]
) -> None:
    result = operation(Number(2), Number(4))
    assert type(result.node).__name__ == name
    assert result.node.saved == saved
    result.backward(keep=True)
    assert result.node.saved == saved
    result.backward()
    assert result.node.saved == (None if saved else {})


def test_every_kind_of_node_is_among_them() -> None:
    assert [row[0] for row in SAVED] == [kind.__name__ for kind in engine.Node.__subclasses__()]


# No recursion


def test_a_chain_of_20000_needs_no_recursion() -> None:
    limit = sys.getrecursionlimit()
    a = total = Number(1)
    for _ in range(20_000):
        total = total + a
    tight = len(inspect.stack()) + 50  # too little for anything but a loop
    sys.setrecursionlimit(tight)
    try:
        total.backward()
        left = sys.getrecursionlimit()
        del total  # taking the chain apart is no recursion either
    finally:
        sys.setrecursionlimit(limit)
    assert a.slope == 20_001
    assert left == tight


# The graph, as a drawing or a stepper walks it


def nodes_behind(number: Any) -> list[Any]:
    found = [number.node]
    for node in found:
        found += [n for n in node.next_nodes if n is not None and n not in found]
    return found


def test_the_graph_is_walked_from_outside_down_to_its_leaves() -> None:
    w1, w2 = Number(3), Number(0.5)
    error = (w2 * (w1 * 2) - 5) ** 2
    nodes = nodes_behind(error)
    assert " ".join(type(n).__name__ for n in nodes) == "Pow Sub Mul Accumulate Mul Accumulate"
    assert [n.leaf for n in nodes if isinstance(n, engine.Accumulate)] == [w2, w1]
    assert nodes[4].next_nodes == [nodes[5], None]  # 2 is a plain number
    assert nodes[2].saved == {"a": 0.5, "b": 6}


def test_the_nodes_can_be_run_by_hand() -> None:
    w1, w2 = Number(3), Number(0.5)
    error = (w2 * (w1 * 2) - 5) ** 2
    power, minus, times, to_w2, first, _ = nodes_behind(error)
    assert power.run(1.0)[0] == -4
    assert minus.run(-4.0)[0] == -4
    assert times.run(-4.0) == [-24, -2]
    assert first.run(-2.0)[0] == -4
    assert to_w2.run(-24.0) == []
    assert w2.slope == -24


def test_the_graph_holds_no_number_but_the_leaves() -> None:
    w = Number(3)
    error = (w * 2).exp()
    held = [v for n in nodes_behind(error) for v in vars(n).values() if isinstance(v, Number)]
    assert held == [w]


# The order is PyTorch's


def name_of(node: Any) -> str:
    """A node's name in the engine: MulBackward0 -> Mul, AccumulateGrad -> Accumulate."""
    name = re.sub(r"(Backward\d+|Grad)$", "", node.name().rpartition("::")[2])
    return {"Rsub": "Sub"}.get(name, name)


def paired(ours: Any, theirs: Any) -> dict[Any, Any]:
    """Walk both graphs side by side: for each node its node in PyTorch. They have one shape."""
    pairs = {ours.node: theirs.grad_fn}
    found = list(pairs)
    for node in found:
        assert name_of(pairs[node]) == type(node).__name__
        receivers = [n for n in node.next_nodes if n is not None]
        functions = [f for f, _ in pairs[node].next_functions if f is not None]
        for receiver, function in zip(receivers, functions, strict=True):
            if receiver not in pairs:
                found.append(receiver)
            assert pairs.setdefault(receiver, function) is function
    return pairs


def compare_order(ours: Any, theirs: Any) -> list[tuple[str, float]]:
    """Walk both back, compare each step and what arrived there; the names and arrivals in order."""
    pairs = paired(ours, theirs)
    steps: list[tuple[Any, float]] = []
    for function in pairs.values():

        def note(arrived: Any, function: Any = function) -> None:
            steps.append((function, arrived[0].item()))

        function.register_prehook(note)
    with watched() as ran:
        ours.backward()
    theirs.backward()
    assert [pairs[node] for node, _, _ in ran] == [function for function, _ in steps]
    largest = max(abs(slope) for _, slope, _ in ran)
    for (_, slope, _), (_, arrived) in zip(ran, steps, strict=True):
        assert close(slope, arrived, largest)
    return [(type(node).__name__, slope) for node, slope, _ in ran]


def running_example(w1: Any, w2: Any) -> Any:
    return (w2 * (w1 * 2) - 5) ** 2


def fork(w1: Any, w2: Any) -> Any:
    h = w1 * 2
    return w2 * h + h


def later_branch_first(w1: Any, w2: Any) -> Any:
    early = w1.exp()
    late = w2.tanh()
    return early * late


def later_branch_first_on_the_left(w1: Any, w2: Any) -> Any:
    early = w1.exp()
    late = w2.tanh()
    return late - early


def two_leaves_at_once(w1: Any, w2: Any) -> Any:
    return (w1 * w2 + w2 / w1).relu()


def old_result_used_late(w1: Any, w2: Any) -> Any:
    old = w1 * w1
    new = (w2.exp() + old).log()
    return new * w1 - old


ORDERS = [
    (running_example, "Pow Sub Mul Accumulate Mul Accumulate"),
    (fork, "Add Mul Accumulate Mul Accumulate"),
    (later_branch_first, "Mul Tanh Accumulate Exp Accumulate"),
    (later_branch_first_on_the_left, "Sub Tanh Accumulate Exp Accumulate"),
    (two_leaves_at_once, "Relu Add Div Mul Accumulate Accumulate"),
    (old_result_used_late, "Sub Mul Log Add Exp Accumulate Mul Accumulate"),
]


@pytest.mark.parametrize(("expression", "order"), ORDERS, ids=[row[0].__name__ for row in ORDERS])
def test_nodes_run_in_the_order_of_pytorch(
    expression: Callable[[Any, Any], Any], order: str
) -> None:
    ours = expression(Number(3), Number(0.5))
    theirs = expression(tensor(3), tensor(0.5))
    assert " ".join(name for name, _ in compare_order(ours, theirs)) == order


# The file that readers copy


def test_it_imports_the_standard_library_alone() -> None:
    tree = ast.parse(ENGINE.read_text())
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert [ast.unparse(node) for node in imports] == [
        "import math",
        "from bisect import insort",
        "from numbers import Real",
    ]


def test_its_own_check_passes_and_prints_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", ENGINE], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


# The versions before it


def test_a_chain_of_multiplications_has_the_slopes_of_pytorch() -> None:
    first = load(MATHS / "engine_chain.py").Number
    values = (0.5, 3.0, -1.5, 2.0)
    numbers, tensors = [first(value) for value in values], [tensor(value) for value in values]
    for kind in (numbers, tensors):
        w4, w3, w2, x = kind
        (w4 * (w3 * (w2 * x))).backward(*[1.0] if kind is numbers else [])
    for number, theirs in zip(numbers, tensors, strict=True):
        assert close(number.slope, theirs.grad.item())


STEPS = st.lists(
    st.tuples(st.sampled_from("+-*"), st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=6
)


def built(kind: Callable[[float], Any], steps: list[tuple[str, int, int]]) -> tuple[list[Any], Any]:
    """Three leaves, and the last result of a formula made from them."""
    leaves = [kind(value) for value in (0.75, -1.25, 0.5)]
    results = list(leaves)
    for sign, a, b in steps:
        results.append(PLAIN[sign](results[a % len(results)], results[b % len(results)]))
    return leaves, results[-1]


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(STEPS)
def test_the_second_version_walks_once_and_twice_as_pytorch_does(
    steps: list[tuple[str, int, int]],
) -> None:
    leaves, end = built(SECOND, steps)
    tensors, theirs = built(tensor, steps)
    for _ in range(2):
        end.backward()
        theirs.backward(retain_graph=True)
        for number, leaf in zip(leaves, tensors, strict=True):
            assert close(number.slope, 0.0 if leaf.grad is None else leaf.grad.item(), 1e3)


def test_the_second_version_takes_no_plain_number() -> None:
    with pytest.raises(TypeError):
        2 * SECOND(3.0)
