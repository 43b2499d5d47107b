"""The NaN hunter of the cookbook: it names the right line, and is silent where all is finite."""

from __future__ import annotations

import gc
import math
import re
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn
from torch.nn import functional
from torch.utils.checkpoint import checkpoint

from tests.support.book import ROOT, load

hunter = load(ROOT / "snippets" / "cookbook" / "nan_hunter.py")
NanHunter, NotFinite = hunter.NanHunter, hunter.NotFinite
HERE = Path(__file__).read_text().splitlines()
INF = math.inf


def leaf(*values: float, **kind: Any) -> Any:
    return torch.tensor(values, requires_grad=True, **kind)


def hunted(make: Callable[[], Any]) -> Any:
    """What the hunter says of a loss."""
    torch.manual_seed(0)
    with pytest.raises(NotFinite) as caught, NanHunter():
        make().backward()
    return caught.value


def line(error: Any) -> str:
    """The line of this file that an error names, as the file has it."""
    found = re.match(r"line (\d+) of (\S+),", error.place)
    assert found
    assert found[2] == Path(__file__).name
    return HERE[int(found[1]) - 1].strip()


# Models whose loss is finite and whose gradients are not


def root_behind_a_mask() -> Any:
    x = leaf(0.0, 4.0)
    root = x.sqrt()  # guilty
    return torch.where(x > 0, root, 0.0).sum()


def root_of_a_negative_behind_a_mask() -> Any:
    x = leaf(-1.0, 4.0)
    return torch.where(
        x > 0,
        torch.sqrt(x),  # guilty
        x,
    ).sum()


def overflow_behind_a_mask() -> Any:
    x = leaf(100.0)
    grown = torch.exp(x)  # guilty
    return torch.where(x <= 0, grown, 1 + x).sum()


def spread_of_equal_numbers() -> Any:
    x = leaf(2.0, 2.0, 2.0)
    return x.var(correction=0).sqrt() + 1  # guilty


def power_of_a_half_at_zero() -> Any:
    x = leaf(0.0, 1.0)
    y = x**0.5  # guilty
    return (y * torch.tensor([0.0, 1.0])).sum()


def distance_of_a_point_from_itself() -> Any:
    x = leaf(1.0, 2.0)
    apart = (x - x.detach()).square().sum()
    return apart.sqrt() + x.sum()  # guilty


def missing_targets_masked_too_late() -> Any:
    x, targets = leaf(0.0, 1.0), torch.tensor([math.nan, 0.0])
    errors = (x - targets).square()  # guilty
    return errors[~targets.isnan()].sum()


class Broken(torch.autograd.Function):  # type: ignore[misc]
    @staticmethod
    def forward(ctx: Any, x: Any) -> Any:
        ctx.save_for_backward(x)
        return x * 2

    @staticmethod
    def backward(ctx: Any, grad_output: Any) -> Any:
        (x,) = ctx.saved_tensors
        return grad_output * 2 / (x - x)


def rule_of_ones_own() -> Any:
    x = leaf(1.0, 2.0)
    y = Broken.apply(x)  # guilty
    return y.sum()


def half_precision_overflows_on_the_way() -> Any:
    x = leaf(1e-4, dtype=torch.float16)
    y = 1 / x.clamp(min=1e-4)  # guilty
    return y.float().sum()


class Scaled(nn.Module):  # type: ignore[misc]
    """Divides by a length that is zero for a row of zeros."""

    def __init__(self) -> None:
        super().__init__()
        self.linear = nn.Linear(3, 3)

    def forward(self, x: Any) -> Any:
        length = x.square().sum(1, keepdim=True).sqrt()  # guilty
        return self.linear(x / (length + 1e-6))


class Dead(nn.Module):  # type: ignore[misc]
    def forward(self, x: Any) -> Any:
        return x * 0


def layers_in_a_loop() -> Any:
    x = torch.randn(4, 3).requires_grad_()
    for layer in (Scaled(), Scaled(), Dead(), Scaled(), Scaled()):
        x = layer(x)
    return x.sum()


# Models whose loss is not finite


def logarithm_of_zero() -> Any:
    x = leaf(0.0, 1.0)
    logs = x.log()  # guilty
    return -(x * logs).sum()


def zero_by_zero() -> Any:
    x = torch.zeros(2, 3, requires_grad=True)
    unit = x / x.norm(dim=1, keepdim=True)  # guilty
    return unit.sum()


def attention_to_nothing() -> Any:
    x = torch.randn(2, 3, requires_grad=True)
    scores = x.masked_fill(torch.tensor([[False] * 3, [True] * 3]), -INF)
    weights = functional.softmax(scores, dim=1)  # guilty
    return weights.square().sum()


