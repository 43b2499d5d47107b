"""The small engine of chapter 9: its values, its slopes and its order are those of PyTorch."""

from __future__ import annotations

import ast
import inspect
import itertools
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

ENGINE = ROOT / "snippets" / "maths" / "engine.py"


engine = load(ENGINE)
Number = engine.Number


def tensor(value: float) -> Any:
    return torch.tensor(value, dtype=torch.float64, requires_grad=True)


def close(ours: float | None, theirs: float | None, size: float = 1.0) -> bool:
    """Whether two numbers agree to 1e-12 of themselves, or of the numbers they were added from."""
    if ours is None or theirs is None:
        return ours is theirs
    return math.isclose(ours, theirs, rel_tol=1e-12, abs_tol=1e-12 * size)


@contextmanager
def watched() -> Iterator[list[tuple[Any, float, list[float]]]]:
    """Note each function that the engine runs, with what arrived and what it sent."""
    ran: list[tuple[Any, float, list[float]]] = []
    with ExitStack() as stack:
        for kind in (engine.Function, engine.Accumulate):

            def call(self: Any, slope: float, run: Any = kind.__call__) -> Any:
                messages = run(self, slope)
                ran.append((self, slope, messages))
                return messages

            stack.enter_context(mock.patch.object(kind, "__call__", call))
        yield ran


# Random expressions, in which every result may be used many times

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
    "3 / (a * a + 1)": lambda a, _: 3 / (a * a + 1),
}
LARGEST = 3.0  # beyond this a result is led through tanh, so that no expression grows
KINK = 0.05  # finite differences know nothing of a relu nearer to 0 than this


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

    def add(self, name: str, a: int, b: int) -> None:
        if name == "a.relu()" and abs(self.values[a]) < KINK:
            name = "(a + 1).relu()"
        if name == "(a + 1).relu()" and abs(self.values[a] + 1) < KINK:
            name = "a.relu()"
        self.values.append(OPERATIONS[name](self.values[a], self.values[b]))
        self.steps.append((name, a, b))
        if abs(self.values[-1]) > LARGEST:
            self.add("a.tanh()", len(self.values) - 1, 0)

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
        results = len(writer.values)
        writer.add(names[name % len(names)], a % results, b % results)
    return writer.end()


programs = (st.binary(min_size=8, max_size=15) | st.binary(min_size=25, max_size=60)).map(written)


def slopes_of(program: Program) -> tuple[list[Any], list[Any], float]:
    """The results and the leaves after a walk back, and the largest message there was."""
    leaves = [Number(value) for value in program.leaves]
    results = program.run(leaves)
    with watched() as ran:
        results[-1].backward()
    return results, leaves, max(abs(slope) for _, slope, _ in ran)


def test_values_and_slopes_of_random_expressions_are_those_of_pytorch() -> None:
    expressions = set()

    @settings(max_examples=2200, deadline=None, derandomize=True, database=None)
    @given(programs)
    def compare(program: Program) -> None:
        expressions.add(program)
        results, leaves, largest = slopes_of(program)
        tensors = [tensor(value) for value in program.leaves]
        expected = program.run(tensors)
        expected[-1].backward()
        for ours, theirs in zip(results, expected, strict=True):
            assert close(ours.value, theirs.item())
        for leaf, theirs in zip(leaves, tensors, strict=True):
            slope = None if theirs.grad is None else theirs.grad.item()
            assert close(leaf.slope, slope, largest)

    compare()
    assert len(expressions) >= 2000


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
def test_the_counter_alone_makes_slopes_right_whichever_ready_function_runs(
    program: Program,
) -> None:
    _, leaves, largest = slopes_of(program)
    with mock.patch.object(engine.Function, "made", itertools.count(0, -1)):  # the oldest first
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


def test_eighteen_doublings_run_nineteen_functions_not_half_a_million() -> None:
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


def test_the_power_nought_has_the_slope_nought_everywhere() -> None:
    for value in (0.0, 2.0):
        number = Number(value)
        (number**0).backward()
        assert number.slope == 0


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


def test_an_exponent_is_a_plain_number() -> None:
    with pytest.raises(TypeError, match="not 'Number'"):
        Number(2) ** Number(3)


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
    "a.relu()": lambda a: a.relu(),
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


def test_an_error_that_shares_a_freed_function_is_refused_as_in_pytorch() -> None:
    def refused(leaf: Any) -> list[bool]:
        h = leaf * 3
        return walks(h + 1, {}) + walks(h + 2, {})

    ours, theirs = Number(2), tensor(2)
    assert refused(ours) == refused(theirs) == [False, True]
    assert ours.slope == theirs.grad.item() == 3


def test_the_refusal_names_the_function_and_says_what_to_do() -> None:
    error = Number(2) * 3
    error.backward()
    with pytest.raises(RuntimeError, match=r"^what Mul saved is freed: keep=True\?$"):
        error.backward()


SAVED = [
    ("Add", lambda a, b: a + b, {}),
    ("Sub", lambda a, b: a - b, {}),
    ("Mul", lambda a, b: a * b, {"a": 2, "b": 4}),
    ("Div", lambda a, b: a / b, {"a": 2, "b": 4}),
    ("Pow", lambda a, _: a**3, {"a": 2, "b": 3}),
    ("Neg", lambda a, _: -a, {}),
    ("Rsub", lambda a, _: 1 - a, {}),
    ("Exp", lambda a, _: a.exp(), {"y": math.exp(2)}),
    ("Log", lambda a, _: a.log(), {"a": 2}),
    ("Tanh", lambda a, _: a.tanh(), {"y": math.tanh(2)}),
    ("Relu", lambda a, _: a.relu(), {"y": 2}),
]


