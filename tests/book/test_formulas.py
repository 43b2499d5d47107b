r"""Every formula of the book that states a slope: it has a label, and the label has a check here.

For each label the table below says of what the slope is taken, by what, and the slope as sympy has
it. The page's own TeX must say the same, sympy must derive the same, and so must Autograd, at
random points.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
import sympy
import torch
from sympy.parsing.sympy_parser import (
    implicit_multiplication,
    parse_expr,
    split_symbols,
    standard_transformations,
)

from tests.support.book import ROOT
from weave.page.formulas import split_label

POINTS = 50
FORMULA = re.compile(r"\$\$(?P<display>.*?)\$\$|\$(?P<inline>[^$\n]+)\$", re.DOTALL)
NAME = r"\w+|\([^()]*\)"
SUBSCRIPT = re.compile(r"_\{(\w+)\}")
SLOPE = re.compile(rf"\\frac\{{d(?P<of>{NAME})\}}\{{d(?P<by>{NAME})\}}")
NAMES = (
    *("x", "w_1", "w_2", "h", "y", "t", "m", "e", "a", "b", "c"),
    *("x_j", "w_ij", "b_i", "z_i", "h_i", "v_i", "z_1", "z_2", "w_1j", "w_2j", "p", "q"),
)
SYMBOLS = {name: sympy.Symbol(name, positive=True) for name in NAMES}
Definitions = Mapping[str, str]

MACHINE = {"h": "w_1 * x", "y": "w_2 * h", "m": "y - t", "e": "m**2"}
FORKED = MACHINE | {"y": "w_2 * h + h"}
# One neuron of the network; p and q are what the rest of it adds. f is tanh, which has a slope
# everywhere; tests/book/test_network.py runs the whole network with every activation.
NEURON = {
    "z_i": "w_ij * x_j + b_i + p",
    "h_i": "tanh(z_i)",
    "y": "v_i * h_i + c + q",
    "m": "y - t",
    "e": "m**2",
}
# One input, which goes into both neurons.
INPUT = {
    "z_1": "w_1j * x_j + p",
    "z_2": "w_2j * x_j + q",
    "y": "a * tanh(z_1) + b * tanh(z_2)",
    "m": "y - t",
    "e": "m**2",
}


@dataclass(frozen=True)
class Check:
    """The slope of `of` by `by`, in a world where some names are defined by others."""

    of: str
    by: str
    slope: str
    definitions: Definitions


CHECKS = {
    "slope-of-square": Check("e", "m", "2*m", MACHINE),
    "slope-in-second-weight": Check("e", "w_2", "2*m*h", MACHINE),
    "slope-in-first-weight": Check("e", "w_1", "2*m*w_2*x", MACHINE),
    "slope-by-two-links": Check("e", "w_2", "2*m*h", MACHINE),
    "mirror-of-first-weight": Check("e", "w_1", "2*m*w_2*x", MACHINE),
    "mirror-of-h": Check("e", "h", "2*m*w_2", MACHINE),
    "mirror-of-second-weight": Check("e", "w_2", "2*m*h", MACHINE),
    "mirror-of-y": Check("e", "y", "2*m", MACHINE),
    "mirror-of-m": Check("e", "m", "2*m", MACHINE),
    "shared-in-first": Check("e", "w_1", "2*m*w_2*x", MACHINE),
    "shared-in-second": Check("e", "w_2", "2*m*h", MACHINE),
    "slope-at-fork": Check("e", "h", "2*m*w_2 + 2*m", FORKED),
    "slope-of-number-times-itself": Check("a * a", "a", "2*a", {}),
    "sum-in-first": Check("a + b", "a", "1", {}),
    "sum-in-second": Check("a + b", "b", "1", {}),
    "difference-in-first": Check("a - b", "a", "1", {}),
    "difference-in-second": Check("a - b", "b", "-1", {}),
    "product-in-first": Check("a * b", "a", "b", {}),
    "product-in-second": Check("a * b", "b", "a", {}),
    "quotient-in-first": Check("y", "a", "1/b", {"y": "a / b"}),
    "quotient-in-second": Check("y", "b", "-a/b**2", {"y": "a / b"}),
    "power-in-base": Check("y", "a", "b*a**(b - 1)", {"y": "a**b"}),
    "power-in-exponent": Check("y", "b", "y*log(a)", {"y": "a**b"}),
    "negative": Check("-a", "a", "-1", {}),
    "exponential": Check("y", "a", "y", {"y": "exp(a)"}),
    "logarithm": Check("y", "a", "1/a", {"y": "log(a)"}),
    "hyperbolic-tangent": Check("y", "a", "1 - y**2", {"y": "tanh(a)"}),
    "logistic": Check("y", "a", "y*(1 - y)", {"y": "1/(1 + exp(-a))"}),
    "network-output-weight": Check("e", "v_i", "2*m*h_i", NEURON),
    "network-output-bias": Check("e", "c", "2*m", NEURON),
    "network-hidden": Check("e", "h_i", "2*m*v_i", NEURON),
    "network-before-activation": Check("e", "z_i", "2*m*v_i*(1 - h_i**2)", NEURON),
    "network-weight": Check("e", "w_ij", "2*m*v_i*(1 - h_i**2)*x_j", NEURON),
    "network-bias": Check("e", "b_i", "2*m*v_i*(1 - h_i**2)", NEURON),
    "network-input": Check(
        "e", "x_j", "2*m*(a*(1 - tanh(z_1)**2)*w_1j + b*(1 - tanh(z_2)**2)*w_2j)", INPUT
    ),
    "path-around": Check("y", "h", "2 - tanh(h)**2", {"y": "h + tanh(h)"}),
}


def formulas() -> Iterator[tuple[str, str, str]]:
    """Every formula of every page: the page, its label or "", its TeX."""
    for page in sorted((ROOT / "docs").rglob("*.md")):
        for formula in FORMULA.finditer(page.read_text()):
            tex, name = split_label(formula["display"] or formula["inline"])
            yield page.name, name, SUBSCRIPT.sub(r"_\1", tex)


LABELLED = {name: tex for _, name, tex in formulas() if name}
every = pytest.mark.parametrize("name", CHECKS)


def parsed(text: str) -> Any:
    """An expression written as Python or as the book's TeX, without slopes in it."""
    text = re.sub(r"\\(underline|begin|end)|\{aligned\}|\\\\|&", "", text)
    while "\\frac" in text:
        text = re.sub(r"\\frac\{([^{}]*)\}\{([^{}]*)\}", r"((\1)/(\2))", text)
    text = re.sub(r"[fg]'\((\w+)\)", r"(1 - tanh(\1)**2)", text)
    text = text.replace(r"\cdot", "*").replace("{", "(").replace("}", ")").replace("^", "**")
    text = re.sub(r"\\(exp|log|tanh)", r"\1", text)
    steps = (*standard_transformations, split_symbols, implicit_multiplication)
    return parse_expr(text, local_dict=dict(SYMBOLS), transformations=steps)