def attention_module_to_nothing() -> Any:
    attend = nn.MultiheadAttention(4, 2, batch_first=True)
    x = torch.randn(2, 3, 4)
    away = torch.tensor([[False, False, True], [True, True, True]])
    y, _ = attend(x, x, x, key_padding_mask=away)  # guilty
    return y.sum()


def exponential_overflows() -> Any:
    x = leaf(1.0, 100.0)
    grown = x.exp()  # guilty
    return (grown / grown.sum()).sum()


def spread_of_one_number() -> Any:
    x = leaf(2.0)
    with pytest.warns(UserWarning, match="degrees of freedom"):
        spread = x.std()  # guilty
    return ((x - 2) / spread).sum()


def root_of_a_negative_base() -> Any:
    x = leaf(-8.0)
    y = x ** (1 / 3)  # guilty
    return y.sum()


def half_precision_overflows() -> Any:
    x = leaf(300.0, dtype=torch.float16)
    squares = x * x  # guilty
    return squares.sum()


def infinity_times_zero() -> Any:
    x = leaf(1.0)
    lengths = torch.tensor([INF])
    y = x * lengths
    z = y * 0  # guilty
    return z.sum()


def data_with_a_hole() -> Any:
    inputs = torch.from_numpy(torch.ones(2, 3).numpy())
    inputs.numpy()[1, 2] = math.nan
    model = nn.Linear(3, 1)
    scaled = inputs - 1  # guilty
    return model(scaled).sum()


def _sum_overflows() -> Any:
    x = leaf(1e-30)
    y = x * 1  # guilty
    return (y * 2e38 + y * 2e38).sum()


FINITE_LOSS = [
    (root_behind_a_mask, "SqrtBackward0"),
    (root_of_a_negative_behind_a_mask, "SqrtBackward0"),
    (overflow_behind_a_mask, "ExpBackward0"),
    (spread_of_equal_numbers, "SqrtBackward0"),
    (power_of_a_half_at_zero, "PowBackward0"),
    (distance_of_a_point_from_itself, "SqrtBackward0"),
    (missing_targets_masked_too_late, "PowBackward0"),
    (rule_of_ones_own, "BrokenBackward"),
    (half_precision_overflows_on_the_way, "ReciprocalBackward0"),
    (layers_in_a_loop, "SqrtBackward0"),
]
LOSS_NOT_FINITE = [
    (logarithm_of_zero, "torch.Tensor.log"),
    (zero_by_zero, "torch.Tensor.div"),
    (attention_to_nothing, "torch.nn.functional.softmax"),
    (attention_module_to_nothing, "torch.nn.functional.multi_head_attention_forward"),
    (exponential_overflows, "torch.Tensor.exp"),
    (spread_of_one_number, "torch.Tensor.std"),
    (root_of_a_negative_base, "torch.Tensor.__pow__"),
    (half_precision_overflows, "torch.Tensor.mul"),
    (infinity_times_zero, "torch.Tensor.mul"),
    (data_with_a_hole, "torch.Tensor.sub"),
]


def names(models: list[tuple[Callable[[], Any], str]]) -> pytest.MarkDecorator:
    ids = [make.__name__ for make, _ in models]
    return pytest.mark.parametrize(("make", "name"), models, ids=ids)


@names(FINITE_LOSS)
def test_it_names_the_line_whose_node_was_the_first_to_send_a_gradient_that_is_not_finite(
    make: Callable[[], Any], name: str
) -> None:
    torch.manual_seed(0)
    assert make().isfinite()
    error = hunted(make)
    assert str(error).startswith(f"{name} sent a gradient that is not finite")
    assert line(error).endswith("# guilty")


@names(LOSS_NOT_FINITE)
def test_it_names_the_line_of_the_first_result_that_is_not_finite(
    make: Callable[[], Any], name: str
) -> None:
    error = hunted(make)
    assert str(error).startswith(f"{name} returned a result that is not finite")
    assert line(error).endswith("# guilty")


@names(LOSS_NOT_FINITE)
def test_memory_that_is_not_filled_yet_is_no_result(make: Callable[[], Any], name: str) -> None:
    torch.use_deterministic_algorithms(mode=True)  # fills what torch.empty gives with NaN
    try:
        assert torch.empty(2).isnan().all()
        error = hunted(make)
        assert str(error).startswith(f"{name} returned a result that is not finite")
        assert line(error).endswith("# guilty")
    finally:
        torch.use_deterministic_algorithms(mode=False)


def test_it_tells_what_the_function_got_sent_and_had_saved() -> None:
    lines = str(hunted(root_behind_a_mask)).split("\n  ")
    assert lines[-3:] == [
        "received: float32 [2], 0 to 1",
        "sent: float32 [2], 1 not finite: nan at [0]",
        "saved_result: float32 [2], 0 to 2",
    ]


def test_in_a_loop_it_counts_the_calls_of_the_line() -> None:
    error = hunted(layers_in_a_loop)  # the layer that makes zeros comes before the third
    assert "(call 3 of this line)" in str(error)
    assert "from line" in error.place
    assert "in layers_in_a_loop: x = layer(x)" in error.place


