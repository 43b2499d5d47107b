"""TeX to MathML: what is understood, what it costs, and what is said of the rest."""

from __future__ import annotations

import re
import subprocess
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.support.book import PAGES, html
from weave.page import formulas


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The programs started since the test began, with nothing known from before."""
    started: list[object] = []
    real = subprocess.run

    def counted(program: Any, **options: Any) -> Any:
        started.append(program)
        return real(program, **options)

    monkeypatch.setattr(subprocess, "run", counted)
    monkeypatch.setattr(formulas, "_converted", {})
    return started


def mathml(tex: str, *, display: bool = True) -> BeautifulSoup:
    (rendered,) = formulas.render_mathml([(tex, display)])
    return BeautifulSoup(rendered, "html.parser")


@pytest.mark.parametrize(
    ("tex", "element", "count"),
    [
        (r"\frac{\partial L}{\partial w}", "mfrac", 1),
        (r"\begin{aligned} a &= b \\ c &= d \end{aligned}", "mtr", 2),
        (r"f(x) = \begin{cases} 0 & x < 0 \\ x & x \ge 0 \end{cases}", "mtr", 2),
        (r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", "mtd", 4),
        (r"\underbrace{a + b}_{\text{sum}}", "munder", 2),
        (r"\sqrt{x_1^2}", "msqrt", 1),
        (r"\mathbf{x}", "mi", 1),
    ],
)
def test_the_formulas_of_the_book_become_mathml(tex: str, element: str, count: int) -> None:
    soup = mathml(tex)
    assert soup.math
    assert len(soup.select(element)) == count


@pytest.mark.parametrize(("display", "expected"), [(True, "block"), (False, "inline")])
def test_a_formula_stands_on_its_own_line_or_in_a_sentence(display: bool, expected: str) -> None:
    math = mathml("x", display=display).math
    assert math
    assert math["display"] == expected


def test_nothing_but_mathml_is_left(calls: list[object]) -> None:
    assert formulas.render_mathml([("x + 1", False)]) == [
        '<math display="inline"><mrow><mi>x</mi><mo>+</mo><mn>1</mn></mrow></math>'
    ]
    assert len(calls) == 1


def test_signs_that_html_knows_are_escaped() -> None:
    assert "<mo>&lt;</mo>" in str(mathml("a < b"))


def test_many_formulas_take_one_call_of_pandoc(calls: list[object]) -> None:
    many = [(f"x_{{{number}}}", bool(number % 2)) for number in range(50)]
    assert len(formulas.render_mathml(many)) == 50
    assert len(calls) == 1


def test_a_formula_that_is_known_takes_no_call(calls: list[object]) -> None:
    first = formulas.render_mathml([("x", False)])
    assert formulas.render_mathml([("x", False), ("x", False)]) == first * 2
    assert len(calls) == 1


def test_no_formulas_take_no_call(calls: list[object]) -> None:
    assert formulas.render_mathml([]) == []
    assert calls == []


@pytest.mark.usefixtures("calls")
def test_formulas_come_back_in_their_order_with_their_repeats() -> None:
    wanted = [("b", False), ("a", False), ("b", False), ("b", True)]
    b, a, again, block = formulas.render_mathml(wanted)
    assert "<mi>a</mi>" in a
    assert b == again != block
    assert "<mi>b</mi>" in b


@pytest.mark.usefixtures("calls")
@pytest.mark.parametrize("tex", [r"\frac{1", r"\nonsense{x}"])
def test_a_formula_that_cannot_be_read_is_named(tex: str) -> None:
    with pytest.raises(formulas.Unreadable) as error:
        formulas.render_mathml([("x", False), (tex, True), ("y", False)])
    assert list(error.value.complaints) == [tex]
    assert error.value.complaints[tex].startswith("unexpected ")


@pytest.mark.usefixtures("calls")
def test_a_formula_is_read_though_another_could_not_be() -> None:
    with pytest.raises(formulas.Unreadable):
        formulas.render_mathml([("x", False), (r"\frac{1", False)])
    assert len(formulas.render_mathml([("x", False)])) == 1


def test_what_ends_a_sentence_stays_on_the_line_of_its_formula() -> None:
    pages = "".join(map(html, PAGES))
    assert len(re.findall(r"</math>[.,;:?]</span>", pages)) > 50
    assert not re.search(r"</math></span>[.,;:!?)]", pages)