@pytest.mark.parametrize(("name", "operation", "saved"), SAVED, ids=[row[0] for row in SAVED])
def test_a_function_saves_what_its_slopes_need_until_it_has_run(
    name: str, operation: Callable[[Any, Any], Any], saved: dict[str, float]
) -> None:
    result = operation(Number(2), Number(4))
    assert result.function.name == name
    assert result.function.saved == saved
    result.backward(keep=True)
    assert result.function.saved == saved
    result.backward()
    assert result.function.saved == (None if saved else {})


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


def functions_behind(number: Any) -> list[Any]:
    found = [number.function]
    for function in found:
        found += [f for f in function.next_functions if f is not None and f not in found]
    return found


def test_the_graph_is_walked_from_outside_down_to_its_leaves() -> None:
    w1, w2 = Number(3), Number(0.5)
    error = (w2 * (w1 * 2) - 5) ** 2
    functions = functions_behind(error)
    assert " ".join(f.name for f in functions) == "Pow Sub Mul Accumulate Mul Accumulate"
    assert [f.leaf for f in functions if f.name == "Accumulate"] == [w2, w1]
    assert functions[4].next_functions == [functions[5], None]  # 2 is a plain number
    assert functions[2].saved == {"a": 0.5, "b": 6}
    assert w1.function is None


def test_a_stepper_runs_the_functions_by_hand() -> None:
    w1, w2 = Number(3), Number(0.5)
    error = (w2 * (w1 * 2) - 5) ** 2
    power, minus, times, to_w2, first, _ = functions_behind(error)
    assert power(1.0) == [-4]
    assert minus(-4.0)[0] == -4
    assert times(-4.0) == [-24, -2]
    assert first(-2.0)[0] == -4
    assert to_w2(-24.0) == []
    assert w2.slope == -24


def test_the_graph_holds_no_number_but_the_leaves() -> None:
    w = Number(3)
    error = (w * 2).exp()
    held = [v for f in functions_behind(error) for v in vars(f).values() if isinstance(v, Number)]
    assert held == [w]


# The order is PyTorch's


def name_of(node: Any) -> str:
    """A node's name in the engine: MulBackward0 -> Mul, AccumulateGrad -> Accumulate."""
    name = re.sub(r"(Backward\d+|Grad)$", "", node.name().rpartition("::")[2])
    return "Pow" if name == "Reciprocal" else name  # 2 / a is a ** -1 * 2 here


def paired(ours: Any, theirs: Any) -> dict[Any, Any]:
    """Walk both graphs side by side: for each function its node. They must be of one shape."""
    pairs = {ours.receiver: theirs.grad_fn}
    found = list(pairs)
    for function in found:
        node = pairs[function]
        assert name_of(node) == function.name
        nodes = [following for following, _ in node.next_functions]
        nodes += [None] * (len(function.next_functions) - len(nodes))  # plain numbers
        for receiver, following in zip(function.next_functions, nodes, strict=True):
            assert (receiver is None) == (following is None)
            if receiver is not None:
                if receiver not in pairs:
                    found.append(receiver)
                assert pairs.setdefault(receiver, following) is following
    return pairs


def compare_order(ours: Any, theirs: Any) -> list[str]:
    """Walk both back, compare each step and what arrived there; the names in order."""
    pairs = paired(ours, theirs)
    steps: list[tuple[Any, float]] = []
    for node in pairs.values():

        def note(arrived: Any, node: Any = node) -> None:
            steps.append((node, arrived[0].item()))

        node.register_prehook(note)
    with watched() as ran:
        ours.backward()
    theirs.backward()
    assert [pairs[function] for function, _, _ in ran] == [node for node, _ in steps]
    largest = max(abs(slope) for _, slope, _ in ran)
    for (_, slope, _), (_, arrived) in zip(ran, steps, strict=True):
        assert close(slope, arrived, largest)
    return [function.name for function, _, _ in ran]


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
def test_functions_run_in_the_order_of_pytorch(
    expression: Callable[[Any, Any], Any], order: str
) -> None:
    ours = expression(Number(3), Number(0.5))
    theirs = expression(tensor(3), tensor(0.5))
    assert " ".join(compare_order(ours, theirs)) == order


@settings(max_examples=400, deadline=None, derandomize=True, database=None)
@given(programs)
def test_functions_of_random_expressions_run_in_the_order_of_pytorch(program: Program) -> None:
    ours = program.run([Number(value) for value in program.leaves])[-1]
    theirs = program.run([tensor(value) for value in program.leaves])[-1]
    compare_order(ours, theirs)


# The file that readers copy


def test_it_is_short_and_imports_the_standard_library_alone() -> None:
    source = ENGINE.read_text()
    tree = ast.parse(source)
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert [ast.unparse(node) for node in imports] == [
        "import itertools",
        "import math",
        "from bisect import insort_left",
        "from collections import Counter, defaultdict",
        "from collections.abc import Callable",
        "from typing import Any",
    ]
    docstrings = {
        line
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node)
        for line in range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1)
    }
    lines = source.partition("# %% check")[0].splitlines()
    code = [
        line
        for number, line in enumerate(lines, 1)
        if line.strip()
        and not line.startswith(("# %%", "import ", "from "))
        and number not in docstrings
    ]
    assert 70 <= len(code) <= 76  # the chapter says: seventy-odd


def test_its_own_check_passes_and_prints_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", ENGINE], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
