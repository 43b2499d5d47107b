"""The cookbook's training loop: whatever the split, its steps are those of the whole batch."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from tests.support.book import ROOT, load

loop = load(ROOT / "snippets" / "cookbook" / "training_loop.py")
summed = nn.MSELoss(reduction="sum")
sizes = st.lists(st.integers(1, 5), min_size=1, max_size=6)


def data(split: list[int]) -> tuple[Any, Any, list[tuple[Any, Any]]]:
    """Examples, and the same in parts."""
    torch.manual_seed(1)
    count = sum(split)
    inputs, targets = torch.randn(2, count, 3, dtype=torch.float64)
    parts = list(zip(inputs.split(split), targets.split(split), strict=True))
    return inputs, targets, parts


def network() -> Any:
    torch.manual_seed(2)
    return nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 3)).double()


def flat(tensors: Any) -> Any:
    return torch.cat([x.flatten() for x in tensors])


class Watching(torch.optim.SGD):  # type: ignore[misc] # PyTorch's class is untyped here
    """Records the gradient of each step."""

    def __init__(self, parameters: Any, lr: float) -> None:
        super().__init__(parameters, lr=lr)
        self.seen: list[Any] = []

    def step(self, closure: Any = None) -> Any:
        self.seen.append(flat(p.grad for p in self.param_groups[0]["params"]).clone())
        return super().step(closure)


@settings(max_examples=30, deadline=None, derandomize=True, database=None)
@given(sizes)
def test_the_gradient_of_any_split_is_that_of_the_whole_batch(split: list[int]) -> None:
    inputs, targets, parts = data(split)
    model, other = network(), network()
    optimizer = Watching(model.parameters(), lr=0.1)
    losses = loop.train(model, parts, summed, optimizer, accumulate=len(parts), max_norm=math.inf)
    whole = summed(other(inputs), targets) / len(inputs)
    whole.backward()
    expected = flat(p.grad for p in other.parameters())
    assert len(losses) == 1
    assert math.isclose(losses[0], whole.item(), rel_tol=1e-12)
    assert (optimizer.seen[0] - expected).norm() <= 1e-12 * expected.norm()


@settings(max_examples=25, deadline=None, derandomize=True, database=None)
@given(sizes, st.integers(1, 4), st.sampled_from([0.05, 0.5, 100.0]))
def test_weights_after_some_steps_are_those_of_a_plain_loop_over_whole_batches(
    split: list[int], accumulate: int, largest: float
) -> None:
    _, _, parts = data(split)
    model, other = network(), network()
    optimizer = Watching(model.parameters(), lr=0.1)
    loop.train(model, parts, summed, optimizer, accumulate=accumulate, max_norm=largest)
    plain = torch.optim.SGD(other.parameters(), lr=0.1)
    groups = [parts[i : i + accumulate] for i in range(0, len(parts), accumulate)]
    for group in groups:  # the last one is what is left
        inputs, targets = (torch.cat(several) for several in zip(*group, strict=True))
        plain.zero_grad()
        (summed(other(inputs), targets) / len(inputs)).backward()
        nn.utils.clip_grad_norm_(other.parameters(), largest)
        plain.step()
    assert len(optimizer.seen) == len(groups)
    assert all(seen.norm() <= largest for seen in optimizer.seen)
    ours, theirs = flat(model.parameters()), flat(other.parameters())
    assert (ours - theirs).norm() <= 1e-12 * theirs.norm()


def test_a_short_gradient_is_left_alone_and_a_long_one_keeps_its_direction() -> None:
    model = network()
    for p in model.parameters():
        p.grad = torch.randn_like(p)
    before = flat(p.grad for p in model.parameters())
    assert loop.clip(model, 1e6, "here") == pytest.approx(before.norm().item())
    assert torch.equal(flat(p.grad for p in model.parameters()), before)
    loop.clip(model, 0.5, "here")
    after = flat(p.grad for p in model.parameters())
    assert after.norm() == pytest.approx(0.5, rel=1e-5)
    assert torch.cosine_similarity(before, after, 0) == pytest.approx(1)


def test_targets_that_do_not_count_are_not_divided_by() -> None:
    torch.manual_seed(3)
    scores = nn.Linear(4, 5).double()
    other = nn.Linear(4, 5).double()
    other.load_state_dict(scores.state_dict())
    inputs = torch.randn(6, 4, dtype=torch.float64)
    targets = torch.tensor([1, -100, 2, -100, -100, 4])
    parts = list(zip(inputs.split([3, 3]), targets.split([3, 3]), strict=True))
    ignoring = nn.CrossEntropyLoss(reduction="sum")
    optimizer = Watching(scores.parameters(), lr=0.1)
    loop.train(
        scores,
        parts,
        ignoring,
        optimizer,
        accumulate=2,
        max_norm=math.inf,
        count=lambda t: int((t != -100).sum()),
    )
    nn.CrossEntropyLoss()(other(inputs), targets).backward()
    expected = flat(p.grad for p in other.parameters())
    assert (optimizer.seen[0] - expected).norm() <= 1e-12 * expected.norm()


def test_a_gradient_that_is_not_finite_stops_it_before_the_step_and_is_reported() -> None:
    _, _, parts = data([2, 2, 2])
    parts[2] = parts[2][0], parts[2][1] * math.inf
    model = network()
    optimizer = Watching(model.parameters(), lr=0.1)
    with pytest.raises(
        FloatingPointError, match=r"^step 2, mean loss inf: the gradient is not finite$"
    ):
        loop.train(model, parts, summed, optimizer)
    assert len(optimizer.seen) == 2
    assert flat(model.parameters()).isfinite().all()


def test_what_cannot_be_a_step_is_refused() -> None:
    model = network()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    nothing = [(torch.ones(0, 3).double(), torch.ones(0, 3).double())]
    with pytest.raises(ValueError, match="step 0: no targets to count"):
        loop.train(model, nothing, summed, optimizer)
    with pytest.raises(ValueError, match="accumulate is 0, but must be at least 1"):
        loop.train(model, nothing, summed, optimizer, accumulate=0)
    with pytest.raises(ValueError, match="no targets to count"):
        loop.evaluate(model, nothing, summed)


def test_evaluation_is_the_mean_over_examples_and_leaves_the_mode_and_no_graph() -> None:
    inputs, targets, parts = data([4, 1, 3])
    model = nn.Sequential(network(), nn.Dropout(0.5))
    made: list[Any] = []
    model.register_forward_hook(lambda _, __, y: made.append(y.requires_grad))
    for training in (True, False):
        model.train(training)
        mean = loop.evaluate(model, parts, summed)
        expected = summed(model[0](inputs), targets).item() / 8
        assert math.isclose(mean, expected, rel_tol=1e-12)
        assert model.training is training
    assert made == [False] * 6


def test_training_turns_dropout_on() -> None:
    _, _, parts = data([4])
    model = nn.Sequential(network(), nn.Dropout(0.5)).eval()
    seen: list[bool] = []
    model.register_forward_pre_hook(lambda m, _: seen.append(m.training))
    loop.train(model, parts, summed, torch.optim.SGD(model.parameters(), lr=0.1))
    assert seen == [True]


def test_no_graph_is_kept_beyond_its_backward_pass() -> None:
    class Counted(torch.autograd.Function):  # type: ignore[misc] # PyTorch's class is untyped here
        @staticmethod
        def forward(ctx: Any, x: Any) -> Any:
            ctx.token = Token()
            return x * 1

        @staticmethod
        def backward(_: Any, grad_output: Any) -> Any:
            return grad_output

    class Token:
        alive, most = 0, 0

        def __init__(self) -> None:
            Token.alive += 1
            Token.most = max(Token.most, Token.alive)

        def __del__(self) -> None:
            Token.alive -= 1

    class Through(nn.Module):  # type: ignore[misc] # PyTorch's class is untyped here
        def forward(self, x: Any) -> Any:
            return Counted.apply(x)

    _, _, parts = data([2] * 6)
    model = nn.Sequential(network(), Through())
    losses = loop.train(
        model, parts, summed, torch.optim.SGD(model.parameters(), lr=0.1), accumulate=3
    )
    assert Token.most == 2  # a graph goes when the next one takes its name
    assert Token.alive == 0
    assert [type(loss) for loss in losses] == [float, float]


def test_batches_are_fetched_a_group_at_a_time() -> None:
    fetched: list[int] = []

    def batches() -> Iterator[Any]:
        for number in itertools.count():
            fetched.append(number)
            yield torch.ones(1), torch.ones(1)

    groups = loop.grouped(batches(), 3)
    next(groups)
    assert fetched == [0, 1, 2]
