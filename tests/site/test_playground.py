"""The playground: what it draws and says is what the book's engine finds and the loom would draw,
for a thousand expressions made at random; it says where a text is wrong; and it can be shared."""

from __future__ import annotations

import gzip
import math
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import torch
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.support.book import ROOT, address, load, site
from tests.support.browser import Visit, context
from tests.support.expressions import (
    ENGINE,
    ROUNDED,
    Answer,
    NotRead,
    damaged,
    random_text,
    solve,
)
from weave.draw.card import card_width
from weave.draw.number import format_number
from weave.draw.walk import Steps
from weave.graph import Graph

PAGE = "playground.md"
# What colours there are depends on the theme alone, and where things are on the width alone.
LOOKS = [("light", 1280), ("dark", 360)]
EXAMPLES = [
    "two dials",
    "a fork",
    "a diamond",
    "a neuron",
    "a chain of ten",
    "a longer formula",
]
MODULES = ["playground", "engine", "graph", "graph_walk"]
# Python's, too, which the playground reads or refuses in its own way.
SKIPPED = re.compile(r"\b0\d*[xXbBoO\d]|\d_|,\s*\)|\)\.|[\w.]\.[a-z]|yield|async")
FULL = 24  # letters of a sum that a card shows with its terms
# What the page's own modules make of a text, without the page.
SOLVE = """async () => {
  const load = (name) => import(new URL(`../assets/touch/${name}.js`, location))
  const { evaluate, Mistake, Node, NoAnswer, parse, repr, walkBack } = await load("engine")
  const { graphOf, Walk, written } = await load("graph_walk"), { Picture } = await load("graph")
  window.write = (number) => [written(number), repr(number)]
  window.solve = (text, values) => {
    try {
      const root = evaluate(parse(text), values)
      if (!(root instanceof Node)) return { plain: root }
      const steps = walkBack(root), graph = graphOf(root), walk = new Walk(graph, steps)
      const { widths } = new Picture(graph, walk)
      return {
        nodes: graph.nodes.map((node, i) => ({
          function: node.function, name: node.name ?? "", label: walk.name(i) ?? "",
          value: node.value, slope: node.slope, next: graph.next[i], width: widths[i],
        })),
        steps: walk.steps.map(({ node, arrives, times, sends }) => [node, arrives, times, sends]),
        words: walk.moments.map((moment) => moment.words),
        slopes: walk.moments.map((moment) => graph.nodes.map((_, i) => moment.slope(i))),
      }
    } catch (error) {
      if (!(error instanceof NoAnswer || error instanceof Mistake)) throw error
      const { kind = "Mistake", message, mark: { from, to } } = error
      return { kind, message, mark: [from, to] }
    }
  }
  window.draw = (text, values) => {
    const graph = graphOf(evaluate(parse(text), values))
    const picture = new Picture(graph, new Walk(graph, walkBack(graph.nodes[0])))
    picture.element.style.minWidth = `${0.86 * picture.layout.width}px`
    document.querySelector(".play-scroll").replaceChildren(picture.element)
  }
}"""
# What is wrong with how the graph lies there.
LIES = """() => {
  const svg = document.querySelector(".play-scroll svg"), found = []
  const cards = [...svg.querySelectorAll(".graph-card")].map((card) => card.getBBox())
  cards.forEach((a, i) => cards.slice(i + 1).forEach((b) => {
    if (a.x < b.x + b.width + 4 && b.x < a.x + a.width + 4
        && a.y < b.y + b.height + 4 && b.y < a.y + a.height + 4)
      found.push("two cards are too close")
  }))
  for (const line of svg.querySelectorAll(".graph-wire")) {
    const length = line.getTotalLength()
    const points = [...Array(99).keys()].map((i) => line.getPointAtLength(length * (i + 1) / 100))
    for (const card of cards) {
      if (points.some(({ x, y }) => card.x + 1 < x && x < card.x + card.width - 1
          && card.y + 1 < y && y < card.y + card.height - 1))
        found.push("a line crosses a card")
    }
  }
  const { width, height } = svg.viewBox.baseVal
  for (const { x, y, width: w, height: h } of cards) {
    if (x < 0 || y < 0 || x + w > width || y + h > height) found.push("a card is outside")
  }
  const scale = svg.getBoundingClientRect().width / width
  for (const text of svg.querySelectorAll("text")) {
    const box = text.getBBox(), { textContent } = text
    if (!textContent) continue
    const size = parseFloat(getComputedStyle(text).fontSize) * scale
    if (size < 11) found.push(`${textContent} is too small`)
    const inside = cards.some((card) => card.x + 3 <= box.x
      && box.x + box.width <= card.x + card.width - 3
      && card.y - 1 <= box.y && box.y + box.height <= card.y + card.height + 1)
    if (!inside) found.push(`${textContent} is outside its card`)
  }
  return [...new Set(found)]
}"""