def test_a_sum_of_gradients_that_overflows_is_reported_for_the_node_that_receives_it() -> None:
    error = hunted(_sum_overflows)
    assert str(error).startswith("MulBackward0 received a gradient")
    assert line(error).endswith("# guilty")


def test_a_result_that_the_loss_does_not_use_is_not_blamed() -> None:
    def make() -> Any:
        x = leaf(0.0, 1.0)
        unused = x.log().mean()
        del unused
        return x.exp().mul(1000).exp().sum()

    assert str(hunted(make)).startswith("torch.Tensor.exp returned")


WAYS = {
    "loss.backward()": lambda loss, _: loss.backward(),
    "torch.autograd.backward(loss)": lambda loss, _: torch.autograd.backward(loss),
    "torch.autograd.backward([loss])": lambda loss, _: torch.autograd.backward([loss]),
    "torch.autograd.grad(loss, x)": torch.autograd.grad,
    "torch.autograd.grad(outputs=...)": lambda loss, x: torch.autograd.grad(
        outputs=[loss], inputs=[x]
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_it_watches_every_way_to_start_a_backward_pass(way: str) -> None:
    x = leaf(0.0)
    with pytest.raises(NotFinite, match="SqrtBackward0 sent"), NanHunter():
        WAYS[way](x.sqrt().sum(), x)


def healthy(seed: int) -> list[Any]:
    """Two steps of a model with a mask of infinities; all its gradients."""
    torch.manual_seed(seed)
    model = nn.Sequential(
        nn.Conv1d(3, 8, 3, padding=1),
        nn.BatchNorm1d(8),
        nn.Flatten(1),
        nn.Dropout(0.3),
        nn.Unflatten(1, (5, 8)),
        nn.TransformerEncoderLayer(8, 2, 16, batch_first=True),
        nn.LSTM(8, 4, batch_first=True),
    )
    optimizer = torch.optim.Adam(model.parameters())
    gradients = []
    for _ in range(2):
        optimizer.zero_grad()
        y, _ = model(torch.randn(2, 3, 5))
        scores = (y @ y.mT).masked_fill(torch.ones(5, 5).triu(1).bool(), -INF)
        loss = functional.cross_entropy(scores.flatten(0, 1), torch.zeros(10).long())
        loss.backward()
        gradients += [loss.detach(), *(p.grad.clone() for p in model.parameters())]
        optimizer.step()
    return gradients


def test_where_all_is_finite_it_is_silent_and_no_bit_is_other_than_without_it() -> None:
    expected = healthy(7)
    with NanHunter():
        hunted_gradients = healthy(7)
    assert len(expected) == len(hunted_gradients) > 40
    for one, other in zip(expected, hunted_gradients, strict=True):
        assert one.numpy().tobytes() == other.numpy().tobytes()


def test_it_leaves_no_hook_and_no_mode_behind_even_after_an_error() -> None:
    x = leaf(0.0)
    loss = x.sqrt().sum()
    with pytest.raises(NotFinite), NanHunter():
        loss.backward(retain_graph=True)
    assert not torch.is_anomaly_enabled()
    loss.backward()  # nothing raises
    assert x.grad.isinf().all()
    with pytest.raises(ZeroDivisionError), NanHunter():
        1 / 0  # noqa: B018
    assert not torch.is_anomaly_enabled()
    assert torch.overrides._get_current_function_mode() is None


def test_no_node_remembers_the_hunter_after_its_backward_pass() -> None:
    hunter = NanHunter()
    x = leaf(1.0)
    with hunter:
        loss = x.sqrt().sum()
        loss.backward(retain_graph=True)
    forgotten = weakref.ref(hunter)
    del hunter
    gc.collect()
    assert forgotten() is None
    assert loss.grad_fn is not None


def test_gradients_are_complete_when_it_raises_as_they_would_be_without_it() -> None:
    x, y = leaf(0.0), leaf(3.0)
    with pytest.raises(NotFinite), NanHunter():
        (x.sqrt() + y * 2).sum().backward()
    assert (x.grad.item(), y.grad.item()) == (INF, 2)


def test_in_a_checkpointed_part_the_line_in_it_is_named() -> None:
    def part(x: Any) -> Any:
        return x.sqrt()  # guilty

    def make() -> Any:
        x = leaf(0.0)
        return checkpoint(part, x, use_reentrant=False).sum()

    assert line(hunted(make)).endswith("# guilty")


def test_inside_of_vmap_it_does_not_look_and_breaks_nothing() -> None:
    x = leaf(0.0, 1.0)
    with pytest.raises(NotFinite) as caught, NanHunter():
        torch.vmap(torch.sqrt)(x).sum().backward()  # guilty
    assert line(caught.value).endswith("# guilty")