def written_out(expression: Any, definitions: Definitions, stop: str = "") -> Any:
    """Put in for every name what it is defined as, but leave `stop` as it is."""
    for name in reversed(list(definitions)):
        if name != stop:
            expression = expression.subs(SYMBOLS[name], parsed(definitions[name]))
    return expression


def derived(of: str, by: str, definitions: Definitions) -> Any:
    """The slope as sympy derives it, written out."""
    slope = sympy.diff(written_out(parsed(of), definitions, stop=by), parsed(by))
    return written_out(slope, definitions)


def stated(tex: str, definitions: Definitions) -> list[Any]:
    """Each side of a formula but the first, written out; slopes within it are derived."""
    sides = []
    for side in tex.split("=")[1:]:
        if "{{" in side:
            continue  # a number of a run
        slopes: list[Any] = []

        def put(slope: re.Match[str], slopes: list[Any] = slopes) -> str:
            slopes.append(derived(slope["of"], slope["by"], definitions))
            return f"(slope{len(slopes) - 1})"

        text = SLOPE.sub(put, side)
        expression: Any = 0
        if slopes:  # a sum of products, whose factors are slopes and plain expressions
            text = re.sub(r"\\(underline|begin|end)|\{aligned\}|\\\\|[&{}]", " ", text)
            for term in text.split(" + "):
                product: Any = 1
                for factor in term.split(r"\cdot"):
                    place = re.fullmatch(r"\(slope(\d+)\)", factor.strip())
                    product *= slopes[int(place[1])] if place else parsed(factor)
                expression += product
        else:
            expression = parsed(side)
        sides.append(written_out(expression, definitions))
    return sides


def same(expression: Any, other: Any) -> bool:
    """Whether two expressions are equal: tried with numbers first, since simplify is slow."""
    difference = sympy.expand(expression - other)
    points = random.Random(0)  # noqa: S311 - test points, not secrets
    numbers = {name: points.uniform(0.5, 2) for name in sorted(difference.free_symbols, key=str)}
    if abs(complex(difference.evalf(30, subs=numbers))) > 1e-9:
        return False
    return bool(difference == 0 or sympy.simplify(difference) == 0)


def test_every_formula_that_states_a_slope_has_a_label() -> None:
    states = re.compile(rf"\s*(\\begin\{{aligned\}})?\s*{SLOPE.pattern}\s*&?=")
    bare = [(page, tex) for page, name, tex in formulas() if states.match(tex) and not name]
    assert bare == []


def test_labels_and_checks_are_the_same() -> None:
    names = [name for _, name, _ in formulas() if name]
    assert sorted(names) == sorted(CHECKS)


@every
def test_the_formula_on_the_page_is_the_one_that_is_checked(name: str) -> None:
    check = CHECKS[name]
    head = SLOPE.search(LABELLED[name])
    assert head
    assert parsed(head["of"]) == parsed(check.of)
    assert parsed(head["by"]) == parsed(check.by)
    sides = stated(LABELLED[name], check.definitions)
    assert sides
    expected = written_out(parsed(check.slope), check.definitions)
    assert [side for side in sides if not same(side, expected)] == []


@every
def test_sympy_derives_the_same_slope(name: str) -> None:
    check = CHECKS[name]
    expected = written_out(parsed(check.slope), check.definitions)
    assert same(derived(check.of, check.by, check.definitions), expected)


@every
def test_autograd_finds_the_same_slope_at_random_points(name: str) -> None:
    check = CHECKS[name]
    function = written_out(parsed(check.of), check.definitions, stop=check.by)
    slope = written_out(parsed(check.slope), check.definitions, stop=check.by)
    by = parsed(check.by)
    others = sorted((function.free_symbols | slope.free_symbols) - {by}, key=str)
    value_at = sympy.lambdify([by, *others], function, modules=torch)
    slope_at = sympy.lambdify([by, *others], slope, modules="math")
    points = random.Random(name)  # noqa: S311 - test points, not secrets
    for _ in range(POINTS):
        numbers = [points.uniform(0.2, 3.0) for _ in range(1 + len(others))]
        tensors = [torch.tensor(number, dtype=torch.float64) for number in numbers]
        tensors[0].requires_grad_()
        value_at(*tensors).backward()
        grad = tensors[0].grad
        assert grad is not None
        assert grad.item() == pytest.approx(slope_at(*numbers), rel=1e-11, abs=1e-12)
