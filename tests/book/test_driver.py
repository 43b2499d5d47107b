"""The driver: PyTorch's own nodes, its gradients to the bit, and its order."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import torch
from torch import nn
from torch.nn import functional

from tests.support.book import ROOT, load

DRIVER = ROOT / "snippets" / "autograd" / "driver.py"


drive = load(DRIVER).drive
Made = tuple[Any, list[Any]]  # a result, and the leaves whose gradients are asked for


def leaf(*values: float) -> Any:
    return torch.tensor(values[0] if len(values) == 1 else values, requires_grad=True)


def two_dials() -> Made:
    w1, w2 = leaf(3.0), leaf(0.5)
    return (w2 * (w1 * 2.0) - 5.0) ** 2, [w1, w2]


def diamond() -> Made:
    a = leaf(2.0)
    b, c = 3 * a, 5 * a
    return b * c + b, [a]


def loop() -> Made:
    w, b = leaf(0.9), leaf(0.1)
    y = leaf(0.3)
    first = y
    for step in range(40):
        y = (w * y + b).tanh() if step % 3 else y * y + w
    return y, [w, b, first]


def same_number_in_many_places() -> Made:
    a = leaf(1.1)
    return a * a + a / a - a**3 + a.exp() * a, [a]


def broadcast_to_many_shapes() -> Made:
    row, column, one = leaf(1.0, 2.0, 3.0), torch.ones(4, 1, requires_grad=True), leaf(0.5)
    return ((row + column) * one - row).square().mean(), [row, column, one]


def pieces_of_one_tensor() -> Made:
    whole = torch.arange(6.0, requires_grad=True)
    left, _, right = whole.unflatten(0, (3, 2)).unbind(0)
    return (left * right.sin()).sum() + whole.max(), [whole]


def largest_and_its_place() -> Made:
    x = torch.randn(5, 4, requires_grad=True)
    values, _ = x.max(1)
    return values.square().sum(), [x]


def model(last: Callable[[Any, Any], Any], *layers: nn.Module) -> Made:
    made = nn.Sequential(*layers)
    inputs, targets = torch.randn(7, 3), torch.randint(0, 4, (7,))
    return last(made(inputs), targets), list(made.parameters())


def second_of_two_results() -> Made:
    v = leaf(1.0, 3.0)
    return v.unbind()[1] ** 1, [v]


def two_kinds_of_numbers() -> Made:
    single = leaf(1.5)
    double = torch.tensor(0.1, dtype=torch.float64, requires_grad=True)
    return single * double + single, [single, double]


def tanh_and_squares() -> Made:
    def last(y: Any, t: Any) -> Any:
        return functional.mse_loss(y, t[:, None].expand_as(y).float())

    return model(last, nn.Linear(3, 5), nn.Tanh(), nn.Linear(5, 4))


def relu_and_cross_entropy() -> Made:
    layers = nn.Linear(3, 8), nn.ReLU(), nn.Linear(8, 8), nn.ReLU(), nn.Linear(8, 4)
    return model(functional.cross_entropy, *layers)


def softmax_written_out() -> Made:
    def last(y: Any, t: Any) -> Any:
        return -torch.softmax(y, 1).log()[range(7), t].mean()

    return model(last, nn.Linear(3, 6), nn.Tanh(), nn.Linear(6, 4, bias=False))


def normalised_and_shared() -> Made:
    shared = nn.Linear(6, 6)
    layers = nn.Linear(3, 6), nn.LayerNorm(6), shared, nn.ReLU(), shared, nn.Linear(6, 4)
    return model(functional.cross_entropy, *layers)


MODELS = [
    two_dials,
    diamond,
    loop,
    same_number_in_many_places,
    broadcast_to_many_shapes,
    pieces_of_one_tensor,
    largest_and_its_place,
    second_of_two_results,
    two_kinds_of_numbers,
    tanh_and_squares,
    relu_and_cross_entropy,
    softmax_written_out,
    normalised_and_shared,
]
every = pytest.mark.parametrize("make", MODELS, ids=lambda make: make.__name__)


def made(make: Callable[[], Made]) -> Made:
    torch.manual_seed(0)
    return make()


def nodes(result: Any) -> list[Any]:
    """Every function behind a result, in an order that depends on the graph alone."""
    found = [result.grad_fn]
    for node in found:
        for one, _ in node.next_functions:
            if one is not None and one not in found:
                found.append(one)
    return found


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@every
def test_gradients_are_those_of_backward_to_the_last_bit(make: Callable[[], Made]) -> None:
    ours, our_leaves = made(make)
    theirs, their_leaves = made(make)
    drive(ours)
    theirs.backward()
    for our, their in zip(our_leaves, their_leaves, strict=True):
        assert our.grad.dtype == their.grad.dtype
        assert our.grad.numpy().tobytes() == their.grad.numpy().tobytes()


@every
def test_functions_run_in_the_order_of_backward(make: Callable[[], Made]) -> None:
    ours, _ = made(make)
    theirs, _ = made(make)
    order: list[int] = []
    for place, node in enumerate(nodes(theirs)):
        node.register_prehook(lambda _, place=place: order.append(place))
    theirs.backward()
    places = {node: place for place, node in enumerate(nodes(ours))}
    assert [places[node] for node in drive(ours)] == order


def test_the_two_dials_are_walked_back_in_six_calls() -> None:
    result, _ = two_dials()
    assert [node.name().rpartition("::")[2] for node in drive(result)] == [
        "PowBackward0",
        "SubBackward0",
        "MulBackward0",
        "AccumulateGrad",
        "MulBackward0",
        "AccumulateGrad",
    ]


def test_a_result_that_is_not_the_first_of_its_function_starts_where_it_belongs() -> None:
    v = leaf(1.0, 3.0)
    drive(v.unbind()[1])
    assert v.grad.tolist() == [0, 1]


def test_a_second_drive_adds_to_the_gradients_as_backward_does() -> None:
    result, leaves = two_dials()
    drive(result)
    drive(result)  # what is saved is not freed: that is the engine's own work
    assert [one.grad.item() for one in leaves] == [-8, -48]


def test_a_leaf_that_no_gradient_reaches_keeps_none() -> None:
    a, unused = leaf(1.0), leaf(2.0)
    drive(a * 2)
    assert (a.grad.item(), unused.grad) == (2, None)


def test_it_calls_no_backward() -> None:
    source = DRIVER.read_text().partition("# %% check")[0]
    functions = [n for n in ast.parse(source).body if isinstance(n, ast.FunctionDef)]
    assert len(functions) == 9
    walked = [n for function in functions for n in ast.walk(function)]
    assert not [n for n in walked if getattr(n, "attr", "") in {"backward", "grad"}]


def test_another_choice_is_another_order_and_the_same_gradients_up_to_rounding() -> None:
    def oldest(ready: list[Any]) -> Any:
        return min(ready, key=lambda node: node._sequence_nr())

    latest_first, leaves = made(same_number_in_many_places)
    oldest_first, others = made(same_number_in_many_places)
    names = [[node.name() for node in drive(latest_first)]]
    names.append([node.name() for node in drive(oldest_first, choose=oldest)])
    assert names[0] != names[1]
    assert sorted(names[0]) == sorted(names[1])
    assert torch.allclose(leaves[0].grad, others[0].grad, rtol=1e-6)
