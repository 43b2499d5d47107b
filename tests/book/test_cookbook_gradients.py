"""The cookbook's gradient check, gradient-flow plot and graph drawing, on models of all kinds."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator
from typing import Any

import matplotlib.pyplot as plt
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn
from torch.nn import functional

from tests.support.book import ROOT, load

COOKBOOK = ROOT / "snippets" / "cookbook"
gradient_check = load(COOKBOOK / "gradient_check.py").gradient_check
flow_file = load(COOKBOOK / "gradient_flow.py")
drawing = load(COOKBOOK / "graph_drawing.py")


def double(*shape: int) -> Any:
    return torch.randn(shape, dtype=torch.float64, requires_grad=True)


@pytest.fixture(autouse=True)
def seeded() -> Iterator[None]:
    torch.manual_seed(0)
    with plt.rc_context({"backend": "agg"}):
        yield
    plt.close("all")


# The gradient check

RIGHT: dict[str, tuple[Callable[..., Any], tuple[tuple[int, ...], ...]]] = {
    "one number": (torch.exp, ((),)),
    "no numbers": (lambda x: (x * 2).sum(), ((0, 3),)),
    "many results": (lambda x: x.cumprod(0), ((4,),)),
    "several results": (lambda x: (x.sin(), x.square().sum()), ((3, 2),)),
    "places beside values": (lambda x: x.max(0), ((5,),)),
    "several inputs": (torch.matmul, ((2, 3), (3, 4))),
    "broadcast": (lambda x, y, z: (x * y).tanh() + z, ((3, 1), (4,), ())),
    "a sharp bend": (lambda x: (100 * x).tanh(), ((4,),)),
    "large numbers": (lambda x: 1e12 * x.square(), ((3,),)),
    "small numbers": (lambda x: 1e-12 * x.square(), ((3,),)),
    "convolution": (functional.conv1d, ((1, 2, 5), (3, 2, 2))),
    "attention": (functional.scaled_dot_product_attention, ((1, 3, 2), (1, 3, 2), (1, 3, 2))),
    "layer norm": (lambda x: functional.layer_norm(x, (3,)), ((2, 3),)),
}


@pytest.mark.parametrize("name", RIGHT)
def test_pytorchs_own_rules_pass_as_they_do_in_its_own_check(name: str) -> None:
    function, shapes = RIGHT[name]
    inputs = [double(*shape) for shape in shapes]
    before = [x.detach().clone() for x in inputs]
    checked = gradient_check(function, *inputs)
    assert checked.entries == sum(x.numel() for x in inputs)
    assert checked.corners == []
    assert all(torch.equal(x, old) for x, old in zip(inputs, before, strict=True))
    if checked.entries:
        assert torch.autograd.gradcheck(function, inputs)


class Rule(torch.autograd.Function):  # type: ignore[misc] # PyTorch's class is untyped here
    """x squared, whose rule is wrong for one entry by a factor."""

    @staticmethod
    def forward(ctx: Any, x: Any, at: int, factor: float) -> Any:
        ctx.save_for_backward(x)
        ctx.at, ctx.factor = at, factor
        return x * x

    @staticmethod
    def backward(ctx: Any, grad_output: Any) -> Any:
        (x,) = ctx.saved_tensors
        sent = grad_output * 2 * x
        sent.view(-1)[ctx.at] *= ctx.factor
        return sent, None, None


@settings(max_examples=40, deadline=None, derandomize=True, database=None)
@given(st.integers(0, 5), st.sampled_from([-1.0, 0.0, 0.99, 1.0001, 2.0, math.nan, math.inf]))
def test_a_wrong_rule_is_caught_and_its_entry_named_with_both_numbers(
    at: int, factor: float
) -> None:
    x = torch.linspace(-2.5, 2.5, 6, dtype=torch.float64).reshape(2, 3).requires_grad_()
    with pytest.raises(AssertionError) as caught:
        gradient_check(lambda c, x: c + Rule.apply(x, at, factor).sum(), 1.0, x)
    right = 2 * x.flatten()[at].item()
    place = [at // 3, at % 3]
    message = f"wrong gradient, worst at input 1, entry {place}: autograd {right * factor:.8g}, "
    assert str(caught.value).startswith(message)
    numeric = float(str(caught.value).rpartition("nudges ")[2].partition(",")[0])
    assert math.isclose(numeric, right, rel_tol=1e-7)


def test_at_a_corner_both_slopes_are_reported_and_any_between_them_is_accepted() -> None:
    x = torch.tensor([0.0, 2.0, -1.0], dtype=torch.float64, requires_grad=True)
    checked = gradient_check(lambda x: x.relu().sum(), x)
    assert str(checked.corners[0]) == "input 0, entry [0]: autograd 0, nudge down -0, up 1"
    assert len(checked.corners) == 1
    size = gradient_check(lambda x: x.abs().sum(), x).corners[0]
    assert (round(size.down, 6), size.gradient, round(size.up, 6)) == (-1, 0, 1)


@pytest.mark.parametrize("near", [1e-12, 1e-9, 1e-7, 3e-7, 1e-6, 1e-5, -1e-7])
def test_near_a_corner_no_right_gradient_is_taken_for_a_mistake(near: float) -> None:
    x = torch.tensor([near], dtype=torch.float64, requires_grad=True)
    checked = gradient_check(lambda x: x.relu().sum(), x)
    assert checked.worst is None or checked.worst.error < 1e-6


def test_a_gradient_outside_of_a_corner_is_a_mistake() -> None:
    x = torch.zeros(1, dtype=torch.float64, requires_grad=True)

    def function(x: Any) -> Any:
        return (x.relu() + 2 * (x - x.detach())).sum()

    with pytest.raises(AssertionError, match=r"autograd 2, nudges 0\.5"):
        gradient_check(function, x)


def test_a_module_is_checked_through_its_own_parameters() -> None:
    model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2)).double()
    x, wanted = torch.randn(5, 3, dtype=torch.float64), torch.tensor([0, 1, 1, 0, 1])
    model[0].bias.requires_grad_(False)

    def loss(*_: Any) -> Any:
        return functional.cross_entropy(model(x), wanted)

    assert gradient_check(loss, *model.parameters()).entries == 12 + 8 + 2


def test_what_it_cannot_compare_it_refuses_and_says_why() -> None:
    single = torch.ones(2, requires_grad=True)
    with pytest.raises(TypeError, match=r"input 1 is torch\.float32: convert it with \.double\(\)"):
        gradient_check(torch.mul, 2, single)
    with pytest.raises(ValueError, match="no output depends on"):
        gradient_check(lambda x: x.detach(), double(2))
    with pytest.raises(ValueError, match="no output depends on"):
        gradient_check(torch.exp, torch.ones(2, dtype=torch.float64))
    with pytest.raises(ValueError, match="input 0 is expanded"):
        gradient_check(torch.exp, double(1).expand(3))
    with pytest.raises(ValueError, match="two runs differ"):
        gradient_check(nn.Dropout(), double(50))


def test_an_input_is_put_back_even_if_the_function_fails_at_a_nudge() -> None:
    x = torch.tensor([1.0], dtype=torch.float64, requires_grad=True)

    def function(x: Any) -> Any:
        if x.item() != 1:
            raise ZeroDivisionError
        return x.sum()

    with pytest.raises(ZeroDivisionError):
        gradient_check(function, x)
    assert x.item() == 1


# The gradient-flow plot


class Backwards(nn.Module):  # type: ignore[misc] # PyTorch's class is untyped here
    """Uses its layers in another order than it defines them, and one of them not at all."""

    def __init__(self) -> None:
        super().__init__()
        self.last, self.unused, self.first = (nn.Linear(3, 3) for _ in range(3))

    def forward(self, x: Any) -> Any:
        return self.last(self.first(x).tanh())


def test_rows_stand_in_the_order_of_use_with_the_sizes_of_their_gradients() -> None:
    model = Backwards()
    loss = model(torch.randn(4, 3)).square().sum()
    loss.backward()
    rows = flow_file.gradient_rows(model, loss)
    used = [row.name for row in rows if not row.problem]
    assert used == ["first.weight", "first.bias", "last.weight", "last.bias"]
    gradient = model.first.weight.grad.abs()
    assert math.isclose(
        rows[[r.name for r in rows].index("first.weight")].mean, gradient.mean(), rel_tol=1e-6
    )
    row = next(row for row in rows if row.name == "first.weight")
    assert math.isclose(row.largest, gradient.max().item(), rel_tol=1e-6)
    ratio = model.first.weight.grad.norm() / model.first.weight.norm()
    assert math.isclose(row.ratio, ratio.item(), rel_tol=1e-6)
    assert [row.name for row in flow_file.gradient_rows(model)] == [
        n for n, _ in model.named_parameters()
    ]


def test_what_is_wrong_with_a_parameter_stands_on_the_picture_in_words() -> None:
    model = Backwards()
    model.last.bias.requires_grad_(False)
    loss = model(torch.randn(4, 3)).square().sum()
    loss.backward()
    model.first.bias.grad.zero_()
    model.first.weight.grad[0, :2] = math.nan
    model.last.weight.grad[1] = math.inf
    figure, rows = flow_file.gradient_flow(model, loss)
    problems = {row.name: row.problem for row in rows}
    assert problems == {
        "first.weight": "not finite: 2 of 9",
        "first.bias": "all zero",
        "last.weight": "not finite: 3 of 9",
        "last.bias": "frozen",
        "unused.weight": "not reached",
        "unused.bias": "not reached",
    }
    (axes,) = figure.axes
    names = [label.get_text() for label in axes.get_yticklabels()]
    words = {names[round(text.get_position()[1])]: text.get_text() for text in axes.texts}
    assert words == problems


def test_a_sparse_gradient_counts_its_zeros() -> None:
    model = nn.Embedding(4, 2, sparse=True)
    loss = model(torch.tensor([1])).sum()
    loss.backward()
    (row,) = flow_file.gradient_rows(model, loss)
    assert (row.mean, row.largest, row.problem) == (0.25, 1, "")


@pytest.mark.parametrize("layers", [1, 150])
def test_three_or_three_hundred_parameters_have_rows_whose_names_do_not_touch(layers: int) -> None:
    model = nn.Sequential(*(nn.Linear(2, 2) for _ in range(layers)))
    loss = model(torch.ones(1, 2)).sum()
    loss.backward()
    figure, rows = flow_file.gradient_flow(model, loss)
    figure.canvas.draw()
    (axes,) = figure.axes
    boxes = [label.get_window_extent() for label in axes.get_yticklabels()]
    assert len(rows) == len(boxes) == 2 * layers
    boxes.sort(key=lambda box: -box.y0)
    assert all(upper.y0 >= lower.y1 for upper, lower in itertools.pairwise(boxes))
    assert all(box.x0 >= 0 for box in boxes)


# The drawing of a graph


def boxes_of(figure: Any) -> list[Any]:
    return [patch.get_extents().bounds for patch in figure.axes[0].patches]


def texts_of(figure: Any) -> list[Any]:
    return [text for text in figure.axes[0].texts if text.get_text()]


def arrows_of(figure: Any) -> int:
    return sum(not text.get_text() for text in figure.axes[0].texts)


def residual() -> Any:
    layer, norm, x = nn.Linear(4, 4), nn.LayerNorm(4), torch.randn(2, 4)
    for _ in range(5):
        x = x + torch.relu(layer(norm(x)))
    return x.mean()


def squared() -> Any:
    w = torch.ones(2, requires_grad=True)
    return (w * w).sum()


def crossing() -> Any:
    a, b, c = (torch.ones(2, requires_grad=True) for _ in range(3))
    return ((a * b).exp() * (b * c).sin() + (a * c).cos() * a).sum()


GRAPHS: dict[str, Callable[[], Any]] = {
    "one node": lambda: torch.ones(1, requires_grad=True).sum(),
    "used twice": squared,
    "chain": lambda: torch.ones(2, requires_grad=True).exp().sin().cos().tanh().sum(),
    "crossing": crossing,
    "residual": residual,
    "encoder": lambda: nn.TransformerEncoderLayer(8, 2, 16)(torch.randn(3, 1, 8)).sum(),
}


@pytest.mark.parametrize("name", GRAPHS)
def test_every_node_has_a_box_and_every_edge_an_arrow(name: str) -> None:
    loss = GRAPHS[name]()
    nodes = [loss.grad_fn]
    for node in nodes:
        ahead = dict.fromkeys(n for n, _ in node.next_functions if n)
        nodes += [n for n in ahead if n not in nodes]
    edges = sum(bool(n) for node in nodes for n, _ in node.next_functions)
    figure = drawing.draw(loss)
    figure.canvas.draw()
    texts, boxes = texts_of(figure), boxes_of(figure)
    assert len(texts) == len(boxes) == len(nodes)
    assert arrows_of(figure) == edges
    for (x, y, wide, tall), (u, v, wider, taller) in itertools.combinations(boxes, 2):
        assert x + wide <= u + 1 or u + wider <= x + 1 or y + tall <= v + 1 or v + taller <= y + 1
    page = figure.bbox
    for text, (x, y, wide, tall) in zip(texts, boxes, strict=True):
        inside = text.get_window_extent()
        assert x <= inside.x0
        assert inside.x1 <= x + wide
        assert y <= inside.y0
        assert inside.y1 <= y + tall
        assert page.x0 <= x
        assert x + wide <= page.x1
        assert page.y0 <= y
        assert y + tall <= page.y1


@pytest.mark.parametrize("name", ["crossing", "residual", "encoder"])
def test_no_line_crosses_a_box_and_all_lead_downwards(name: str) -> None:
    figure = drawing.draw(GRAPHS[name]())
    (axes,) = figure.axes
    figure.canvas.draw()
    inverse = axes.transData.inverted()
    boxes = [inverse.transform_bbox(patch.get_extents()) for patch in axes.patches]
    lines = [list(zip(*line.get_data(), strict=True)) for line in axes.lines]
    ends = [text.xy for text in axes.texts if not text.get_text()]
    for line, end in zip(lines, ends, strict=True):
        points = [*line, end]
        for (x, y), (u, v) in itertools.pairwise(points):
            assert y > v
            for part in (0.05, 0.25, 0.5, 0.75, 0.95):
                at = x + (u - x) * part, y + (v - y) * part
                assert not any(box.padded(-0.01).contains(*at) for box in boxes)


def test_leaves_have_their_names_and_shapes_and_those_without_a_name_say_so() -> None:
    model = nn.Linear(3, 1)
    bias = torch.zeros((), requires_grad=True)
    figure = drawing.draw(model(torch.ones(2, 3)).sum() * bias, dict(model.named_parameters()))
    said = [text.get_text() for text in texts_of(figure)]
    assert {text for text in said if "\n" in text} == {
        "weight\n[1, 3]",
        "bias\n[1]",
        "leaf\n[]",
    }


def test_what_has_no_graph_is_refused() -> None:
    with pytest.raises(ValueError, match="the loss does not require grad"):
        drawing.draw(torch.ones(2).sum())