@pytest.fixture(scope="module")
def tab(browser: Browser, host: str) -> Iterator[Page]:
    """The page, with its modules at hand."""
    window = context(browser, "light", 1280, search=False)
    visit = Visit(window, host).open(PAGE)
    visit.tab.evaluate(SOLVE)
    yield visit.tab
    window.close()


def ask(tab: Page, asked: list[tuple[str, dict[str, float]]]) -> list[dict[str, Any]]:
    answers: list[dict[str, Any]] = tab.evaluate(
        "(asked) => asked.map(([text, values]) => solve(text, values))", asked
    )
    return answers


def close(found: float, wanted: float) -> bool:
    return (
        found == wanted
        or math.isclose(found, wanted, rel_tol=1e-12, abs_tol=0)
        or (math.isnan(found) and math.isnan(wanted))
    )


def to_twelve_digits(message: str) -> str:
    return re.sub(r"\d+\.\d+(e[+-]\d+)?", lambda number: f"{float(number[0]):.12g}", message)


def plain_words(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


def expect(text: str, values: dict[str, float]) -> Answer | float | Exception:
    try:
        return solve(text, values)
    except (ArithmeticError, ValueError, NotRead) as error:
        return error


def off_by_a_digit(text: str, values: dict[str, float], patch: pytest.MonkeyPatch) -> Answer | None:
    """The engine's answer if each function is off by its last digit, as another language may be."""
    with patch.context() as patched:
        for name in ("power", "exponential", "logarithm"):
            exact = getattr(ENGINE, name)
            patched.setattr(ENGINE, name, lambda *a, exact=exact: exact(*a) * (1 + 2**-52))
        fake = {
            n: lambda a, n=n: getattr(math, n)(a) * (1 + 2**-52) for n in ("exp", "log", "tanh")
        }
        patched.setattr(
            ENGINE, "math", type("Math", (), {n: staticmethod(f) for n, f in fake.items()})
        )
        answer = expect(text, values)
    return answer if isinstance(answer, Answer) else None


# The engine


def test_a_thousand_expressions_have_the_engines_values_slopes_steps_and_errors(
    tab: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    dice = random.Random(7)  # noqa: S311
    asked = [random_text(dice) for _ in range(1000)]
    answers = ask(tab, asked)
    kinds: dict[str, int] = {}
    for (text, values), found in zip(asked, answers, strict=True):
        wanted = expect(text, values)
        kind = type(wanted).__name__
        if isinstance(wanted, float):
            assert close(found["plain"], wanted), text
        elif isinstance(wanted, Exception):
            assert found["kind"] == kind, (text, values)
            assert to_twelve_digits(found["message"]) == to_twelve_digits(str(wanted)), text
        else:
            kind = "exact" if not ROUNDED.search(text) else kind
            compare(text, values, found, wanted, monkeypatch)
        kinds[kind] = kinds.get(kind, 0) + 1
    assert kinds["exact"] > 200
    assert kinds["Answer"] > 250
    assert min(kinds[k] for k in ("ZeroDivisionError", "ValueError", "OverflowError")) >= 5


def compare(
    text: str,
    values: dict[str, float],
    found: dict[str, Any],
    wanted: Answer,
    patch: pytest.MonkeyPatch,
) -> None:
    """Nodes, order and numbers are the engine's, bit for bit where only + - * / are used."""
    nodes, graph = found["nodes"], wanted.graph
    for node, record in zip(nodes, graph.nodes, strict=True):
        assert node["function"] == record.function, text
        assert tuple(node["next"]) == record.next, text
        assert node["name"] == record.name, text
    assert [step[0] for step in found["steps"]] == [step.node for step in graph.steps], text
    there = [float(node[kind]) for kind in ("value", "slope") for node in nodes]
    here = wanted.numbers()
    if not ROUNDED.search(text):
        assert repr(there) == repr(here), text
        return
    room = (off_by_a_digit(text, values, patch) or wanted).numbers()
    for a, b, c in zip(there, here, room, strict=True):
        assert close(a, b) or abs(a - b) <= 16 * abs(b - c), (text, values, a, b, c)


def test_the_words_of_every_step_and_the_cards_are_those_that_the_loom_makes(tab: Page) -> None:
    dice = random.Random(11)  # noqa: S311
    asked = [random_text(dice) for _ in range(400)]
    compared = 0
    for (text, values), found in zip(asked, ask(tab, asked), strict=True):
        answer = expect(text, values)
        if not isinstance(answer, Answer) or any(map(math.isnan, answer.slopes)):
            continue
        labels = [node["label"] for node in found["nodes"]]
        records = zip(answer.graph.nodes, labels, strict=True)
        graph = replace(
            answer.graph,
            nodes=tuple(replace(node, name=node.name or label) for node, label in records),
        )
        moments = list(Steps(graph, plain=True).moments())
        words = [plain_words(moment.words) for moment in moments]
        assert [plain_words(html) for html in found["words"]] == words, text
        for moment, slopes in zip(moments, found["slopes"], strict=True):
            for i, slope in enumerate(slopes):
                whole = moment.format_gradient(i) if i in moment.slopes else ""
                if len(whole) <= FULL:
                    assert slope == whole, text
        assert_widths(found, answer.graph)
        compared += 1
    assert compared > 200


def assert_widths(found: dict[str, Any], graph: Graph) -> None:
    """No card is narrower than the loom's would be for its value and its last slope."""
    for i, (node, record) in enumerate(zip(found["nodes"], graph.nodes, strict=True)):
        value = format_number(record.value)
        first = value if record.leaf or not record.name else f"{record.name} = {value}"
        rows = [[[first]], *([[moment[i]]] for moment in found["slopes"])]
        assert node["width"] >= card_width(rows) - 1e-9


def test_a_damaged_text_is_read_if_and_only_if_it_is_python_of_this_kind(tab: Page) -> None:
    dice = random.Random(13)  # noqa: S311
    texts = [damaged(dice, random_text(dice)[0]) for _ in range(2000)]
    texts = [text for text in texts if not SKIPPED.search(text)]
    names = {name: 1.5 for text in texts for name in re.findall(r"[^\W\d]\w*", text)}
    read = 0
    for text, found in zip(texts, ask(tab, [(text, names) for text in texts]), strict=True):
        wanted = expect(text, names)
        assert (found.get("kind") == "Mistake") == isinstance(wanted, NotRead), (text, found)
        if found.get("kind") == "Mistake":
            start, end = found["mark"]
            assert 0 <= start <= end <= len(text)
            assert found["message"]
        read += not isinstance(wanted, NotRead)
    assert 100 < read < len(texts) - 500


@pytest.mark.parametrize(
    "number",
    [
        0.0,
        -0.0,
        1.0,
        -24.0,
        0.1,
        1 / 3,
        1234.5,
        1235.5,
        2.0625,
        -2.1875,
        12345.6,
        99999.5,
        999999.0,
        1e6,
        1e-4,
        1.23456e-5,
        0.00012345,
        1e15,
        1e16,
        1.5e16,
        1e21,
        1e22,
        1e300,
        5e-324,
        0.99995,
        1234567.0,
        123456.7,
        math.inf,
        -math.inf,
        2**-20,
        3 * 2**-13,
        5.00005,
    ],
)
def test_a_number_is_written_as_the_loom_and_python_write_it(tab: Page, number: float) -> None:
    written, as_python = tab.evaluate("(number) => write(number)", number)
    assert written == format_number(number)
    assert as_python == repr(number)


def test_the_functions_are_those_of_the_engine() -> None:
    script = (ROOT / "docs/assets/touch/engine.js").read_text()
    rules = set(re.findall(r"^  (\w+): \{ value", script, re.MULTILINE))
    assert rules == {kind.__name__ for kind in ENGINE.Node.__subclasses__()}


# Mistakes

WRONG = [
    ("w1*", 1, 4, "a number or a name is missing after *", " "),
    ("h = w*x\ny = h +\ny", 2, 8, "a number or a name is missing after +", " "),
    ("(w*x", 1, 1, "this bracket is never closed", "("),
    ("w*x)", 1, 4, "this bracket was never opened", ")"),
    ("2x + 1", 1, 2, "an operation is missing: write 2 * x", "x"),
    ("x y", 1, 3, "an operation is missing before this", "y"),
    ("x^2", 1, 2, "write ** instead of ^", "^"),
    ("a × b", 1, 3, "write * instead of ×", "×"),
    ("x + sin(x)", 1, 5, "the engine has no function sin: there are exp, log", "sin"),
    ("sqrt(x)", 1, 1, "write ** 0.5 for a square root", "sqrt"),
    ("x = x*2\nx", 1, 1, "x is used as a variable: give this line another name", "x"),
    ("h = x\nh = 2*h\nh", 2, 1, "h has a line already: choose another name", "h"),
    ("lambda*x", 1, 1, "lambda is a word of Python’s own", "lambda"),
    ("exp = 3*x\nexp", 1, 1, "exp is a function", "exp"),
    ("tanh + x", 1, 6, "here ( after tanh is missing", "+"),
    ("x + 2 = 3", 1, 7, "only a name can stand before =", "="),
    ("h = 3\n2*h", 2, 1, "depends on no variable", "2*h"),
    ("w\nw*1e400", 2, 3, "1e400 is too large: the largest number here is about 1.8e308", "1e400"),
    ("9" * 309 + "*w", 1, 1, "9 is too large", "9"),
    ("", 1, 1, "write a formula, such as w * x", " "),
    ("w * " + "a" * 300, 1, 5, "a name can have 12 letters here", "aaaa"),
    ("+".join(["x*2"] * 30), 1, 1, "this graph has 60 cards, and at most 40", "x*2+"),
]


@pytest.mark.parametrize(("text", "line", "column", "words", "marked"), WRONG)
def test_a_mistake_is_said_with_its_place_and_the_graph_stays(  # noqa: PLR0913, PLR0917
    reading: Visit, text: str, line: int, column: int, words: str, marked: str
) -> None:
    page = reading.open(PAGE).tab
    before = page.locator(".play-scroll svg").inner_html()
    page.get_by_label("Formula").fill(text)
    hint = page.locator("#play-hint")
    hint.get_by_text(f"Line {line}, column {column}:").wait_for()
    assert words in hint.inner_text()
    assert (hint.locator("mark").text_content() or "").startswith(marked)
    assert page.get_by_label("Formula").get_attribute("aria-invalid") == "true"
    assert page.locator(".play-scroll svg").inner_html() == before
    assert page.evaluate("getComputedStyle(document.querySelector('.play-scroll')).opacity") < "1"
    page.get_by_label("Formula").fill("w*x")
    hint.get_by_text("The last line is the error.").wait_for()
    assert page.get_by_label("Formula").get_attribute("aria-invalid") is None
    assert page.locator(".play-scroll .graph-card").count() == 3
    assert reading.complaints == []


def test_the_first_step_says_where_the_slopes_are(reading: Visit) -> None:
    tab = reading.open(PAGE).tab
    told = tab.locator(".weave-steps-told")
    come = "The slopes come with the steps: press Next, or Play."
    assert told.inner_text().endswith(come)
    tab.get_by_role("button", name="Next").click()
    assert come not in told.inner_text()
    tab.get_by_role("button", name="Previous").click()
    assert told.inner_text().endswith(come)


def test_values_without_an_answer_are_said_in_the_engines_words(reading: Visit) -> None:
    page = reading.open(PAGE).tab
    page.get_by_label("Formula").fill("h = 2*x\n1/h + log(y)")
    field = page.get_by_label("x, as a number")
    field.fill("0")
    hint = page.locator("#play-hint")
    assert "Line 2, column 2: With these values there is no answer: " in hint.inner_text()
    assert "cannot divide 1.0 by 0.0." in hint.inner_text()
    assert hint.locator("mark").text_content() == "/"
    field.fill("4")
    assert "The last line is the error." in hint.inner_text()
    page.get_by_label("y, as a number").fill("-1")
    assert "log(-1.0): it is not positive." in hint.inner_text()
    assert hint.locator("mark").text_content() == "log"


def test_a_mistake_that_is_mended_at_once_is_never_shown(reading: Visit) -> None:
    page = reading.open(PAGE).tab
    field = page.get_by_label("Formula")
    field.fill("")
    field.press_sequentially("w*x", delay=20)
    assert page.locator(".play-scroll .graph-card").count() == 3
    page.wait_for_timeout(700)
    assert "The last line is the error." in page.locator("#play-hint").inner_text()


# The page


def test_the_static_picture_is_what_the_page_draws_first(reading: Visit) -> None:
    page = reading.open(PAGE).tab
    program = load_with_engine("maths/playground.py")
    assert program.error.value == 4
    texts = """(svg) => [...svg.querySelectorAll("text")]
      .map((t) => t.textContent.replace("y = ", "")).sort()"""
    page.locator("weave-steps").press("End")
    live = page.locator(".play-scroll svg").evaluate(texts)
    assert page.locator("touch-playground > .weave-figure svg").evaluate(texts) == live


def load_with_engine(name: str) -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(__import__("sys").modules, "engine", ENGINE)
        return load(ROOT / "snippets" / name)


@pytest.mark.parametrize(("theme", "width"), LOOKS)
def test_every_example_is_drawn_well_in_every_step(
    revisit: partial[Visit], theme: str, width: int
) -> None:
    seen = revisit(PAGE, theme=theme, width=width)
    page = seen.tab
    group = page.get_by_role("group", name="Examples")
    assert group.get_by_role("button").all_text_contents() == EXAMPLES
    for name in EXAMPLES:
        group.get_by_role("button", name=name).click()
        last = page.evaluate("document.querySelector('weave-steps').steps.length - 1")
        assert page.locator(".play-scroll .graph-card").count() == last
        heights = set()
        for step in range(last + 1):
            if step:
                page.evaluate("document.querySelector('weave-steps').forth.click()")
            assert page.locator(".weave-steps-bar span").text_content() == f"Step {step} of {last}"
            assert page.evaluate(LIES) == [], (name, step)
            heights.add(page.evaluate("document.querySelector('.play').offsetHeight"))
        assert len(heights) == 1, name
        assert page.locator(".weave-steps-told").inner_text().endswith("The walk is over.")
        assert page.evaluate("document.scrollingElement.scrollWidth") == width
    assert seen.complaints == []


@pytest.mark.parametrize("width", [1280, 360])
def test_random_graphs_are_drawn_well(browser: Browser, host: str, width: int) -> None:
    window = context(browser, "light", width, search=False)
    page = Visit(window, host).open(PAGE).tab
    page.evaluate(SOLVE)
    dice = random.Random(17)  # noqa: S311
    drawn = 0
    while drawn < 80:
        text, values = random_text(dice)
        answer = expect(text, values)
        if not isinstance(answer, Answer) or not 4 < len(answer.slopes) <= 40:
            continue
        page.evaluate("([text, values]) => draw(text, values)", [text, values])
        assert page.evaluate(LIES) == [], text
        drawn += 1
    window.close()


def test_sums_stand_where_paths_meet_and_those_who_wait_are_named(reading: Visit) -> None:
    page = reading.open(PAGE).tab
    page.get_by_role("button", name="a fork").click()
    stepper = page.locator("weave-steps")
    told = page.locator(".weave-steps-told")
    while "waits for" not in told.inner_text():
        stepper.press("ArrowRight")
    assert "h waits for one more message." in told.inner_text()
    stepper.press("End")
    assert "4 + 8 = 12" in slopes(page) or "8 + 4 = 12" in slopes(page)


def slopes(page: Page) -> list[str]:
    return page.locator(".play-scroll .graph-slope").all_text_contents()


def test_a_slider_changes_values_and_slopes_at_the_step_that_is_shown(reading: Visit) -> None:
    page = reading.open(PAGE).tab
    page.locator("weave-steps").press("End")
    assert slopes(page)[0] == "1"
    slider = page.get_by_role("slider", name="w2")
    assert slider.get_attribute("aria-valuetext") == "0.5; error = 4"
    slider.focus()
    page.keyboard.press("ArrowRight")
    assert slider.get_attribute("aria-valuetext") == "0.6; error = 1.96"
    assert page.get_by_label("w2, as a number").input_value() == "0.6"
    assert "−16.8" in slopes(page)
    assert page.locator(".weave-steps-bar span").text_content() == "Step 8 of 8"
    page.get_by_label("w2, as a number").fill("50")
    assert slider.get_attribute("max") == "100"
    assert slider.input_value() == "50"
    page.get_by_label("w2, as a number").fill("")
    assert page.locator(".play-scroll .graph-value").all_text_contents().count("50") == 1
    page.get_by_label("w2, as a number").blur()
    assert page.get_by_label("w2, as a number").input_value() == "50"


def test_variables_come_and_go_and_keep_their_values(reading: Visit) -> None:
    page = reading.open(PAGE).tab
    field = page.get_by_label("Formula")
    field.fill("w2*x + new")
    names = page.locator(".play-row span")
    assert names.all_text_contents() == ["w2", "x", "new"]
    page.get_by_label("w2, as a number").fill("7")
    field.fill("x")
    assert names.all_text_contents() == ["x"]
    assert page.locator(".play-scroll .graph-card").count() == 1
    field.fill("w2*x")
    assert page.get_by_label("w2, as a number").input_value() == "7"


def test_the_table_says_the_same(reading: Visit) -> None:
    page = reading.open(PAGE).tab
    page.locator(".play .weave-twin summary").click()
    rows = page.locator(".play .weave-rows tbody tr").all_inner_texts()
    assert rows[0].split("\t") == ["error", "w2*(w1*x) - t, 2", "4", "1"]
    assert rows[-1].split("\t")[2:] == ["2", "−6"]


# Links


def test_a_link_keeps_expression_and_values(visit: partial[Visit]) -> None:
    page = visit(PAGE).tab
    assert urlsplit(page.url).fragment == ""
    text = "h = λ*x + 1  # a comment & more\n(h - 2)**2"
    page.get_by_label("Formula").fill(text)
    page.get_by_label("λ, as a number").fill("-2.5")
    page.get_by_role("button", name="Copy link").click()
    page.get_by_text("Copied").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == page.url
    assert parse_qs(urlsplit(link).fragment) == {"e": [text], "v": ["λ:-2.5,x:2"]}
    page.locator("weave-steps").press("End")
    drawn = page.locator(".play-scroll svg").inner_html()
    other = visit(PAGE).tab
    other.goto("about:blank")
    other.goto(link)
    other.locator(".play-scroll .graph-card").first.wait_for()
    other.locator("weave-steps").press("End")
    assert other.get_by_label("Formula").input_value() == text
    assert other.locator(".play-scroll svg").inner_html() == drawn


def test_typing_and_moving_change_the_address_and_no_history(reading: Visit) -> None:
    page = reading.open(PAGE).tab
    length = page.evaluate("history.length")
    page.get_by_label("Formula").fill("a*b")
    page.wait_for_function("location.hash.includes('e=a*b')")
    page.get_by_label("a, as a number").fill("9")
    page.wait_for_function("location.hash.includes('a%3A9')")
    assert page.evaluate("history.length") == length


def test_another_link_on_the_open_page_is_followed_and_nonsense_is_not(reading: Visit) -> None:
    page = reading.open(PAGE).tab
    page.evaluate("location.hash = '#e=p*q&v=p:4,q:5,r,s:x,:3,t:1e999'")
    page.wait_for_function("document.querySelector('#play-text').value === 'p*q'")
    assert "error = 20" in page.locator(".play-scroll .graph-value").all_text_contents()
    page.evaluate("location.hash = '#things-to-try'")
    page.wait_for_timeout(100)
    assert page.get_by_label("Formula").input_value() == "p*q"
    page.evaluate("location.hash = '#e=' + encodeURIComponent('<img src=x onerror=alert(1)>')")
    page.locator("#play-hint mark").wait_for()
    assert page.locator(".play img").count() == 0
    assert reading.complaints == []


# For everybody


def test_all_of_it_is_worked_by_the_keyboard(revisit: partial[Visit]) -> None:
    page = revisit(PAGE).tab
    page.get_by_role("button", name="two dials").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # a fork
    for _ in range(5):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "play-text"
    page.keyboard.press("Control+End")
    page.keyboard.type(" + w1")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    assert page.get_by_label("w1, as a number").input_value() == "3.1"
    reached = []
    for _ in range(16):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.slice(0, 12)"))
    assert "Copy link" in reached
    page.locator("weave-steps").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator(".weave-steps-bar span").text_content() == "Step 1 of 10"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # Next
    assert page.locator(".weave-steps-bar span").text_content() == "Step 2 of 10"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.get_by_role("button", name="Pause").count() == 1


def test_what_changes_is_read_aloud_once(revisit: partial[Visit]) -> None:
    page = revisit(PAGE).tab
    told = page.locator(".weave-steps-told")
    assert told.get_attribute("role") == "status"
    page.get_by_role("slider", name="w2").press("ArrowRight")
    assert told.get_attribute("aria-live") == "off"  # the slider speaks for itself
    page.wait_for_timeout(700)
    page.locator("weave-steps").press("ArrowRight")
    assert told.get_attribute("aria-live") == "polite"
    assert page.locator("#play-hint").get_attribute("role") == "status"


@pytest.mark.parametrize(("theme", "width"), LOOKS)
def test_axe_finds_nothing(revisit: partial[Visit], theme: str, width: int) -> None:
    page = revisit(PAGE, theme=theme, width=width).tab
    wide = "+".join(f"w{i}*x{i}" for i in range(1, 7))
    page.get_by_label("Formula").fill(f"h = {wide}\nh*(")
    page.locator("#play-hint mark").wait_for()
    page.locator(".play .weave-twin summary").click()
    for ending in ("h*(", "h"):
        page.get_by_label("Formula").fill(f"h = {wide}\n{ending}")
        page.wait_for_timeout(700)
        found = Axe().run(page, context=".play").response["violations"]
        assert [(v["id"], [n["html"][:160] for n in v["nodes"]]) for v in found] == []


def test_a_wide_graph_scrolls_by_itself_to_what_runs(browser: Browser, host: str) -> None:
    window = context(browser, "light", 360, search=False)
    page = Visit(window, host).open(PAGE).tab
    page.emulate_media(reduced_motion="reduce")
    wide = "((a*b + c*d)*(e*f + g*h)) + ((i*j + k*l)*(m*n + o*p))"
    page.get_by_label("Formula").fill(wide)
    assert page.evaluate(LIES) == []
    assert page.evaluate("document.scrollingElement.scrollWidth") == 360
    scroller = page.get_by_role("group", name="The graph")
    assert scroller.evaluate("(s) => s.scrollWidth > s.clientWidth")
    for _ in range(page.evaluate("document.querySelector('weave-steps').steps.length")):
        inside = """(s) => {
          const now = s.querySelector(".graph-now, .graph-ready").getBoundingClientRect()
          const box = s.getBoundingClientRect()
          return now.left >= box.left - 1 && now.right <= box.right + 1
        }"""
        assert scroller.evaluate(inside)
        page.locator("weave-steps").press("ArrowRight")
    page.get_by_role("button", name="two dials").click()
    assert scroller.get_attribute("tabindex") == "-1"
    window.close()


def test_without_a_script_and_on_paper_its_picture_is_there(
    browser: Browser, host: str, visit: partial[Visit]
) -> None:
    window = browser.new_context(java_script_enabled=False)
    page = window.new_page()
    page.goto(host + address(PAGE))
    still = "touch-playground > .weave-figure svg[role=img]"
    assert page.locator(still).is_visible()
    assert "w1 and x meet" in str(page.locator(still).get_attribute("aria-label"))
    window.close()
    paper = visit(PAGE).tab
    assert not paper.locator(still).is_visible()
    paper.emulate_media(media="print")
    assert paper.locator(still).is_visible()
    assert not paper.locator(".play").is_visible()


def packed(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


def test_what_it_adds_to_the_page_is_small(visit: partial[Visit]) -> None:
    page = visit(PAGE).tab
    entries = "performance.getEntriesByType('resource').map((entry) => entry.name)"
    asked = [url for url in page.evaluate(entries) if "/touch/" in url]
    names = {url.rsplit("/", 1)[1].removesuffix(".js") for url in asked}
    assert names == {"touch", *MODULES}  # the first is the front page's, too
    scripts = [(site() / "assets/touch" / f"{name}.js").read_text() for name in MODULES]
    assert sum(map(packed, scripts)) < 15_000


VALUES = """() => Object.fromEntries([...document.querySelectorAll(".play-row")].map((row) =>
  [row.querySelector("span").textContent, row.querySelector("[type=number]").valueAsNumber]))"""


def run_formula(
    text: str, values: dict[str, float]
) -> tuple[torch.Tensor, dict[str, torch.Tensor]]:
    """The last line's value, and the variables, which then have their gradients."""
    names = {
        name: torch.tensor(value, dtype=torch.float64, requires_grad=True)
        for name, value in values.items()
    }
    known: dict[str, object] = {**names, "tanh": torch.tanh}
    *lines, last = text.split("\n")
    exec("\n".join(lines), known)  # noqa: S102 - an example of the page
    result: torch.Tensor = eval(last, known)  # noqa: S307
    result.backward()
    return result, names


@pytest.mark.parametrize("size", ["0.001", "0.01", "0.1", "1"])
def test_a_step_takes_every_variable_against_the_slope_of_pytorch(
    reading: Visit, size: str
) -> None:
    page = reading.open(PAGE).tab
    after: dict[str, float] = {}
    for example in ("two dials", "a fork", "a diamond", "a neuron"):
        page.get_by_role("button", name=example, exact=True).click()
        page.get_by_label("step size").select_option(size)
        for _ in range(3):
            values = page.evaluate(VALUES)
            text = page.get_by_label("Formula").input_value()
            result, names = run_formula(text, values)
            page.get_by_role("button", name="Step against the slopes").click()
            after = page.evaluate(VALUES)
            assert after.keys() == values.keys()
            for name, tensor in names.items():
                assert tensor.grad is not None
                moved = values[name] - float(size) * tensor.grad.item()
                assert after[name] == pytest.approx(moved, rel=1e-11, abs=1e-14)
            before, _, now = page.locator("#play-stepped").inner_text().partition(" → ")
            for shown, found in ((before, result), (now, run_formula(text, after)[0])):
                number = shown.split()[-1].replace("−", "-").replace("…", "")
                if re.fullmatch(r"-?[\d.]+", number):
                    assert float(number) == pytest.approx(found.item(), rel=0.01, abs=0.01)
    # a formula that is being mended takes no step
    page.get_by_label("Formula").fill("w1*(")
    page.get_by_role("button", name="Step against the slopes").click()
    assert page.evaluate(VALUES) == after


@pytest.mark.parametrize("height", [700, 900])
def test_a_graph_fits_into_the_window_or_is_as_small_as_can_be_read(
    reading: Visit, height: int
) -> None:
    page = reading.tab
    page.set_viewport_size({"width": 1280, "height": height})
    reading.open(PAGE)
    for example in EXAMPLES:
        page.get_by_role("button", name=example, exact=True).click()
        high, least = page.evaluate(
            """() => {
              const svg = document.querySelector(".play-scroll svg")
              return [svg.getBoundingClientRect().height, 0.86 * svg.viewBox.baseVal.height]
            }"""
        )
        assert high <= max(least, height - 280) + 1
    page.set_viewport_size({"width": 1280, "height": 900})
