"""The network of Part IV: its formulas as the page has them, against Autograd, at random points."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest
import torch
from torch import nn

from tests.support.book import ROOT, load, result

NEURON = ROOT / "snippets" / "neuron"
PAGE = (NEURON / "network.py").read_text().split("# %% check")[0]
PARAMETERS = ("w11", "w12", "b1", "w21", "w22", "b2", "v1", "v2", "c")
# Each activation, and its slope as the page states it, from the answer h.
ACTIVATIONS: dict[str, tuple[Any, Any]] = {
    "relu": (torch.relu, lambda h: 1.0 if h > 0 else 0.0),
    "tanh": (torch.tanh, lambda h: 1 - h**2),
    "sigmoid": (torch.sigmoid, lambda h: h * (1 - h)),
}
points = pytest.mark.parametrize("point", range(50))


def drawn(point: int, widest: float = 3) -> dict[str, float]:
    turns = random.Random(point)  # noqa: S311 - test points, not secrets
    return {name: turns.uniform(-widest, widest) for name in (*PARAMETERS, "x1", "x2", "t")}


def by_the_page(numbers: dict[str, float], f: Any = None, f_slope: Any = None) -> list[float]:
    """Run the page's own program, from its functions on, with other numbers and activation."""
    _, functions, walk = re.split(r"(?=\n\ndef f\(|# %% forward pass)", PAGE)
    known: dict[str, Any] = dict(numbers)
    exec(functions, known)  # noqa: S102 - the book's own program
    known |= {"f": f, "f_slope": f_slope} if f else {}
    exec(walk, known)  # noqa: S102
    return [known[f"de_d{name}"] for name in PARAMETERS]


def by_autograd(numbers: dict[str, float], f: Any) -> list[float]:
    """The same network in double precision, its sums in the page's order."""
    n: dict[str, Any] = {name: torch.tensor(v, dtype=torch.float64) for name, v in numbers.items()}
    for name in PARAMETERS:
        n[name].requires_grad_()
    h1 = f(n["w11"] * n["x1"] + n["w12"] * n["x2"] + n["b1"])
    h2 = f(n["w21"] * n["x1"] + n["w22"] * n["x2"] + n["b2"])
    ((n["v1"] * h1 + n["v2"] * h2 + n["c"] - n["t"]) ** 2).backward()
    return [n[name].grad.item() for name in PARAMETERS]


@points
def test_in_the_same_order_the_pages_slopes_are_autograds_to_the_last_bit(point: int) -> None:
    """All but the sign of a zero: where relu is off, PyTorch's puts a zero without one."""
    numbers = drawn(point)
    assert by_the_page(numbers) == by_autograd(numbers, torch.relu)


@points
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_with_any_activation_the_pages_slopes_are_autograds(name: str, point: int) -> None:
    activation, slope_from_answer = ACTIVATIONS[name]

    def f(z: float) -> float:
        return float(activation(torch.tensor(z, dtype=torch.float64)))

    numbers = drawn(point, widest=1)  # where a curve is flat, 1 - h * h has few digits left
    ours = by_the_page(numbers, f, lambda z: slope_from_answer(f(z)))
    assert ours == pytest.approx(by_autograd(numbers, activation), rel=1e-12, abs=1e-300)


@points
def test_tables_of_layers_give_the_pages_slopes(point: int) -> None:
    numbers = drawn(point)
    net = nn.Sequential(nn.Linear(2, 2), nn.ReLU(), nn.Linear(2, 1)).double()
    with torch.no_grad():
        for parameter, names in zip(
            net.parameters(),
            (PARAMETERS[0:2] + PARAMETERS[3:5], ("b1", "b2"), ("v1", "v2"), ("c",)),
            strict=True,
        ):
            values = torch.tensor([numbers[name] for name in names], dtype=torch.float64)
            parameter.copy_(values.reshape(parameter.shape))
    x = torch.tensor([[numbers["x1"], numbers["x2"]]], dtype=torch.float64)
    ((net(x) - numbers["t"]) ** 2).sum().backward()
    w, b, v, c = (parameter.grad.flatten().tolist() for parameter in net.parameters())
    tables = [*w[:2], b[0], *w[2:], b[1], *v, *c]
    assert tables == pytest.approx(by_the_page(numbers), rel=1e-12, abs=1e-300)


@points
def test_the_rules_of_a_layer_are_autograds(point: int) -> None:
    """As the page has them: G with its rows added up, G W, and the transpose of G times X."""
    torch.manual_seed(point)
    rows, inputs, neurons = torch.randint(1, 9, (3,)).tolist()
    layer = nn.Linear(inputs, neurons, dtype=torch.float64)
    x = torch.randn(rows, inputs, dtype=torch.float64, requires_grad=True)
    g = torch.randn(rows, neurons, dtype=torch.float64)
    layer(x).backward(g)
    for ours, theirs in (
        (g.sum(0), layer.bias.grad),
        (g @ layer.weight, x.grad),
        (g.T @ x, layer.weight.grad),
    ):
        assert torch.allclose(ours, theirs, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("name", ["tanh", "sigmoid"])
def test_the_page_states_the_slope_of_an_activation(name: str) -> None:
    page = (ROOT / "docs" / "neuron" / "neuron.md").read_text()
    stated = re.search(rf"\$([^$]+)\$ for (?:the )?\*\*{name}\*\*", page)
    assert stated
    h = torch.tensor(0.3, dtype=torch.float64)
    by_the_page = {"1 - h^2": 1 - h**2, "h(1 - h)": h * (1 - h)}[stated[1]]
    z = {"tanh": torch.atanh, "sigmoid": torch.logit}[name](h).requires_grad_()
    ACTIVATIONS[name][0](z).backward()
    assert z.grad is not None
    assert z.grad.item() == pytest.approx(by_the_page.item(), rel=1e-12)


def test_the_accuracy_on_the_page_is_what_the_network_reaches(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Trained again here, with the page's own parts, and counted in another way."""
    monkeypatch.syspath_prepend(NEURON)
    learner = load(NEURON / "learner.py")
    torch.manual_seed(0)
    x, t, test_x, test_t = learner.examples()
    net = learner.network()
    values = result(NEURON / "training.py").values
    learner.learn(net, x, t, steps=values["steps"])
    with torch.no_grad():
        said = [1 if y > 0 else -1 for y in net(test_x).flatten().tolist()]
    right = sum(a == b for a, b in zip(said, test_t.flatten().tolist(), strict=True))
    tested = values["tested"]
    assert isinstance(tested, list)
    assert right / len(said) == tested[-1]
