"""The cookbook's memory report: it counts what hooks count and what the graph holds."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from typing import Any

import pytest
import torch
from torch import nn
from torch.autograd.graph import saved_tensors_hooks
from torch.nn import functional
from torch.utils.checkpoint import checkpoint

from tests.support.book import ROOT, load

saved_memory = load(ROOT / "snippets" / "cookbook" / "memory_report.py").saved_memory
Made = tuple[Any, tuple[Any, ...]]  # a model, and what it is given


class Residual(nn.Module):  # type: ignore[misc] # PyTorch's class is untyped here
    """One layer, used three times under two names, and operations of its own between."""

    def __init__(self) -> None:
        super().__init__()
        self.layer = nn.Linear(6, 6)
        self.same = self.layer
        self.norm = nn.LayerNorm(6)

    def forward(self, x: Any, *, scale: Any) -> Any:
        for layer in (self.layer, self.same, self.layer):
            x = x + torch.relu(layer(self.norm(x))) * scale
        return x[:, 1:3].exp()  # a view keeps all of it


class Square(torch.autograd.Function):  # type: ignore[misc] # PyTorch's class is untyped here
    @staticmethod
    def forward(ctx: Any, x: Any) -> Any:
        ctx.save_for_backward(x)
        return x * x

    @staticmethod
    def backward(ctx: Any, grad_output: Any) -> Any:
        return 2 * grad_output * ctx.saved_tensors[0]


class Own(nn.Module):  # type: ignore[misc] # PyTorch's class is untyped here
    def forward(self, x: Any) -> Any:
        return Square.apply(x.sin())


def network() -> Made:
    return nn.Sequential(nn.Linear(3, 5), nn.Tanh(), nn.Linear(5, 2)), (torch.randn(7, 3),)


def convolutions() -> Made:
    layers = nn.Conv2d(3, 8, 3), nn.BatchNorm2d(8), nn.ReLU(inplace=True), nn.MaxPool2d(2)
    return nn.Sequential(*layers, nn.Flatten(), nn.LazyLinear(4)), (torch.randn(2, 3, 10, 10),)


def encoder() -> Made:
    return nn.TransformerEncoderLayer(8, 2, 16, batch_first=True), (torch.randn(2, 5, 8),)


def residual() -> Made:
    return Residual(), (torch.randn(4, 6),)


def recurrent() -> Made:
    return nn.GRU(4, 3, num_layers=2, batch_first=True), (torch.randn(2, 6, 4),)


def own_function() -> Made:
    return nn.Sequential(nn.Linear(3, 4), Own(), Own()), (torch.randn(5, 3),)


MODELS = [network, convolutions, encoder, residual, recurrent, own_function]
every = pytest.mark.parametrize("make", MODELS, ids=lambda make: make.__name__)


def run(model: Any, given: tuple[Any, ...]) -> Any:
    scale = {"scale": torch.tensor(0.5)} if isinstance(model, Residual) else {}
    y = model(*given, **scale)
    y = y[0] if isinstance(y, tuple) else y
    return y.square().sum()


def memory(tensors: Any) -> dict[int, int]:
    return {x.untyped_storage().data_ptr(): x.untyped_storage().nbytes() for x in tensors}


def extra(saved: list[Any], model: Any, given: tuple[Any, ...]) -> int:
    """The bytes of what is saved and would not be there anyhow."""
    there = memory([*model.parameters(), *model.buffers(), *given])
    return sum(size for at, size in memory(saved).items() if at not in there)


def held(loss: Any) -> list[Any]:
    """All tensors that the nodes behind a loss hold."""
    nodes, found = [loss.grad_fn], []
    for node in nodes:
        ahead = dict.fromkeys(n for n, _ in node.next_functions if n)
        nodes += [n for n in ahead if n not in nodes]
        for name in dir(node):
            if name.startswith("_saved_") or name == "saved_tensors":
                value = getattr(node, name)
                several = value if isinstance(value, list | tuple) else [value]
                found += [x for x in several if isinstance(x, torch.Tensor)]
    return found


def prepared(make: Callable[[], Made]) -> Made:
    torch.manual_seed(0)
    model, given = make()
    with torch.no_grad():
        run(model, given)  # lazy layers find out their width
    return model, given


@every
def test_it_counts_what_hooks_count_and_what_the_nodes_of_the_graph_hold(
    make: Callable[[], Made],
) -> None:
    model, given = prepared(make)
    with saved_memory(model) as report:
        loss = run(model, given)
    packed: list[Any] = []

    def pack(x: Any) -> Any:
        packed.append(x.detach())
        return packed[-1]

    with saved_tensors_hooks(pack, lambda x: x):
        hooked = run(model, given)
    plain = run(model, given)
    scale = 4 * isinstance(model, Residual)  # bytes of the scale, which is an input too
    assert report.total == extra(packed, model, given) - scale > 0
    assert report.total == extra(held(plain), model, given) - scale
    del loss, hooked


def test_bytes_stand_beside_the_layer_that_saved_them_first() -> None:
    model, given = prepared(network)
    with saved_memory(model) as report:
        loss = run(model, given)
    assert report.layers() == {"1": 7 * 5 * 4, "(outside the model)": 7 * 2 * 4}
    assert report.excluded() == {"parameters": 5 * 2 * 4, "buffers": 0, "inputs": 7 * 3 * 4}
    lines = [" ".join(line.split()) for line in str(report).splitlines()]
    assert lines == [
        "140 bytes 1 Tanh",
        "56 bytes (outside the model)",
        "196 bytes total",
        "40 bytes parameters saved, but not extra",
        "0 bytes buffers saved, but not extra",
        "84 bytes inputs saved, but not extra",
    ]
    loss.backward()


@every
def test_gradients_are_the_same_to_the_bit_as_without_it(make: Callable[[], Made]) -> None:
    gradients = []
    for report in (True, False):
        model, given = prepared(make)
        torch.manual_seed(1)
        if report:
            with saved_memory(model):
                loss = run(model, given)
        else:
            loss = run(model, given)
        loss.backward()
        gradients.append([p.grad.numpy().tobytes() for p in model.parameters()])
    assert gradients[0] == gradients[1]


def test_what_is_freed_meanwhile_or_later_is_not_counted_any_more() -> None:
    layer = nn.Linear(100, 100)
    with saved_memory(layer) as report:
        for _ in range(3):  # the second and third may well get the memory of the first
            y = layer(torch.randn(10, 100)).exp()
    assert report.total == 4000  # the last exponential
    del y
    assert report.total == 0


def test_it_keeps_nothing_alive_that_would_be_freed_without_it() -> None:
    class Traced(torch.autograd.Function):  # type: ignore[misc] # PyTorch's class is untyped here
        @staticmethod
        def forward(ctx: Any, x: Any) -> Any:
            graphs.append(weakref.ref(ctx))
            return x * 1

        @staticmethod
        def backward(_: Any, grad_output: Any) -> Any:
            return grad_output

    graphs: list[Any] = []
    model = nn.Sigmoid()  # saves its result, for which a hook that returns it makes a circle
    gc.disable()
    try:
        with saved_memory(model):
            y = model(Traced.apply(torch.ones(3, requires_grad=True)))
            assert graphs[0]() is not None
            del y
            assert graphs[0]() is None
    finally:
        gc.enable()


def hooks(model: Any) -> int:
    return sum(
        len(m._forward_hooks) + len(m._forward_pre_hooks) + len(m._forward_hooks_always_called)
        for m in model.modules()
    )


def test_it_leaves_no_hooks_behind_even_if_the_forward_pass_fails() -> None:
    model, _ = prepared(encoder)
    with pytest.raises(AssertionError, match="embedding dimension"), saved_memory(model):
        model(torch.randn(2, 5, 7))
    assert hooks(model) == 0
    y = torch.ones(1, requires_grad=True).exp()
    y.add_(1)
    with pytest.raises(
        RuntimeError, match="modified by an inplace operation"
    ):  # in PyTorch's words
        y.backward()


def test_a_failure_that_the_model_catches_itself_leaves_the_names_right() -> None:
    class Tries(nn.Module):  # type: ignore[misc] # PyTorch's class is untyped here
        def __init__(self) -> None:
            super().__init__()
            self.wrong, self.right = nn.Linear(2, 3), nn.Linear(4, 3)

        def forward(self, x: Any) -> Any:
            try:
                return self.wrong(x)
            except RuntimeError:
                return self.right(x).exp()

    model = Tries()
    with saved_memory(model) as report:
        y = model(torch.ones(5, 4))
    assert report.layers() == {"": 60}
    assert str(report).splitlines()[0].split()[2:] == ["(model)", "Tries"]
    del y


def test_a_saved_tensor_that_was_changed_is_still_refused_in_the_backward_pass() -> None:
    model = nn.Sigmoid()
    x = torch.ones(3, requires_grad=True)
    with saved_memory(model):
        y = model(x)
    y.add_(1)
    with pytest.raises(
        RuntimeError, match=r"shape \[3\] was changed in place: saved at version 0, now 1"
    ):
        y.sum().backward()


def test_what_a_checkpoint_does_not_save_is_not_counted() -> None:
    model = nn.Sequential(nn.Linear(8, 8), nn.Tanh(), nn.Linear(8, 8), nn.Tanh())
    x = torch.randn(4, 8, requires_grad=True)
    with saved_memory(model) as report:
        plain = model(x)
    with saved_memory(model) as less:
        saving = checkpoint(model, x, use_reentrant=False)
    assert report.total == 2 * 4 * 8 * 4
    assert less.total == 0
    saving.sum().backward()
    del plain


def test_a_model_without_numbers_is_counted_as_one_with_them() -> None:
    def counted(device: str) -> dict[str, int]:
        with torch.device(device):
            model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.ReLU())
            with saved_memory(model) as report:
                loss = functional.mse_loss(model(torch.ones(2, 3, 9, 9)), torch.ones(2, 4, 7, 7))
            layers: dict[str, int] = report.layers()
            del loss
            return layers

    assert counted("meta") == counted("cpu")
