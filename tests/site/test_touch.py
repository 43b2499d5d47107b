"""What can be moved on a page: over the whole range of every control, the numbers that it shows
are those of PyTorch, or of the program whose picture it stands for. It is turned by mouse, finger
and keys, says what it shows, and leaves the page around it where it was."""

from __future__ import annotations

import gzip
import math
import re
import sys
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from itertools import pairwise
from typing import Any

import pytest
import rcssmin
import torch
from playwright.sync_api import Browser, Page, ViewportSize

from tests.support.book import BOOK, PAGES, ROOT, address, html, load, result, site
from tests.support.browser import ALIVE, Visit, context
from weave.site.minify import strip_script

SNIPPETS = ROOT / "snippets"
TOUCHED = list(
    dict.fromkeys(
        (page, reference.keys["touch"])
        for page in PAGES
        for reference in BOOK.pages[f"docs/{page}"].references
        if reference.keys.get("touch", "playground") != "playground"  # which has tests of its own
    )
)
PARTS = {page: [name for other, name in TOUCHED if other == page] for page, _ in TOUCHED}
MOVED = [(page, f"touch-{name}") for page, name in TOUCHED]
MOVED.append(("idea/steps.md", "details touch-descent"))
# What colours there are depends on the theme alone, and where things are on the width alone.
LOOKS = [("light", 1280), ("dark", 360)]
FILES = {
    "lanes": ["touch", "lanes"],
    "walk": ["touch", "lanes", "walk"],
    "machine": ["touch", "controls", "lanes", "machine", "sums", "course", "verdict"],
    "thirty": ["touch", "controls", "choice", "depth", "thirty"],
    "ways": ["touch", "controls", "choice", "ways"],
    "activation": ["touch", "controls", "choice", "hand", "activation"],
} | {
    name: ["touch", "controls", name]
    for name in (
        "nudge",
        "count",
        "fork",
        "depth",
        "coast",
        "trial",
    )
}
FILES |= {name: ["touch", "controls", "hand", name] for name in ("descent", "secant", "network")}
# Sets a control as a hand does, and reads what its part of the page shows then.
TOOLS = """async (name) => {
  window.part = document.querySelector(name)
  window.controls = [...part.querySelectorAll("[role=slider], input[type=range]")]
  window.press = (dial, key) => dial.dispatchEvent(new KeyboardEvent("keydown", { key }))
  window.turn = (dial, tenths) => {
    const own = part.dials?.find(({ group }) => group === dial)
    if (own) { // whose keys stop at the goal
      own.value = tenths / 10
      return part.update()
    }
    press(dial, "Home")
    for (let i = 0; i < tenths; i++) press(dial, i % 2 ? "ArrowUp" : "ArrowRight")
  }
  window.slide = (slider, value) => {
    slider.value = value
    slider.dispatchEvent(new Event("input"))
  }
  window.read = () => Object.fromEntries(
    Object.entries(part.outputs).map(([name, word]) => [name, word.textContent]))
  await part.prepare?.()
}"""


def written(number: float, decimals: int = 2) -> str:
    """A number as the pictures write it."""
    size = abs(number)
    if size >= 1e5:
        return "−huge" if number < 0 else "huge"
    return rounded(
        number, 0 if size >= 100 else 1 if size >= 10 else 2 if size >= 0.1 else decimals
    )


def rounded(number: float, decimals: int) -> str:
    """A number with at most so many decimals."""
    unit = Decimal(1).scaleb(-decimals)
    text = str(Decimal(number).quantize(unit, ROUND_HALF_UP)).replace("-", "−")
    if decimals:
        text = text.rstrip("0").rstrip(".")
    if set(text) & set("123456789"):
        return text
    return "≈ 0" if number else "0"


def either(number: float, write: Callable[[float], str] = written) -> set[str]:
    """What may be shown for a number that was found in another order, with other roundings."""
    return {write(number * (1 + nudge)) for nudge in (-1e-12, 0, 1e-12)}


def advice(blame: str) -> str:
    """What a dial with such a blame asks for."""
    if not set(blame) & set("123456789"):
        return "leave me"
    return "turn me up" if blame.startswith("−") else "turn me down"


def bracketed(number: float) -> str:
    """A number behind a sign."""
    return f"({written(number)})" if number < 0 else written(number)


def small(number: float) -> str:
    return written(number, 4)


def places(number: float) -> int:
    """How many decimals a number of the first page has at least."""
    size = abs(number)
    if size >= 0.1:
        return 0 if size >= 100 else 1 if size >= 10 else 2
    return min(8, 1 - math.floor(math.log10(size))) if size > 1e-9 else 3


def fine(number: float) -> str:
    """A number of the first page."""
    return "0" if abs(number) < 1e-9 else rounded(number, places(number))


def value(text: str) -> Decimal:
    return Decimal(text.strip("()").replace("−", "-"))


def is_rounded(text: str, number: float) -> bool:
    """Whether it is this number, with as many decimals as `fine` has or more."""
    return any(
        text.strip("()") in either(number, partial(rounded, decimals=places(number) + more))
        for more in range(9)
    ) or text in either(number, fine)


def assert_true(text: str) -> None:
    """A sum is true of the digits that stand there, as far as its result is written."""
    left, end = text.split(" = ")
    if twice := re.fullmatch(r"2 × [(](.*)[)]", left):
        made = 2 * difference(twice[1])
    elif square := re.fullmatch(r"(.*)²", left):
        made = value(square[1]) ** 2
    elif " − " in left:
        made = difference(left)
    else:
        first, second = map(value, left.split(" × "))
        made = first * second
    half = Decimal(1).scaleb(-places(float(value(end)))) / 2
    assert abs(made - value(end)) <= half + Decimal("1e-9"), text


def difference(text: str) -> Decimal:
    """Of two numbers, the second perhaps a product."""
    first, second = text.split(" − ")
    return value(first) - math.prod(map(value, second.split(" × ")))


def assert_sum(text: str, first: float, sign: str, second: float, result: float) -> None:
    """It is the sum of these numbers, with brackets around a second one below zero."""
    left, end = text.split(" = ")
    start, other = left.split(f" {sign} ")
    assert is_rounded(start, first)
    assert other.startswith("(") == (second < 0)
    assert is_rounded(other, second)
    assert end in either(result, fine)
    assert_true(text)


@pytest.fixture(scope="module")
def tab(browser: Browser, host: str) -> Iterator[Callable[..., Page]]:
    """Opens a page with the tools above at hand."""
    window = context(browser, "light", 1280, search=False)
    visit = Visit(window, host)

    def open_(page: str, name: str = ".touch") -> Page:
        visit.open(page).tab.evaluate(TOOLS, name)
        return visit.tab

    yield open_
    window.close()


def neighbour(name: str) -> Any:
    """A snippet that imports its neighbours."""
    path = SNIPPETS / name
    sys.path.insert(0, str(path.parent))
    try:
        return load(path)
    finally:
        sys.path.remove(str(path.parent))
        sys.modules.pop("lanes", None)
        sys.modules.pop("depth", None)


def test_every_part_that_moves_is_one_of_these() -> None:
    assert {name for _, name in TOUCHED} == FILES.keys()
    assert len(TOUCHED) >= 11


def judged(miss: float) -> str:
    """What the first machine says of a miss."""
    if miss**2 < 0.00005:
        return ", as wanted. Solved"
    if miss**2 < 0.005:
        return ": near enough, solved"
    return f": {written(abs(miss))} too {'little' if miss < 0 else 'much'}"


@pytest.mark.parametrize("page", ["index.md", "idea/dials.md", "idea/blame.md"])
def test_the_machine_shows_what_pytorch_finds(tab: Callable[[str], Page], page: str) -> None:
    shown = tab(page).evaluate(
        """async () => {
          part.ask?.()
          const [first, second] = controls, rows = [], wait = part.localName === "touch-lanes"
          const script = new URL("../../assets/touch/goal.js", location)
          const judge = wait ? (await import(script)).judge : () => {}
          for (let i = 0; i <= 80; i++) {
            turn(first, i)
            for (const j of [0, 1, 5, 13, 37, 80, (7 * i) % 81]) {
              turn(second, j)
              judge(part) // which a turn does too, a little later
              rows.push([i / 10, j / 10, read(), second.getAttribute("aria-valuetext")])
            }
          }
          return rows
        }"""
    )
    assert len(shown) == 81 * 7
    for dial1, dial2, words, spoken in shown:
        x = torch.tensor(2.0, dtype=torch.float64, requires_grad=True)
        w1, w2 = (
            torch.tensor(dial, dtype=torch.float64, requires_grad=True) for dial in (dial1, dial2)
        )
        h = w1 * x
        y = w2 * h
        h.retain_grad()
        y.retain_grad()
        miss = y - 5
        error = miss**2
        error.backward()
        assert words["h"] in either(h.item(), fine if page == "index.md" else written)
        assert is_rounded(words["y"], y.item())
        assert "miss" in words or page == "index.md"
        assert words.get("miss", written(miss.item())) in either(miss.item())
        assert words["error"] in either(error.item(), small)
        assert f"error {words['error']}" in spoken
        if page == "idea/dials.md":
            assert "to_y" not in words
            assert words["verdict"] == f"{words['y']} comes out{judged(miss.item())}."
            assert "blame" not in spoken
            continue
        for name, tensor in {"to_y": y, "to_h": h, "to_x": x, "blame1": w1, "blame2": w2}.items():
            if name == "to_x" and page == "index.md":  # no dial is left to use it
                continue
            assert tensor.grad is not None
            digits = fine if page == "index.md" else written
            assert words[name].removeprefix("blame ") in either(tensor.grad.item(), digits), name
        assert w2.grad is not None
        assert spoken.rpartition("blame ")[2] in either(w2.grad.item())
        assert h.grad is not None
        assert y.grad is not None
        if page == "index.md":
            blame1, blame2 = (words[f"blame{i}"].removeprefix("blame ") for i in (1, 2))
            assert words["code"] == f"w1.grad {blame1}, w2.grad {blame2}"
            twice = re.fullmatch(r"2 × [(](.*) − 5[)] = (.*)", words["to_y_sum"])
            assert twice
            assert twice[1] == words["y"]
            assert_true(words["to_y_sum"])
            assert twice[2] in either(gradient(y), fine)
            assert_sum(words["to_h_sum"], gradient(y), "×", dial2, gradient(h))
            assert_sum(words["blame2_sum"], gradient(y), "×", h.item(), gradient(w2))
            assert_sum(words["blame1_sum"], gradient(h), "×", 2, gradient(w1))
            for i, blame in ((1, blame1), (2, blame2)):
                assert words[f"advice{i}"] == advice(blame)
        else:
            to_y, to_h, to_x = (words[name] for name in ("to_y", "to_h", "to_x"))
            blame1, blame2 = (words[f"blame{i}"].removeprefix("blame ") for i in (1, 2))
            into = bracketed(h.item())
            first, second = bracketed(dial1), bracketed(dial2)
            assert words["second"] == (
                f"Second dial: blame {to_y} × {into} = {blame2}, sends {to_y} × {second} = {to_h}"
            )
            assert words["first"] == (
                f"First dial: blame {to_h} × 2 = {blame1}, sends {to_h} × {first} = {to_x}"
            )


TRY_OUT = "Point at an orange number: it is tried out."


def assert_sums(words: dict[str, str]) -> None:
    """Every sum is true, and ends in what its wire says."""
    for sum_ in ("sum1", "sum2", "miss_sum", "square", *(f"{name}_sum" for name in SOUGHT)):
        if words[sum_] and "huge" not in words[sum_]:
            assert_true(words[sum_])
    for name in ("to_y", "to_h", "blame1", "blame2"):
        end = words[f"{name}_sum"].rpartition(" = ")[2]
        assert end in {words[name].removeprefix("blame "), ""}


def test_steps_take_the_machine_where_the_program_goes(tab: Callable[[str], Page]) -> None:
    learn = load(SNIPPETS / "idea/step_sizes.py").learn
    runs = tab("index.md").evaluate(
        """() => {
          const [step, reset] = part.querySelectorAll("button"), slider = controls[2]
          return [...Array(Number(slider.max) + 1).keys()].map((size) => {
            reset.click()
            while (step.textContent !== "Step") step.click() // asks, and turns nothing
            slide(slider, size)
            const states = [[...part.dials.map((dial) => dial.number.textContent), read()]]
            for (let i = 0; i < 5; i++) {
              part.step() // which goes on after the goal, where the button does not
              states.push([...part.dials.map((dial) => dial.number.textContent), read()])
            }
            return [Number(slider.getAttribute("aria-valuetext")), states]
          })
        }"""
    )
    assert len(runs) == 7
    too_far = 0
    for size, states in runs:
        dials, answers, errors = learn(size)
        worse = past = False
        for step, (dial1, dial2, words) in enumerate(states):
            assert dial1.removeprefix("× ") in either(dials[step][0])
            assert dial2.removeprefix("× ") in either(dials[step][1])
            assert is_rounded(words["y"], answers[step])
            assert words["error"] in either(errors[step], small)
            assert_sums(words)
            assert bool(words["more"]) == (errors[step] >= 0.005)
            assert words["highest"] in either(min(max(errors[: step + 1]), 3 * errors[0]))
            if step and errors[step] > errors[step - 1]:
                worse, past = True, (answers[step] - 5) * (answers[step - 1] - 5) < 0
            elif step == 0 or errors[step] < min(errors[:step]):
                worse = False  # and until then it is said
            if errors[step] >= 0.005:
                why = f"Too far, {'past 5' if past else 'the error grew'}: try a smaller step size."
                assert words["note"] == (why if worse else TRY_OUT)
                too_far += bool(worse)
            else:
                assert words["note"] == f"Blame: {step} step{'s' * (step > 1)}."
            steps = f"after {step} step{'s' * (step > 1)}" if step else "before the first step"
            assert words["steps"] == steps + ": solved" * (errors[step] < 0.005)
            if errors[step] < 0.005:
                assert words["first"] == words["second"] == ""
            elif step < 5:  # what is said of the next step is what it does
                for name, i in (("first", 0), ("second", 1)):
                    start, _, end = words[name].partition(f" − {size} × ")
                    assert is_rounded(start.removeprefix(f"Next, {name} dial: "), dials[step][i])
                    assert end.rpartition(" = ")[2] in either(dials[step + 1][i], fine)
                    assert_true(words[name].partition(": ")[2])
    assert too_far >= 3


def test_a_machine_that_runs_away_is_stopped_and_can_be_reset(tab: Callable[[str], Page]) -> None:
    page = tab("index.md")
    page.evaluate("slide(controls[2], controls[2].max)")
    step, reset = page.locator("touch-machine button").all()
    page.evaluate("for (let i = 0; i < 43; i++) part.querySelector('button').click()")
    words = page.evaluate("read()")
    assert words["steps"].endswith(": too far")
    assert page.locator(".dial.off").count() >= 1
    assert step.get_attribute("aria-disabled") == "true"
    step.dispatch_event("click")
    assert page.evaluate("read()") == words
    reset.click()
    assert page.evaluate("read()")["error"] == "4"
    assert step.get_attribute("aria-disabled") == "false"


def test_each_nudge_has_the_change_that_the_program_finds(tab: Callable[[str], Page]) -> None:
    program = load(SNIPPETS / "idea/nudge.py")
    rows = tab("idea/fault.md").evaluate(
        """() => [...Array(Number(controls[0].max) + 1).keys()].map((i) => {
             slide(controls[0], i)
             return [Number(controls[0].getAttribute("aria-valuetext")), read()]
           })"""
    )
    assert [nudge for nudge, _ in rows] == [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1]
    for nudge, words in rows:
        nudged = [program.error_at(3 + nudge, 0.5), program.error_at(3, 0.5 + nudge)]
        for number, error in enumerate(nudged, 1):
            change = error - 4
            assert words[f"change{number}"] == rounded(change, 4)
            assert words[f"blame{number}"] == rounded(change / nudge, 2)
        assert words["why"].startswith("So large" if max(nudged) > 4 else "Both point")
        assert ("second dial" in words["why"]) == (nudged[1] > 4)
        assert ("first dial" in words["why"]) == (nudged[0] > 4)


@pytest.mark.parametrize(("name", "sizes"), [("touch-descent", 20), ("details touch-descent", 50)])
def test_each_step_size_has_the_errors_of_the_program(
    tab: Callable[..., Page], name: str, sizes: int
) -> None:
    program = load(SNIPPETS / "idea/step_sizes.py")
    rows = tab("idea/steps.md", name).evaluate(
        """(sizes) => {
          const [start, size] = controls, rows = []
          const look = (second, thousandths) => {
            part.begin(second)
            slide(size, thousandths / 1000)
            const dots = [part.start, ...part.querySelectorAll(".points circle")]
              .map((dot) => [dot.transform.baseVal[0]?.matrix.e ?? dot.cx.baseVal.value,
                dot.transform.baseVal[0]?.matrix.f ?? dot.cy.baseVal.value])
            const scale = [part.answers, part.errors]
              .map((words) => words.map((word) => Number(word.textContent.replace("−", "-"))))
            const spoken = [Number(start.ariaValueNow), read(), start.ariaValueText]
            rows.push([size.value, ...spoken, dots, ...scale])
          }
          for (let i = 1; i <= sizes; i++) look(0.5, i)
          for (let second = 20; second <= 145; second += 5)
            for (const i of [1, 7, 10, sizes]) look(second / 100, i)
          return rows
        }""",
        sizes,
    )
    assert len({size for size, *_ in rows}) == sizes
    assert {start for _, start, *_ in rows} == {i / 20 for i in range(4, 30)}
    tops, far = set(), 0
    for size, start, words, spoken, dots, across_ends, error_ends in rows:
        program.second = start
        _, answers, errors = program.learn(float(size))
        shown = words["errors"].removeprefix("error: ").split(" → ")
        for text, error in zip(shown, errors, strict=True):
            assert text in either(error, small)
        assert words["dials"] == f"start: dials 3 and {rounded(start, 2)}"
        assert spoken == f"{rounded(start, 2)}; {written(answers[0])} comes out; error {shown[0]}"
        low, top = across_ends[0], error_ends[-1]
        if start == 0.5:
            tops.add(top)
        reach = 5 - low
        assert across_ends == [low, 5 - reach / 2, 5, 5 + reach / 2, 5 + reach]
        assert error_ends == [0, top / 4, top / 2, top * 3 / 4, top]
        assert top == reach**2
        # all of them, or those before the first that is too far away
        assert len(dots) == next((i for i, error in enumerate(errors) if error > 1600), 6)
        far += len(dots) < 6
        for (across, down), y, error in zip(dots, answers, errors, strict=False):
            assert abs(across - (44 + (y - low) / (2 * reach) * (338 - 44))) < 0.1
            assert abs(down - (186 - error / top * (186 - 10))) < 0.1
            assert 44 < across < 338
            assert 10 < down <= 186
    assert tops == ({16} if sizes == 20 else {16, 100, 1600})
    assert (far > 0) == (sizes == 50)


def test_the_steps_may_be_larger_once_the_answer_is_open(visit: partial[Visit]) -> None:
    page = visit("idea/steps.md").tab
    page.evaluate(TOOLS, "touch-descent")
    size = page.locator("touch-descent input").first
    assert size.get_attribute("max") == "0.02"
    page.locator("details:has(touch-descent) > summary").click()
    page.wait_for_function("part.size.max === '0.05'")
    assert size.input_value() == "0.01"


def test_each_number_of_weights_has_the_multiplications_of_the_program(
    tab: Callable[..., Page],
) -> None:
    count = load(SNIPPETS / "maths/products.py").count
    rows = tab("maths/backwards.md", "touch-count").evaluate(
        """() => [...Array(100).keys()].map((i) => {
             slide(controls[0], i + 1)
             const drawing = part.querySelector("svg").viewBox.baseVal
             const paths = [part.again, part.once]
             const inside = paths.map((path) => path.getBBox()).every(({ x, y, width, height }) =>
               x >= 0 && y >= 0 && x + width <= drawing.width && y + height <= drawing.height)
             return [controls[0].value, read().counted, inside,
               ...paths.map((path) => path.getAttribute("d").split("M").length - 1)]
           })"""
    )
    assert [int(weights) for weights, *_ in rows] == list(range(1, 101))
    for weights, words, inside, again, once in rows:
        apart, walked = count(int(weights))
        assert words == f"each by itself: {apart:,}; one walk: {walked} (orange)"
        assert (again + once, once) == (apart, walked)
        assert inside


def test_each_second_point_has_the_steepness_of_the_program(tab: Callable[[str], Page]) -> None:
    error = load(SNIPPETS / "maths/secants.py").error
    rows = tab("maths/slope.md").evaluate(
        """() => {
          const [first, nudge] = controls, rows = []
          for (const at of [50, 25, 26, 40, 60, 75, 83, 84, 99, 125, 150]) {
            part.move(at / 100)
            for (let second = 25; second <= 150; second++) {
              slide(nudge, (second - at) / 100)
              const [one, other] = [part.first, part.second]
                .map((point) => point.transform.baseVal[0].matrix).map(({ e, f }) => [e, f])
              rows.push([at / 100, Number(nudge.value), read(), first.ariaValueText, one, other,
                part.tangent.getAttribute("d")])
            }
          }
          return rows
        }"""
    )
    assert len({(w2, nudge) for w2, nudge, *_ in rows}) == 11 * 126

    def place(w2: float, e: float) -> list[float]:
        return [40 + (w2 - 0.2) / 1.4 * 298, 282 - (e + 5) / 34 * 274]

    for w2, nudge, words, spoken, one, other, tangent in rows:
        assert one == pytest.approx(place(w2, error(w2)))
        assert other == pytest.approx(place(w2 + nudge, error(w2 + nudge)))
        dial = torch.tensor(w2, dtype=torch.float64, requires_grad=True)
        error(dial).backward()
        slope = gradient(dial)
        ends = [float(number) for number in re.findall(r"[\d.]+", tangent)]
        rise = (ends[3] - ends[1]) / (ends[2] - ends[0])
        assert abs(rise + slope / 34 * 274 / (298 / 1.4)) < 0.01
        assert spoken == f"{rounded(w2, 2)}; {words['ratio']}"
        if not nudge:
            assert words["ratio"].removeprefix("slope: ") in either(
                slope, partial(rounded, decimals=2)
            )
            continue
        change = error(w2 + nudge) - error(w2)
        ratio = words["ratio"].removeprefix("change ÷ nudge: ")
        assert ratio in {rounded(change / nudge + by, 2) for by in (-1e-9, 0, 1e-9)}
        by = rounded(nudge, 2) if nudge > 0 else f"({rounded(nudge, 2)})"
        start, rest = words["sum"].split(": ")
        assert start == f"w2 = {rounded(w2, 2)}"
        found, _, end = rest.partition(" ÷ ")
        assert found in {rounded(change + by, 4) for by in (-1e-9, 0, 1e-9)}
        assert end == f"{by} = {ratio}"


def test_each_fork_has_the_messages_that_pytorch_adds_up(tab: Callable[[str], Page]) -> None:
    rows = tab("maths/forks.md").evaluate(
        """() => {
          const [first, second] = controls, rows = []
          for (let i = 0; i <= 30; i++) {
            slide(first, i / 10)
            for (let j = -10; j <= 10; j++) {
              slide(second, j / 10)
              const bars = [...part.querySelectorAll("path.fill")].map((bar) =>
                bar.getAttribute("d").match(/M(.*) .*h(.*)l(.*) .*l/).slice(1).map(Number))
              rows.push([Number(first.value), Number(second.value), read(), bars])
            }
          }
          return rows
        }"""
    )
    assert len({(a, b) for a, b, *_ in rows}) == 31 * 21
    done: set[str] = set()
    for first, second, words, bars in rows:
        w1 = torch.tensor(first, dtype=torch.float64, requires_grad=True)
        h = w1 * 2
        into_w2, direct = h.clone(), h.clone()
        for part in (h, into_w2, direct):
            part.retain_grad()
        error = (second * into_w2 + direct - 5) ** 2
        error.backward()
        assert into_w2.grad is not None
        assert direct.grad is not None
        assert h.grad is not None
        assert w1.grad is not None
        assert words["through w2"] in either(into_w2.grad.item())
        assert words["direct"] in either(direct.grad.item())
        assert words["both paths"].split(" = ")[1] in either(h.grad.item())
        assert words["sum"].split(" = ")[1] in {f"{w}." for w in either(w1.grad.item())}
        goal = "Can you make the slope of w1 zero? There are two ways."
        if abs(w1.grad.item()) < 1e-9:
            goal = "✓ Done: the two messages cancel. Find the other way too."
            if abs(direct.grad.item()) < 1e-9:
                goal = (
                    "✓ Done: nothing is missing, so neither path brings anything. "
                    "Find the other way too."
                )
            done.add(goal)
        assert words["goal"] == goal
        one, other, both = (part.grad.item() for part in (into_w2, direct, h))
        for bar, way in zip(bars, [(0, one), (0, other), (0, one), (one, both)], strict=True):
            start, straight, tip = bar
            places = [209 + 4.3 * number for number in way]  # 4.3 for each of one
            assert abs(start - places[0]) < 1e-6
            assert abs(start + straight + tip - places[1]) < 1e-6
            assert tip * (places[1] - places[0]) >= 0
    assert len(done) == 2


# The laboratory: the messages to b and to a, in order, and what each number holds after them.
HELD = {
    "overwrite": ("c1 b1 a1 a1 b1 a1 a1", ["1"] * 2, ["1"] * 4),
    "pass_on_all": (
        "c1 b1 a1 a1 b1 a2 a2",
        ["1", "1 + 1 = 2"],
        ["1", "1 + 1 = 2", "1 + 1 + 2 = 4", "1 + 1 + 2 + 2 = 6"],
    ),
    "path_by_path": (
        "c1 b1 a1 a1 b1 a1 a1",
        ["1", "1 + 1 = 2"],
        ["1", "1 + 1 = 2", "1 + 1 + 1 = 3", "1 + 1 + 1 + 1 = 4"],
    ),
    "wait_for_all": ("c1 b1 b1 a2 a2", ["1", "1 + 1 = 2"], ["2", "2 + 2 = 4"]),
}


def calls(laboratory: Any, way: str) -> str:
    """The messages that a program which calls itself hands to each number, seen from outside."""
    a = laboratory.Number()
    b = laboratory.Number(a, a)
    c = laboratory.Number(b, b)
    names = {id(a): "a", id(b): "b", id(c): "c"}
    seen = []

    def note(frame: Any, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_name == way:
            seen.append(f"{names[id(frame.f_locals['number'])]}{frame.f_locals['message']}")

    sys.setprofile(note)
    try:
        getattr(laboratory, way)(c, 1)
    finally:
        sys.setprofile(None)
    return " ".join(seen)


def test_each_step_of_the_four_programs_is_that_of_their_run(tab: Callable[..., Page]) -> None:
    laboratory = load(SNIPPETS / "maths/laboratory.py")
    page = tab("maths/forks.md", "touch-ways")
    shown = page.evaluate(
        """() => Object.fromEntries([...part.querySelectorAll("[type=radio]")].map((choice) => {
          choice.click()
          const rows = []
          for (let i = 0; i <= controls[0].max; i++) {
            slide(controls[0], i)
            const drawing = part.querySelector("li:not([hidden]) svg")
            rows.push({
              all: [...drawing.querySelectorAll("text")].map((text) => text.textContent),
              words: part.querySelector(".weave-steps-told").textContent,
              busy: drawing.querySelectorAll("rect.trail").length,
              asks: part.querySelector("weave-steps").news(),
              label: drawing.getAttribute("aria-label"),
            })
          }
          return [choice.value, rows]
        }))"""
    )
    assert list(shown) == list(HELD)
    for way, (order, at_b, at_a) in HELD.items():
        rows = shown[way]
        arrivals = order.split()
        assert len(rows) == len(arrivals) + 1
        if way != "wait_for_all":
            assert calls(laboratory, way) == order
        now = {"a": "", "b": "", "c": ""}
        coming = {"b": list(at_b), "a": list(at_a), "c": ["1"]}
        for number, (row, arrival) in enumerate(zip(rows, arrivals, strict=False)):
            name, message = arrival[0], arrival[1:]
            now[name] = coming[name].pop(0)
            words = [text for text in row["all"] if text not in {"a", "b", "c", ""}]
            visits = words.pop().removeprefix("visits: ")
            assert row["label"].endswith(f"; {visits} visits")
            held = [text for text in now.values() if text]
            assert sorted(words) == sorted([*held, *([message] if name != "c" else [])])
            assert row["busy"] == 1
            assert row["label"].startswith(f"a: {now['a'] or 0}, b: {now['b'] or 0}, c: 1; ")
            assert f"{message} " in row["words"]
            if number:
                slope = int(now[name].split()[-1])
                assert rows[number - 1]["asks"] == [int(message), slope]
                assert f"{message} to {name}, " in row["words"]
            if way != "wait_for_all":  # each arrival is a visit
                assert f"visits: {number + 1}" in row["all"]
        assert not any(coming.values())
        last = rows[-1]
        slope = laboratory.slopes[way]
        assert f"visits: {laboratory.visits[way]}" in last["all"]
        verdict = "and that is right." if slope == 4 else "and 4 would be right."
        assert last["words"] == f"The walk is over: the slope of a is {slope}, {verdict}"
        assert (last["busy"], last["asks"], rows[-2]["asks"]) == (0, [], [])
    assert shown["wait_for_all"][1]["words"].endswith("b, which waits for its second message.")
    assert shown["wait_for_all"][2]["words"].endswith("b, which now holds 1 + 1 = 2.")
    assert "takes the place" in shown["overwrite"][3]["words"]


@pytest.mark.parametrize("name", ["relu", "tanh", "sigmoid"])
def test_each_activation_has_its_value_and_slope(tab: Callable[..., Page], name: str) -> None:
    rows = tab("neuron/neuron.md", "touch-activation").evaluate(
        """(name) => {
          part.querySelector(`[value=${name}]`).click()
          return [...Array(81).keys()].map((i) => {
            slide(controls[0], (i - 40) / 10)
            return [Number(controls[0].value), read().words]
          })
        }""",
        name,
    )
    # relu leaves the picture at two, and the slider ends there
    assert len({z for z, _ in rows}) == (61 if name == "relu" else 81)
    for number, words in rows:
        z = torch.tensor(number, dtype=torch.float64, requires_grad=True)
        h = getattr(torch, name)(z)
        h.backward()
        assert z.grad is not None
        assert words in {
            f"h = {name}({rounded(number, 1)}) = {value}. "
            f"The slope is {slope}: of a gradient of 1 at h, {slope} arrives at z."
            for value in either(h.item(), lambda number: rounded(number, 4))
            for slope in either(z.grad.item(), lambda number: rounded(number, 4))
        }


TURNED: dict[str, float] = {
    "x1": 2,
    "x2": 1,
    "w11": 3,
    "w12": -1,
    "b1": 1,
    "w21": 1,
    "w22": -3,
    "b2": 0,
}
TURNED |= {"v1": 0.5, "v2": 4, "c": 0}


def number(tensor: torch.Tensor | None) -> float:
    assert tensor is not None
    return float(tensor.item())


def by_pytorch(numbers: dict[str, float]) -> dict[str, float]:
    """All values of the network, and its gradients as `to_` and their name."""
    n = {
        name: torch.tensor(value, dtype=torch.float64, requires_grad=name[0] != "x")
        for name, value in numbers.items()
    }
    n["z1"] = n["w11"] * n["x1"] + n["w12"] * n["x2"] + n["b1"]
    n["z2"] = n["w21"] * n["x1"] + n["w22"] * n["x2"] + n["b2"]
    n["h1"], n["h2"] = torch.relu(n["z1"]), torch.relu(n["z2"])
    n["y"] = n["v1"] * n["h1"] + n["v2"] * n["h2"] + n["c"]
    n["m"] = n["y"] - 5
    n["e"] = n["m"] ** 2
    for name in ("z1", "z2", "h1", "h2", "y"):
        n[name].retain_grad()
    n["e"].backward()
    inputs_and_end = {"x1", "x2", "m", "e"}
    gradients = {f"to_{name}": number(n[name].grad) for name in n.keys() - inputs_and_end}
    return {name: t.item() for name, t in n.items()} | gradients


def test_each_turn_of_the_network_has_the_gradients_of_pytorch(tab: Callable[..., Page]) -> None:
    rows = tab("neuron/neuron.md", "touch-network").evaluate(
        """() => {
          const [slider] = controls.splice(-1), rows = [], reset = part.querySelector("button")
          const names = controls.map((control) => control.ariaLabel.split(" ")[1])
          const keep = (name) => rows.push([name, { ...part.now }, read(),
            part.neurons.map((neuron) => neuron.classList.contains("off")),
            controls.map((control) => control.ariaValueText), slider.ariaValueText])
          keep("x1")
          for (const [i, name] of names.entries()) {
            controls[i].focus()
            for (let value = -4; value <= 4; value += 0.25) {
              slide(slider, value) // by the slider, then back and forth by keys
              if (value > -4) press(controls[i], "ArrowDown")
              if (value > -4) press(controls[i], "ArrowUp")
              keep(name)
            }
            reset.click()
          }
          for (let round = 0; round < 400; round++) { // far from the start, and at every end
            const i = round % names.length
            controls[i].focus()
            if (round % 3) slide(slider, ((round * 29) % 33) / 4 - 4)
            else press(controls[i], round % 2 ? "Home" : "End")
            keep(names[i])
          }
          reset.click()
          for (const [name, value] of [["b2", 1.5], ["v1", 0.5]]) { // on, and 3 + 4 × 0.5
            controls[names.indexOf(name)].focus()
            slide(slider, value)
            keep(name)
          }
          return rows
        }"""
    )
    assert len(rows) == 1 + 11 * 33 + 400 + 2
    assert {name: rows[0][1][name] for name in TURNED} == TURNED
    turned = {(name, now[name]) for name, now, *_ in rows[1 : 1 + 11 * 33]}
    assert turned == {(name, i / 4) for name in TURNED for i in range(-16, 17)}
    some_on, some_off = 0, 0
    goals: set[str] = set()
    for name, now, words, off, spoken, slider in rows:
        right = by_pytorch({each: now[each] for each in TURNED})
        for each, value in right.items():
            label = {"m": "miss ", "e": "error "}.get(each, "")
            assert words[each] == label + written(value, 4 if each == "e" else 2), (each, now)
        assert off == [right["z1"] <= 0, right["z2"] <= 0]
        assert [words["state1"], words["state2"]] == ["off" if each else "on" for each in off]
        some_on, some_off = some_on + (off == [False, False]), some_off + (off == [True, True])
        for each, said in zip(TURNED, spoken, strict=True):
            gradient = f"; gradient {words[f'to_{each}']}" if each[0] != "x" else ""
            assert said == f"{words[each]}{gradient}; error {words['e'].removeprefix('error ')}"
        assert slider == words[name]
        goals.add(words["goal"])
        assert words["goal"] == (
            "Your goal: switch the second neuron on."
            if right["z2"] <= 0
            else "The second neuron is on. Now make the answer 5."
            if right["e"] >= 0.005
            else "✓ Solved: the second neuron is on, and the answer is right."
        )
        if words["words"].startswith("Drag"):  # before the first touch
            assert now == rows[0][1]
            continue
        # the sentence: both factors and the gradient of what is turned
        weights = [f"w1{name[1]}", f"w2{name[1]}"] if name[0] == "x" else [name]
        for weight in weights:
            label = weight.translate(str.maketrans("12", "₁₂"))
            end, other = {
                "w": (f"z{weight[1:2]}", f"x{weight[-1]}"),
                "v": ("y", f"h{weight[-1]}"),
            }.get(weight[0], ("y" if weight == "c" else f"z{weight[1:]}", ""))
            factor = f" × {bracketed(right[other])} = {words[f'to_{weight}']}" if other else ","
            assert f"{label} gets {words[f'to_{end}']}{factor}" in words["words"]
    assert len(goals) == 3
    assert sum(words["words"].startswith("Drag") for _, _, words, *_ in rows) == 1
    assert some_on > 20
    assert some_off > 20


@pytest.mark.parametrize(("theme", "width"), LOOKS)
def test_a_number_of_the_network_is_tapped_and_turned(
    revisit: partial[Visit], theme: str, width: int
) -> None:
    tab = revisit("neuron/neuron.md", theme=theme, width=width).tab
    network = tab.locator("touch-network")
    network.scroll_into_view_if_needed()
    slider = network.locator("input")
    told = network.locator(".touch-told")
    assert network.locator("label").inner_text().startswith("x₁")
    slider.focus()
    tab.keyboard.press("End")
    assert slider.get_attribute("aria-valuetext") == "4"
    told.filter(has_text="the second on. The error is 25.").wait_for(state="attached")
    network.get_by_label("weight w22").click()
    assert network.locator("label").inner_text().startswith("w₂₂")
    assert network.locator(".chosen").get_attribute("aria-label") == "weight w22"
    assert slider.get_attribute("aria-valuetext") == "−3"
    tab.keyboard.press("PageDown")
    assert slider.get_attribute("aria-valuetext") == "−4"
    told.filter(has_text="the second off.").wait_for(state="attached")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.ariaLabel") == "bias b2"
    assert network.locator("label").inner_text().startswith("b₂")
    network.get_by_label("input x1").click()
    network.locator("button").click()
    assert slider.get_attribute("aria-valuetext") == "2"
    # with all numbers at their ends, no words overlap, none leaves its box, nothing below moves
    tab.evaluate(TOOLS, "touch-network")
    crowded, heights = tab.evaluate(CROWDED)
    assert crowded == []
    assert max(heights) - min(heights) < 1


CROWDED = """() => {
  const found = [], heights = new Set(), dials = controls.slice(0, -1)
  const around = (word) => word.getBoundingClientRect()
  for (let round = 0; round < 256; round++) {
    dials.forEach((dial, i) =>
      press(dial, (round * 37 + (round >> 3) * (i + 1) ** 2 * 5) >> (i % 7) & 1 ? "Home" : "End"))
    const dial = dials[round % dials.length]
    dial.focus()
    press(dial, round % 2 ? "ArrowDown" : "ArrowUp")
    heights.add(part.getBoundingClientRect().height)
    const words = [...part.querySelectorAll(".touch-stage text")].filter((word) => word.textContent)
    words.forEach((word, i) => {
      const p = around(word)
      for (const other of words.slice(i + 1)) {
        const q = around(other)
        if (p.left < q.right - 0.5 && q.left < p.right - 0.5
            && p.top < q.bottom - 3 && q.top < p.bottom - 3)
          found.push([word.textContent, other.textContent])
      }
    })
    for (const dial of dials) {
      const box = around(dial.querySelector(".part"))
      for (const word of dial.querySelectorAll(".value, .message")) {
        const p = around(word)
        if (p.left < box.left || p.right > box.right) found.push([word.textContent, dial.ariaLabel])
      }
    }
    const box = around(part.outputs.e.parentNode.querySelector("rect[width='72']"))
    for (const word of [part.outputs.m, part.outputs.e]) {
      if (around(word).left < box.left) found.push(word.textContent)
    }
  }
  return [found.slice(0, 20), [...heights]]
}"""


def test_each_depth_leaves_what_the_program_writes(tab: Callable[[str], Page]) -> None:
    in_powers = neighbour("neuron/depth.py").in_powers
    page = tab("neuron/deep.md")
    first = page.evaluate("() => [...controls.map((control) => control.value), read().left]")
    assert first == ["1", "30", "A gradient of one stays as it is."]
    rows = page.evaluate(
        """() => {
          const [factor, layers] = controls, rows = []
          for (let i = 5; i <= 40; i++) {
            slide(factor, i / 20)
            for (let j = 1; j <= 30; j++) {
              slide(layers, j)
              rows.push([Number(factor.value), j, read().left])
            }
          }
          return rows
        }"""
    )
    assert len({(a, b) for a, b, _ in rows}) == 36 * 30
    for factor, layers, words in rows:
        left = factor**layers
        if 0.01 <= left < 1e4:
            amounts = either(left, lambda number: f"{float(f'{number:.2g}'):g}")
        else:
            amounts = either(left, in_powers)
        assert words in {
            "A gradient of one stays as it is."
            if left == 1
            else f"A gradient of one grows to {amount}."
            if left > 1
            else f"Of a gradient of one, {amount} is left."
            for amount in amounts
        }


def test_each_size_of_the_weights_has_the_gradients_of_the_program(
    tab: Callable[..., Page],
) -> None:
    depth = neighbour("neuron/depth.py")
    rows = tab("neuron/deep.md", "touch-thirty").evaluate(
        """() => [...part.querySelectorAll("[type=radio]")].flatMap((choice) => {
             choice.click()
             return [...Array(29).keys()].map((i) => {
               slide(controls[0], (7 + i) / 100)
               const places = [...part.querySelectorAll(".points circle")]
                 .map((dot) => [dot.cx.baseVal.value, dot.cy.baseVal.value])
               return [choice.value, controls[0].value, read(), places,
                 part.querySelectorAll(".before path").length,
                 part.other.getAttribute("d"), part.curve.getAttribute("d")]
             })
           })"""
    )
    assert len({(network, size) for network, size, *_ in rows}) == 3 * 29
    others = {"relu": "", "sigmoid": rows[28][-1], "shortcuts": rows[57][-1]}
    for place, (network, size, words, places, tried, other, _) in enumerate(rows):
        activation = torch.relu if network == "relu" else torch.sigmoid
        curve = depth.gradients(float(size), activation, shortcuts=network == "shortcuts")
        becomes = depth.in_words(curve[-1])
        assert (
            words["left"] == f"Weights of size {float(size):.2f}: the gradient becomes {becomes}."
        )
        assert len(places) == 7
        for layer, (across, down) in zip(range(0, 31, 5), places, strict=True):
            assert abs(across - (52 + layer / 30 * 282)) < 0.1
            assert abs(down - (236 - (math.log10(curve[layer]) + 27) / 37 * 228)) < 0.5
            assert 8 < down < 236
        if network != "shortcuts":  # whose curves are too close together to count
            # those of this network that were there before; the choice alone has shown one
            assert tried == min(29, place % 29 + 1 + (network != "relu"))
        # and the last of the network that was chosen before
        assert other == others[network]


# Lets the coast's network learn, from a seed, and tells what it has seen and become.
LEARN = """async ([seed, steps]) => {
  const { Learner } = await import(new URL("../../assets/touch/coast_learner.js", location))
  const learner = new Learner(part.true, part.tested, seed), { network } = learner, walks = []
  const numbers = () => network.layers.flatMap((layer) => [[...layer.weight], [...layer.bias]])
  const gradients = () =>
    network.layers.flatMap((layer) => [[...layer.weightGradient], [...layer.biasGradient]])
  const plain = (examples) => examples.map(({ place, wanted }) => [...place, wanted])
  const start = numbers(), walk = network.gradients
  network.gradients = (batch) => {
    const loss = walk.call(network, batch)
    walks.push({ batch: plain(batch), loss, gradients: gradients() })
    return loss
  }
  for (let i = 0; i < steps; i++) {
    learner.learn(0.2)
    walks.at(-1).numbers = numbers()
  }
  const [examples, test] = [plain(learner.examples), plain(learner.test)]
  return { start, walks, examples, test, right: learner.accuracy(), map: learner.map() }
}"""


def set_numbers(net: torch.nn.Module, numbers: list[list[float]]) -> None:
    with torch.no_grad():
        for parameter, new in zip(net.parameters(), numbers, strict=True):
            parameter.copy_(torch.tensor(new, dtype=torch.float64).reshape(parameter.shape))


def coast_network() -> torch.nn.Sequential:
    nn = torch.nn
    layers = nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 32), nn.Tanh(), nn.Linear(32, 1)
    return nn.Sequential(*layers).double()


def share(net: torch.nn.Module, examples: torch.Tensor) -> float:
    right: torch.Tensor = (net(examples[:, :2]) > 0) == (examples[:, 2:] > 0)
    return float(right.double().mean())


def coarse() -> torch.Tensor:
    """Every second place of the coast in both directions, as the map has them."""
    across, up = (torch.linspace(-1.7, 1.7, n, dtype=torch.float64)[::2] for n in (120, 91))
    return torch.cartesian_prod(up, across).flip(1)


def in_order(example: list[float]) -> tuple[float, float]:
    """Row by row, for coordinates with different roundings."""
    return round(example[1], 4), example[0]


def test_the_coast_is_learned_from_the_places_of_the_program(tab: Callable[..., Page]) -> None:
    learner = tab("neuron/training.md", "touch-coast").evaluate(LEARN, [1, 0])
    x, t, test_x, test_t = neighbour("neuron/coast.py").examples()
    for shown, places, answers in ((learner["examples"], x, t), (learner["test"], test_x, test_t)):
        rows = torch.cat([places, answers], dim=1).tolist()
        found, wanted = (torch.tensor(sorted(each, key=in_order)) for each in (shown, rows))
        assert found.shape == wanted.shape
        assert torch.equal(found[:, 2], wanted[:, 2])
        assert (found - wanted).abs().max() < 1e-6


def test_the_walk_back_of_the_coast_is_that_of_pytorch(tab: Callable[..., Page]) -> None:
    learner = tab("neuron/training.md", "touch-coast").evaluate(LEARN, [1, 8])
    net = coast_network()
    set_numbers(net, learner["start"])
    for layer, inputs in ((0, 2), (2, 32), (4, 32)):  # begins as nn.Linear does
        weight = net[layer].weight
        assert isinstance(weight, torch.Tensor)
        assert 0.7 < weight.abs().max().item() * inputs**0.5 <= 1
    assert len({str(walk["batch"]) for walk in learner["walks"]}) == 8
    for walk in learner["walks"]:
        batch = torch.tensor(walk["batch"], dtype=torch.float64)
        assert batch.shape == (128, 3)
        loss = ((net(batch[:, :2]) - batch[:, 2:]) ** 2).mean()
        net.zero_grad()
        loss.backward()
        assert abs(walk["loss"] - loss.item()) < 1e-12
        for parameter, gradient in zip(net.parameters(), walk["gradients"], strict=True):
            assert parameter.grad is not None
            found = torch.tensor(gradient, dtype=torch.float64)
            assert (found - parameter.grad.flatten()).abs().max() < 1e-12
        with torch.no_grad():
            for parameter, numbers in zip(net.parameters(), walk["numbers"], strict=True):
                assert parameter.grad is not None
                parameter.sub_(0.2 * parameter.grad)
                found = torch.tensor(numbers, dtype=torch.float64)
                assert (found - parameter.flatten()).abs().max() < 1e-12
    test = torch.tensor(learner["test"], dtype=torch.float64)
    assert learner["right"] == share(net, test)
    assert torch.tensor(learner["map"]).flatten().tolist() == (net(coarse()) > 0).flatten().tolist()


def test_the_map_that_is_painted_is_what_the_network_says(tab: Callable[..., Page]) -> None:
    page = tab("neuron/training.md", "touch-coast")
    filled = """() => {
      const inside = []
      for (let row = 0; row < 46; row++) {
        for (let column = 0; column < 60; column++) {
          const point = new DOMPoint(4 + (column / 59) * 258.4, 212 - (row / 45) * 190)
          inside.push(part.land.isPointInFill(point))
        }
      }
      return inside
    }"""
    values = result(SNIPPETS / "neuron/boundary.py").values
    before, untrained = values["before"], values["untrained"]
    assert isinstance(before, float)
    assert isinstance(untrained, str)
    assert page.evaluate("read()")["title"] == f"0 steps: {before:.0%} right"
    bits = f"{int(untrained, 16):0{46 * 60}b}"
    assert page.evaluate(filled) == [bit == "1" for bit in bits]
    shares = []
    for steps in (0, 300, 2000):
        numbers, test = page.evaluate(
            """async (steps) => {
              if (!steps) await part.begin(7)
              while (part.learner.steps < steps) part.learner.learn(0.2)
              part.show()
              const { network, test } = part.learner
              return [network.layers.flatMap((layer) => [[...layer.weight], [...layer.bias]]),
                test.map(({ place, wanted }) => [...place, wanted])]
            }""",
            steps,
        )
        net = coast_network()
        set_numbers(net, numbers)
        shares.append(share(net, torch.tensor(test, dtype=torch.float64)))
        right = Decimal(100 * shares[-1]).quantize(Decimal(1), ROUND_HALF_UP)
        assert page.evaluate("read()")["title"] == f"{steps:,} steps: {right}% right"
        assert page.evaluate(filled) == (net(coarse()) > 0).flatten().tolist()
    assert shares[0] < 0.75 < shares[1]
    assert shares[2] > 0.87


def test_the_curve_below_the_coast_is_the_mean_error_of_its_batches(
    tab: Callable[..., Page],
) -> None:
    page = tab("neuron/training.md", "touch-coast")
    losses, errors, d, highest = page.evaluate(
        """async () => {
          await part.begin(7)
          part.batches = part.sum = 0
          part.errors = []
          const losses = [], learn = part.learner.learn
          part.learner.learn = function (rate) {
            losses.push(learn.call(this, rate))
            return losses.at(-1)
          }
          for (let i = 0; i < 40; i++) {
            part.drawn = performance.now()
            part.gap = 1e9
            part.slice()
            if (i % 4 === 3) part.show()
          }
          return [losses, part.errors, part.course.getAttribute("d"), read().highest]
        }"""
    )
    assert len(errors) == 10
    before = 0
    for steps, error in errors:
        assert error == pytest.approx(sum(losses[before:steps]) / (steps - before), rel=1e-9)
        before = steps
    assert before == len(losses)
    most = max(error for _, error in errors)
    assert highest == written(most)
    points = re.findall(r"[ML]([\d.]+) ([\d.]+)", d)
    for (across, down), (steps, error) in zip(points, errors, strict=True):
        assert abs(float(across) - (46 + steps / before * (262.4 - 46))) < 0.06
        assert abs(float(down) - (45 - error / most * 36)) < 0.06


STEPS = "part.learner?.steps ?? -1"


def test_the_coast_learns_and_pauses_when_asked_or_not_seen(visit: partial[Visit]) -> None:
    seen = visit("neuron/training.md")
    page = seen.tab
    page.evaluate(TOOLS, "touch-coast")
    page.evaluate("part.scrollIntoView()")
    main, again = page.locator("touch-coast button").all()
    assert main.text_content() == "Let it learn"
    assert page.evaluate(STEPS) == -1
    main.click()
    assert main.text_content() == "Pause"
    page.wait_for_function(f"{STEPS} > 20")
    page.wait_for_function("!part.outputs.title.textContent.startsWith('0 ')")
    main.click()
    steps = page.evaluate(STEPS)
    page.wait_for_timeout(300)
    assert page.evaluate(STEPS) == steps
    main.click()
    page.wait_for_function(f"{STEPS} > {steps}")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_function("part.seen === false")
    steps = page.evaluate(STEPS)
    page.wait_for_timeout(300)
    assert page.evaluate(STEPS) == steps
    page.evaluate("part.scrollIntoView()")
    page.wait_for_function(f"{STEPS} > {steps}")
    before = page.evaluate("window.first = part.learner, part.learner.steps")
    again.click()
    page.wait_for_function("part.learner && part.learner !== first")
    assert main.text_content() == "Pause"
    assert page.evaluate("first.steps") <= before + 200
    assert page.evaluate(
        "first.network.layers[0].bias[0] !== part.learner.network.layers[0].bias[0]"
    )
    page.evaluate("part.learner.steps = 9999")
    page.wait_for_function("part.player.textContent === 'Let it learn'")
    assert page.evaluate("read()")["title"].startswith("10,000 steps: ")
    main.click()
    page.wait_for_function(f"{STEPS} > 10000")
    assert seen.complaints == []


@pytest.mark.parametrize("page", ["index.md", "neuron/training.md"])
def test_the_coast_begins_by_itself_when_a_reader_looks_at_it(
    browser: Browser, host: str, page: str
) -> None:
    for still in (False, True):
        window = context(browser, "light", 360, search=False, still=still)
        tab = Visit(window, host).open(page).tab
        tab.evaluate(TOOLS, "touch-coast")
        tab.wait_for_timeout(700)
        assert tab.evaluate(STEPS) == -1  # nobody has seen it for long enough
        tab.evaluate("part.scrollIntoView()")
        if still:
            tab.wait_for_timeout(1500)
            assert tab.evaluate(STEPS) == -1
        else:
            tab.wait_for_function(f"{STEPS} > 20")
            tab.locator("touch-coast button").first.click()
            tab.evaluate("scrollTo(0, 0)")
            tab.wait_for_function("part.seen === false")
            tab.evaluate("part.scrollIntoView()")
            tab.wait_for_timeout(1500)
            assert tab.evaluate("part.playing") is False  # who has paused it is not overruled
        window.close()


@pytest.mark.parametrize("width", [1280, 360])
def test_too_large_a_learning_rate_ends_in_nan_and_says_so(
    visit: partial[Visit], width: int
) -> None:
    page = visit("neuron/training.md", width=width).tab
    page.evaluate(TOOLS, "touch-coast")
    page.evaluate("part.scrollIntoView()")
    main, again = page.locator("touch-coast button").all()
    fits = "part.outputs.hint.scrollWidth <= part.outputs.hint.clientWidth"
    assert controls_of(page) == "0.2"
    assert page.evaluate(fits)
    hint = page.evaluate("read()")["hint"]
    page.evaluate("slide(controls[0], controls[0].max)")
    assert controls_of(page) == "2"
    main.click()
    page.wait_for_function("read().hint.includes('overflowed (nan)')")
    assert page.evaluate(fits)
    page.wait_for_function("part.told.textContent.includes('nan')")
    assert main.text_content() == "Let it learn"
    assert main.get_attribute("aria-disabled") == "true"
    assert page.evaluate("part.learner.network.layers[2].bias.every(Number.isNaN)")
    steps = page.evaluate(STEPS)
    main.dispatch_event("click")
    assert page.evaluate(STEPS) == steps
    again.click()
    assert page.evaluate("controls[0].value === controls[0].defaultValue")
    assert controls_of(page) == "0.2"
    page.wait_for_function("part.playing && part.learner?.steps > 20")
    assert page.evaluate("read()")["hint"] == hint
    assert main.get_attribute("aria-disabled") == "false"


def controls_of(page: Page) -> str:
    text: str = page.evaluate("controls[0].getAttribute('aria-valuetext')")
    return text


def test_without_motion_the_coast_is_drawn_seldom_and_said_more_seldom(
    browser: Browser, host: str
) -> None:
    for still, least in ((True, 1900), (False, 110)):
        window = context(browser, "light", 1280, search=False, still=still)
        page = Visit(window, host).open("neuron/training.md").tab
        page.evaluate(TOOLS, "touch-coast")
        drawn = page.evaluate(
            """async () => {
              part.scrollIntoView()
              const drawn = [], { draw, tell } = part
              part.draw = (...all) => { drawn.push(performance.now()); draw.apply(part, all) }
              window.said = 0
              part.tell = (text) => { said++; tell.call(part, text) }
              await part.play(true)
              while (drawn.length < 3) await new Promise((done) => setTimeout(done, 50))
              return drawn
            }"""
        )
        assert min(b - a for a, b in pairwise(drawn)) > least
        assert page.evaluate("said") <= 2 + (drawn[-1] - drawn[0]) / 6000
        window.close()


def test_the_learner_is_small_and_comes_when_it_is_asked_for(browser: Browser, host: str) -> None:
    assert packed((site() / "assets/touch/coast_learner.js").read_text()) < 3000
    window = context(browser, "light", 1280, search=False)
    asked: list[str] = []
    visit = Visit(window, host)
    visit.tab.on("request", lambda request: asked.append(request.url))
    visit.open("neuron/training.md")
    assert not any("coast_learner" in url for url in asked)
    visit.tab.route("**/coast_learner.js", lambda route: route.abort())
    visit.tab.locator("touch-coast button").first.click()
    hint = "document.querySelector('touch-coast').outputs.hint.textContent"
    visit.tab.wait_for_function(f"{hint}.includes('cannot be loaded')")
    assert visit.tab.locator("touch-coast button").first.text_content() == "Let it learn"
    window.close()


# The first page's machine before it is asked, and the tries of the first chapter.
WALK_BACK = """() => [...part.querySelectorAll(".back, .after")]
  .map((element) => getComputedStyle(element).visibility)"""


ORDER = "Wanted: 5.\nTurn the dials until the error is 0."


def test_the_first_machine_begins_with_a_goal_and_no_blame(revisit: partial[Visit]) -> None:
    page = revisit("index.md").tab
    page.evaluate(TOOLS, "touch-machine")
    words = page.evaluate("read()")
    assert words["goal"] == ORDER
    assert set(page.evaluate(WALK_BACK)) == {"hidden"}
    assert page.locator("touch-machine .other").count() == 0
    ask, reset = page.locator("touch-machine button").all()
    assert ask.text_content() == "Who is to blame?"
    heard = [
        (
            "2 × (3 − 5) = −4. −4 for what reaches the gauge. "
            "With 0.01 more on the wire to the gauge, "
            "the error changes by about −4 × 0.01 = −0.04. Tried: −0.0399."
        ),
        (
            "−4 × 6 = −24, −4 × 0.5 = −2. The second dial says: turn me up. "
            "−24 for the second dial. With 0.01 more at the second dial, "
            "the error changes by about −24 × 0.01 = −0.24. Tried: −0.2364."
        ),
        (
            "−2 × 2 = −4. The first dial says: turn me up. "
            "−4 for the first dial. With 0.01 more at the first dial, "
            "the error changes by about −4 × 0.01 = −0.04. Tried: −0.0399."
        ),
    ]
    lit = [["3"], ["6", "× 0.5"], ["2"]]  # what each of these sums takes from the machine
    for stage, words_heard in enumerate(heard):
        ask.click()
        assert page.evaluate("[...part.querySelectorAll('.later')].length") == [3, 1, 0][stage]
        page.wait_for_function(f"part.told?.textContent === '{words_heard}'")
        assert ask.text_content() == ("Step" if stage == 2 else "Pass it on")
        words_lit = "[...part.querySelectorAll('.lit')].map((word) => word.textContent).sort()"
        assert page.evaluate(words_lit) == lit[stage]
        folded = page.evaluate("getComputedStyle(part.querySelector('.after')).visibility")
        assert folded == ("visible" if stage == 2 else "hidden")
    assert set(page.evaluate(WALK_BACK)) == {"visible"}
    assert page.evaluate("part.dials.map((dial) => dial.value)") == [3, 0.5]
    page.locator("touch-machine .dial").first.press("ArrowUp")
    assert page.locator(".dial").first.get_attribute("aria-valuetext") == (
        "3.1; 3.1 comes out; error 3.61; blame −3.8"
    )
    reset.click()
    assert set(page.evaluate(WALK_BACK)) == {"hidden"}
    assert page.evaluate("read()") == words
    assert ask.text_content() == "Who is to blame?"


def test_every_turn_by_hand_has_its_sums_and_a_verdict(tab: Callable[[str], Page]) -> None:
    rows = tab("index.md").evaluate(
        """() => {
          const [first, second] = controls, rows = []
          for (let i = 0; i <= 80; i++) {
            turn(first, i)
            for (const j of [0, 3, 10, 25, 80, (7 * i) % 81, Math.min(80, (250 / i) | 0)]) {
              turn(second, j)
              const right = part.querySelector(".part.right") !== null
              rows.push([i, j, read(), right, part.matches(".solved")])
            }
          }
          return rows
        }"""
    )
    solved = 0
    for tenths1, tenths2, words, *glad in rows:
        dial1, dial2 = Decimal(tenths1) / 10, Decimal(tenths2) / 10
        y = dial1 * dial2 * 2
        error = (y - 5) ** 2
        assert_sum(words["sum1"], 2, "×", float(dial1), float(dial1 * 2))
        assert_sum(words["sum2"], float(dial1 * 2), "×", float(dial2), float(y))
        assert_sum(words["miss_sum"], float(y), "−", 5, float(y - 5))
        base, square = words["square"].split("² = ")
        assert base.startswith("(") == (y < 5)
        assert is_rounded(base, float(y - 5))
        assert square in either(float(error), fine)
        assert_true(words["square"])
        assert words["out"] == f"{words['y']} comes out"
        assert is_rounded(words["y"], float(y))
        y_seen, miss_seen = [words["y"]], either(float(abs(y - 5)), fine)
        if error == 0:
            expected = {f"{seen} comes out, as wanted. Solved." for seen in y_seen}
        elif error < Decimal("0.005"):
            expected = {f"{seen} comes out: near enough, solved." for seen in y_seen}
        else:
            much = "little" if y < 5 else "much"
            expected = {f"{a} comes out: {b} too {much}." for a in y_seen for b in miss_seen}
        assert words["verdict"] in expected
        solved_now = error < Decimal("0.005")
        assert words["goal"] == (
            "Wanted: 5.\nSolved: the error is nearly 0." if solved_now else ORDER
        )
        assert glad == [error < Decimal("0.005")] * 2
        solved += error < Decimal("0.005")
    assert 10 < solved < len(rows) / 4


def test_the_walk_back_appears_at_once_for_who_wants_no_motion(visit: partial[Visit]) -> None:
    tab = visit("index.md").tab
    tab.evaluate(TOOLS, "touch-machine")
    moving = """part.getAnimations({ subtree: true }).forEach((each) => each.finish()),
      part.ask(), part.getAnimations({ subtree: true })
      .filter((each) => !each.animationName && !each.transitionProperty)
      .map((each) => each.effect.getTiming().delay)"""
    # the number that travels, what is made of it, and what it is multiplied by
    assert tab.evaluate(moving) == [0] * 3
    assert tab.evaluate(moving) == [0] * 3 + [700] * 3
    assert tab.evaluate(moving) == [0] * 3
    tab.evaluate("part.restart()")
    tab.emulate_media(reduced_motion="reduce")
    tab.evaluate("part.getAnimations({ subtree: true }).forEach((each) => each.cancel())")
    assert tab.evaluate(moving) == []


def precise(number: float, change: float, digits: int = 2) -> set[str]:
    """A number with as many decimals as show so many digits of a change."""
    decimals = digits - 1 - math.floor(math.log10(abs(change)))
    shown = {max(0, min(8, decimals + more)) for more in (0, -1) if more == 0 or near_ten(change)}
    return {rounded(number + nudge, places) for places in shown for nudge in (-1e-10, 0, 1e-10)}


def near_ten(number: float) -> bool:
    """Whether a rounding more or less would give it another number of digits."""
    power = math.log10(abs(number))
    return abs(power - round(power)) < 1e-9


SOUGHT = ("to_y", "blame2", "to_h", "blame1")


def forward(
    to_y: torch.Tensor, blame2: torch.Tensor, to_h: torch.Tensor, blame1: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """The machine with both dials, and with something more on two of its wires."""
    h = blame1 * 2 + to_h
    y = blame2 * h + to_y
    return h, y, (y - 5) ** 2


def gradient(tensor: torch.Tensor) -> float:
    assert tensor.grad is not None
    return float(tensor.grad)


def test_a_hundredth_more_at_a_number_has_the_error_that_pytorch_finds(
    tab: Callable[[str], Page],
) -> None:
    rows = tab("index.md").evaluate(
        """(names) => {
          part.restart()
          while (part.go.textContent !== "Step") part.go.click()
          const rows = []
          for (let i = 0; i <= 80; i += 5) {
            turn(controls[0], i)
            for (const j of [0, 5, 13, 37, 80]) {
              turn(controls[1], j)
              for (const name of names) {
                const group = part.outputs[name].parentNode
                group.focus()
                const { dials } = part, shown = dials.map(({ number }) => number.textContent)
                const kept = dials.map(({ value }) => value)
                const bars = [...part.querySelectorAll(".bar")].map(({ x, width }) =>
                  (x.baseVal.value < 106 ? -1 : 1) * width.baseVal.value)
                rows.push([i / 10, j / 10, name, read(), shown, kept, group.ariaLabel, bars])
                group.blur()
              }
            }
          }
          return rows
        }""",
        list(SOUGHT),
    )
    assert len(rows) == 17 * 5 * 4
    scales: dict[tuple[float, float], list[tuple[float, float]]] = {}
    for first, second, name, words, dials, kept, label, bars in rows:
        assert kept == [first, second]
        numbers = {
            place: torch.tensor(number, dtype=torch.float64, requires_grad=True)
            for place, number in zip(SOUGHT, (0.0, second, 0.0, first), strict=True)
        }
        error = forward(**numbers)[2]
        error.backward()
        slope = gradient(numbers[name])
        with torch.no_grad():
            numbers[name] += 0.01
            h, y, after = (number.item() for number in forward(**numbers))
        assert words[name].removeprefix("blame ") in either(slope, fine)
        if error.item() < 0.005:
            assert words["more"] == words["about"] == words["came"] == ""
            assert max(map(abs, bars)) == 0
            continue
        assert label.startswith(words[name])
        first_h, first_y = first * 2, second * (first * 2)
        came = after - error.item()
        for shown, changed, change in (
            (words["h"], h, h - first_h),
            (words["y"], y, y - first_y),
            (words["error"], after, came),
        ):  # with the digits that it takes to see the change
            assert shown in (precise(changed, change) if abs(change) > 1e-9 else {shown}), name
        number = words[name].removeprefix("blame ")
        told = 0.01 * float(number.replace("−", "-"))
        change, lot, _ = words["came"].partition(": 0.01 is a lot here")
        if abs(abs(came - told) - abs(told)) > 1e-9:
            assert bool(lot) == (abs(came - told) > abs(told))
        assert change in (precise(came, came, 4) if abs(came) > 1e-9 else {"0"})
        assert sum(digit.isdigit() for digit in change.replace(".", "").lstrip("−0")) <= 4
        signs = [(told > 1e-9) - (told < -1e-9), (came > 1e-9) - (came < -1e-9)]
        assert [(bar > 1e-6) - (bar < -1e-6) for bar in bars] == signs
        if min(map(abs, signs)):
            assert math.isclose(bars[0] / bars[1], told / came, rel_tol=1e-4)
        scales.setdefault((first, second), []).append((abs(came), abs(bars[1])))
        about = "0"
        if set(number) & set("123456789"):
            product = rounded(float(number.replace("−", "-")) * 0.01, 8)
            about = f"{number} × 0.01 = {product}"
        assert words["about"] == about
        # the rule of the sentence: it is wrong by no more than the bend of the curve
        assert abs(after - error.item() - slope * 0.01) < 0.03
        turned = [
            rounded(dial + 0.01, 3) if name == f"blame{i}" else written(dial)
            for i, dial in enumerate(kept, 1)
        ]
        assert dials == [f"× {dial}" for dial in turned]
    for pairs in scales.values():  # one scale for all numbers of a machine
        ratios = [bar / came for came, bar in pairs if came > 1e-6]
        assert max(ratios) < min(ratios) * 1.001
        assert max(bar for _, bar in pairs) < 48.001


def test_a_number_is_tried_by_mouse_key_and_finger_and_let_go(
    visit: partial[Visit], browser: Browser, host: str
) -> None:
    page = visit("index.md").tab
    page.evaluate(TOOLS, "touch-machine")
    ask = page.locator("touch-machine button").first
    for _ in range(3):
        ask.click()
    before = page.evaluate("read()")
    spot = page.get_by_role("button", name="blame −24: try 0.01 more")
    spot.hover()
    assert page.evaluate("read().error") == "3.76"
    assert page.locator("touch-machine .other").count() == 3
    page.mouse.move(2, 2)
    assert page.evaluate("read().error") == before["error"]
    assert page.locator("touch-machine .other").count() == 0
    assert page.evaluate("read().came") == "−0.2364"
    page.locator("touch-machine .dial").nth(1).focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").endswith(
        "try 0.01 more"
    )
    assert page.locator("touch-machine .other").count() >= 2
    page.keyboard.press("Escape")
    assert page.locator("touch-machine .other").count() == 0
    window = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    tab = Visit(window, host).open("index.md").tab
    for _ in range(3):
        tab.locator("touch-machine button").first.tap()
        tab.wait_for_timeout(500)  # or it is a double click
    tab.get_by_role("button", name="−2: try 0.01 more").tap()
    assert tab.locator("touch-machine .other").count() == 3
    window.close()


def descend(
    into: float, dial1: float, dial2: float, wanted: float, rate: float = 0.01
) -> Iterator[tuple[float, float, list[float]]]:
    """What comes out, the error and the blames, before each of PyTorch's steps to the goal."""
    dials = [torch.tensor(dial, dtype=torch.float64, requires_grad=True) for dial in (dial1, dial2)]
    optimizer = torch.optim.SGD(dials, lr=rate)
    while True:
        optimizer.zero_grad()
        out = dials[1] * (dials[0] * into)
        error = (out - wanted) ** 2
        error.backward()
        yield out.item(), error.item(), [gradient(dial) for dial in dials]
        if error.item() < 0.005:
            return
        optimizer.step()


def test_the_reader_s_turns_are_counted_and_compared_with_the_steps(
    revisit: partial[Visit],
) -> None:
    page = revisit("index.md").tab
    page.evaluate(TOOLS, "touch-machine")
    main = page.locator("touch-machine button").first
    first, second = page.locator("touch-machine .dial").all()
    own = "part.own.length - 1"
    x, y = middle(page, ".dial .ring")
    page.mouse.move(x, y)
    page.mouse.down()
    for up in (0, 10, 20, 0, -5):
        page.mouse.move(x, y - up)  # one turn, however long
    page.mouse.up()
    first.press("Home")
    second.press("End")
    assert page.evaluate("read().highest") == written(3 * 4)
    first.press("End")  # and what is more leaves the picture, whose scale stays
    assert page.evaluate("read().error") == written((8 * 16 - 5) ** 2)
    assert page.evaluate("read().highest") == written(3 * 4)
    assert page.evaluate("read().yours") == f"you: {written((8 * 16 - 5) ** 2)}, off the chart"
    assert "m-3 5l3 -5l3 5" in page.evaluate("part.querySelector('.own').getAttribute('d')")
    first.press("Home")
    second.press("Home")
    for _ in range(5):
        first.press("ArrowUp")
    for _ in range(5):
        second.press("PageUp")
    words = page.evaluate("read()")  # 0.5 and 5
    assert words["note"] == "You: 16 turns. How many steps will the blame need?"
    assert page.evaluate(own) == 16
    assert (words["yours"], words["blames"]) == ("you", "")
    assert main.text_content() == "Let the blame try"
    main.click()  # from where the reader began
    assert page.evaluate("part.dials.map((dial) => dial.value)") == [3, 0.5]
    assert page.evaluate(own) == 16
    assert page.evaluate("read().blames") == "blame"
    while main.text_content() != "Another machine":
        main.dispatch_event("click")
    steps = len(list(descend(2, 3, 0.5, 5))) - 1
    assert page.evaluate("read().note") == f"You: 16 turns. Blame: {steps} steps."
    page.locator("touch-machine button").nth(1).click()
    first.press("ArrowUp")
    while main.text_content() != "Another machine":
        main.dispatch_event("click")
    steps = len(list(descend(2, 3.1, 0.5, 5))) - 1
    assert page.evaluate("read().note") == f"You: 1 turn, not solved. Blame: {steps} steps."


def test_the_other_machines_do_what_pytorch_does(revisit: partial[Visit]) -> None:
    page = revisit("index.md").tab
    page.evaluate(TOOLS, "touch-machine")
    main = page.locator("touch-machine button").first
    link = page.get_by_role("link", name="How does it work?")
    others = [list(map(float, text.split())) for text in neighbour("idea/machine.py").others]
    assert len(others) >= 3
    machines = [[2.0, 3.0, 0.5, 5.0], *others]
    for solved, (into, dial1, dial2, wanted) in enumerate([*machines, machines[0]], 1):
        words = page.evaluate("read()")
        assert page.evaluate("part.dials.map((dial) => dial.value)") == [dial1, dial2]
        assert words["goal"].startswith(f"Wanted: {wanted:g}.")
        assert words["aim"] == f"{wanted:g} wanted"
        assert (words["x"], words["wanted"]) == (f"{into:g}", f"{wanted:g}")
        assert_sum(words["sum1"], into, "×", dial1, into * dial1)
        start = (into * dial1 * dial2 - wanted) ** 2
        while main.text_content() != "Step":
            main.dispatch_event("click")
        rate = 0.01 if len(list(descend(into, dial1, dial2, wanted))) < 20 else 0.005
        page.evaluate("(size) => slide(controls[2], size)", 3 if rate == 0.01 else 2)
        for step, (out, error, blames) in enumerate(descend(into, dial1, dial2, wanted, rate)):
            if step:
                assert main.text_content() == "Step"
                assert not link.is_visible()
                main.dispatch_event("click")
            words = page.evaluate("read()")
            assert is_rounded(words["y"], out)
            assert words["error"] in either(error, small)
            assert words["highest"] == written(start)
            assert words["to_y_sum"].startswith("2 × (")
            assert words["to_y_sum"].partition(" − ")[2].startswith(f"{wanted:g}) = ")
            for i, blame in enumerate(blames, 1):
                assert words[f"blame{i}"].removeprefix("blame ") in either(blame, fine)
                assert words[f"blame{i}_sum"].rpartition(" = ")[2] in either(blame, fine)
            assert words["blame1_sum"].partition(" × ")[2].startswith(f"{into:g} = ")
        assert words["note"] == f"Blame: {step} steps."
        assert words["goal"].endswith(f"Solved. Score: you 0, blame {solved}.")
        assert main.text_content() == "Another machine"
        assert link.is_visible()
        main.dispatch_event("click")
    main.dispatch_event("click")
    page.evaluate("part.dials[1].set(0.83, 100)")
    while not link.is_visible():
        main.dispatch_event("click")
    link.click()
    page.wait_for_url("**/idea/dials/")
    assert page.locator("h1").text_content()


def test_a_double_click_asks_and_steps_once(revisit: partial[Visit]) -> None:
    page = revisit("index.md").tab
    page.evaluate(TOOLS, "touch-machine")
    ask = page.locator("touch-machine button").first
    for stage in (1, 2, 3):
        ask.dblclick()
        assert page.evaluate("part.reached") == stage
    page.evaluate("slide(controls[2], 0)")  # so that it takes many steps
    ask.dblclick()
    assert page.evaluate("read().steps").startswith("after 1 step")
    ask.click()
    ask.click()  # two clicks, and no double one
    assert page.evaluate("read().steps").startswith("after 3 steps")
    ask.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.evaluate("read().steps").startswith("after 5 steps")


def test_the_whole_box_is_a_handle_and_no_words_are_selected(revisit: partial[Visit]) -> None:
    page = revisit("index.md").tab
    page.evaluate(TOOLS, "touch-machine")
    scale = page.evaluate("part.querySelector('.touch-stage svg').getScreenCTM().a")
    for name in (".dial text", ".dial .large", ".dial .invite"):
        page.evaluate("part.restart()")
        x, y = middle(page, f".touch-stage {name}")
        page.mouse.move(x, y)
        page.mouse.down()
        for down in (5, 10, 20, 30):
            page.mouse.move(x + down, y + down)
        page.mouse.up()
        value = page.evaluate("part.dials[0].value")
        assert abs(value - (3 - 0.05 * 30 / scale)) < 0.011, name
    for name in (".there text", "svg > text"):
        box = page.locator(f".touch-stage {name}").first.bounding_box()
        assert box
        page.mouse.move(box["x"] + 1, box["y"] + box["height"] / 2)
        page.mouse.down()
        page.mouse.move(box["x"] + 30, box["y"] + box["height"] / 2)
        page.mouse.up()
        assert page.evaluate("String(getSelection())") == "", name


def test_a_phone_shows_the_picture_and_its_button_at_once(browser: Browser, host: str) -> None:
    size: ViewportSize = {"width": 360, "height": 740}
    window = browser.new_context(viewport=size, has_touch=True, is_mobile=True)
    tab = Visit(window, host).open("index.md").tab
    tab.evaluate(TOOLS, "touch-machine")
    assert tab.evaluate("scrollY") == 0
    box = tab.locator("touch-machine button").first.bounding_box()
    assert box
    assert box["y"] + box["height"] < size["height"] - 56  # what the browser's own bar takes
    assert tab.evaluate("read().note") == "Turn a knob, or drag a dial up or down."
    tab.locator("touch-machine button").first.tap()
    assert tab.evaluate("read().note") == "Tap an orange number: it is tried out."
    window.close()


def test_the_button_that_leads_away_does_not_outweigh_the_machine(revisit: partial[Visit]) -> None:
    page = revisit("index.md").tab
    look = "(it) => getComputedStyle(it).backgroundColor"
    assert page.locator(".md-content .md-button").first.evaluate(look) == "rgba(0, 0, 0, 0)"
    assert page.locator("touch-machine button").first.evaluate(look) != "rgba(0, 0, 0, 0)"


def test_a_click_on_a_dial_turns_it_a_little_towards_there(revisit: partial[Visit]) -> None:
    page = revisit("index.md").tab
    dial = page.locator(".dial").first
    x, y = middle(page, ".dial .ring")
    for across, up, value in (
        (20, 0, "3.2"),  # at 6.7
        (20, 0, "3.4"),
        (-20, 0, "3.2"),
        (0, -25, "3.4"),  # the gap below belongs to the nearer end
        (2, 2, "3.4"),  # the middle says nothing
    ):
        page.mouse.click(x + across, y - up)
        assert dial.get_attribute("aria-valuenow") == value, (across, up)
    page.keyboard.press("Home")
    for _ in range(3):
        page.mouse.click(x, y - 20)
    for _ in range(25):
        page.mouse.click(x, y - 20)
    assert dial.get_attribute("aria-valuenow") == "4"  # there it stays
    page.mouse.move(x, y - 20)
    page.mouse.down()
    for across, up in ((-14, 14), (0, 20)):  # and back: a drag is no click
        page.mouse.move(x + across, y - up)
    page.mouse.move(x + 20, y)
    page.mouse.up()
    assert abs(float(dial.get_attribute("aria-valuenow") or 0) - 4 - 90 * 8 / 270) < 0.05


def test_a_hand_on_a_box_goes_up_and_down_wherever_it_takes_hold(
    revisit: partial[Visit],
) -> None:
    page = revisit("index.md").tab
    page.evaluate(TOOLS, "touch-machine")
    scale = page.evaluate("part.querySelector('.touch-stage svg').getScreenCTM().a")
    box = page.locator("touch-machine .dial .ring").nth(1).bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    for across, down in ((20, 0), (0, 0), (0, 20), (-20, -20), (22, 22)):
        page.evaluate("part.restart()")
        page.mouse.move(x + across, y + down)
        page.mouse.down()
        for up in (1, 4, 9):
            page.mouse.move(x + across, y + down - up)
            value = page.evaluate("part.dials[1].value")
            assert abs(value - (0.5 + 0.05 * up / scale)) < 0.011, (across, down, up)
        page.mouse.up()


def test_a_hand_finds_the_goal(revisit: partial[Visit]) -> None:
    page = revisit("index.md").tab
    page.evaluate(TOOLS, "touch-machine")
    others = [list(map(float, text.split())) for text in neighbour("idea/machine.py").others]
    for into, dial1, dial2, wanted in [[2.0, 3.0, 0.5, 5.0], *others]:
        solved = "part.solved"
        for name, place in (("second", 1), ("first", 0)):  # pixel by pixel, and by keys
            dial = page.locator("touch-machine .dial").nth(place)
            goal = wanted / into / (dial1 if place else dial2)
            if goal > 8 or (not place and wanted != 5):
                continue
            start = dial2 if place else dial1
            page.evaluate("part.restart()")
            box = dial.locator(".large").bounding_box()
            assert box
            x, y = box["x"] + 5, box["y"] + 5
            page.mouse.move(x, y)
            page.mouse.down()
            for pixels in range(1, 300):
                page.mouse.move(x, y - pixels if goal > start else y + pixels)
                if page.evaluate(solved):
                    break
            page.mouse.up()
            assert page.evaluate(solved), (name, wanted)
            assert abs(page.evaluate(f"part.dials[{place}].value") - goal) < 0.02
            assert page.evaluate("read().note").startswith("You: 1 turn.")
            page.evaluate("part.restart()")
            key = "ArrowUp" if goal > start else "ArrowDown"
            for _ in range(80):
                dial.press(key)
                if page.evaluate(solved):
                    break
            assert page.evaluate(solved), (name, wanted)
            dial.press(key)  # and goes on from there
            assert not page.evaluate(solved)
        page.evaluate("part.another()")


def test_a_reader_tries_a_place_of_the_map(revisit: partial[Visit]) -> None:
    program = load(SNIPPETS / "idea/trial.py")
    page = revisit("idea/dials.md").tab
    page.evaluate(TOOLS, "touch-trial")
    page.locator("touch-trial").scroll_into_view_if_needed()
    box = page.locator("touch-trial .map").bounding_box()
    assert box

    def click(first: float, second: float) -> dict[str, str]:
        across = box["x"] + (first - 2) / 2 * box["width"]
        up = box["y"] + (1.3 - second) * box["height"]
        page.mouse.click(across, up)
        words: dict[str, str] = page.evaluate("read()")
        said = re.fullmatch("Try .*: (.*) and (.*), error (.*): (.*)", words["last"])
        assert said
        assert abs(float(said[1]) - first) < 0.02
        assert abs(float(said[2]) - second) < 0.02
        found = program.error_at(float(said[1]), float(said[2]))
        assert abs(float(said[3]) - found) < 0.01
        return words

    assert click(2.5, 0.4)["last"].endswith(": not kept")
    assert click(3.4, 0.6)["last"].endswith(": kept")
    assert click(3.4, 0.6)["last"].startswith("Try 3: ")  # through the dot that is there
    assert click(2.5, 0.95)["count"].startswith("4 tried, ")
    pale = page.locator("touch-trial .gone")
    assert pale.count() >= 1
    page.evaluate("for (const each of part.getAnimations({ subtree: true })) each.finish()")
    assert float(pale.first.evaluate("(it) => getComputedStyle(it).opacity")) >= 0.3
    page.locator("touch-trial").get_by_role("button", name="Reset").click()
    assert pale.count() == 0
    page.locator("touch-trial .map").focus()
    page.keyboard.press("ArrowUp")
    assert page.evaluate("read().last") == "Try 1: 3 and 0.6, error 1.96: kept"
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("read().last") == "Try 2: 2.9 and 0.6, error 2.31: not kept"


def test_every_try_has_the_error_of_the_program_and_is_kept_if_it_helps(
    tab: Callable[..., Page],
) -> None:
    program = load(SNIPPETS / "idea/trial.py")
    runs = tab("idea/dials.md", "touch-trial").evaluate(
        """() => {
          const [one, ten, reset] = part.querySelectorAll("button")
          const state = () => [read(), part.kept.at(-1), part.querySelectorAll(".come").length,
            part.querySelectorAll(".gone").length, part.way.getAttribute("d")]
          const runs = []
          for (let run = 0; run < 2; run++) {
            const states = [state()]
            for (let i = 0; i < 200; i++) {
              one.click()
              states.push(state())
            }
            for (let i = 0; i < 20; i++) ten.click()
            runs.push([states, state()])
            reset.click()
          }
          return runs
        }"""
    )
    seed = 1

    def draw() -> float:
        nonlocal seed
        seed = (1664525 * seed + 1013904223) % 2**32
        return 0.1 * (seed / 2**31 - 1)

    ends = []
    for states, last in runs:
        setting, kept = (3.0, 0.5), 0
        turns: list[float] = []
        assert states[0][0]["count"] == "0 tried, 0 kept. Error now: 4"
        for tries in range(1, 401):
            error = program.error_at(*setting)
            turn = (draw(), draw())
            turns += turn
            new = (setting[0] + turn[0], setting[1] + turn[1])
            helps = program.error_at(*new) < error
            if helps:
                setting, kept = new, kept + 1
            count = f"{tries} tried, {kept} kept. Error now: {small(program.error_at(*setting))}"
            new1, new2 = (rounded(number, 3) for number in new)
            verdict = "kept" if helps else "not kept"
            said = (
                f"Try {tries}: {new1} and {new2}, error {small(program.error_at(*new))}: {verdict}"
            )
            if tries <= 200:
                words, at, dots, gone, _ = states[tries]
                assert words["last"] == said
                assert words["count"] == count
                assert at == pytest.approx(setting, abs=1e-12)
                assert (dots, gone) == (kept, min(40, tries - kept))
        words, at, dots, _, way = last
        assert (words["last"], words["count"], dots) == (said, count, kept)
        assert at == pytest.approx(setting, abs=1e-12)
        points = re.findall(r"[ML]([\d.]+) ([\d.]+)", way)
        assert len(points) == kept + 1
        for across, down in points:  # all of the path is on the map
            assert 46 < float(across) < 334
            assert 8 < float(down) < 202
        assert abs(float(points[-1][0]) - (46 + (setting[0] - 2) / 2 * 288)) < 0.06
        assert abs(float(points[-1][1]) - (202 - (setting[1] - 0.3) * 194)) < 0.06
        assert program.error_at(*setting) < 0.001
        assert min(turns) < -0.09
        assert max(turns) > 0.09
        ends.append(setting)
    assert ends[0] != ends[1]


def middle(page: Page, name: str, part: str = ".touch") -> tuple[float, float]:
    box = page.locator(f"{part} {name}").first.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_dial_does_not_leap_when_it_is_dragged_over_its_middle(revisit: partial[Visit]) -> None:
    page = revisit("index.md").tab
    dial = page.locator(".dial").first
    x, y = middle(page, ".dial .ring")
    away = page.evaluate("document.querySelector('.touch-stage svg').getScreenCTM().a") * 25
    knob = (x - away * math.sin(math.pi / 4 * 0.75), y - away * math.cos(math.pi / 4 * 0.75))
    page.mouse.move(*knob)
    page.mouse.down()
    page.mouse.move(x, y - 40)
    page.mouse.move(*knob)
    for part in (0.6, 0.2, 0, -0.2, -0.6, -1):  # straight over the middle
        page.mouse.move(x + part * (knob[0] - x), y + part * (knob[1] - y))
    assert dial.get_attribute("aria-valuenow") == "3"
    page.mouse.move(x + knob[1] - y, y - knob[0] + x)  # from below to the left: a quarter round
    assert abs(float(dial.get_attribute("aria-valuenow") or 0) - 3 - 90 * 8 / 270) < 0.05
    page.mouse.up()


@pytest.mark.parametrize(("theme", "width"), LOOKS)
def test_a_dial_follows_the_mouse_the_finger_and_the_keys(
    revisit: partial[Visit], theme: str, width: int
) -> None:
    page = revisit("index.md", theme=theme, width=width).tab
    page.locator(".touch").first.scroll_into_view_if_needed()
    dial = page.locator(".dial").first
    assert dial.get_attribute("aria-valuenow") == "3"
    x, y = middle(page, ".dial .ring")
    page.mouse.move(x - 20, y - 20)
    page.mouse.down()
    assert dial.get_attribute("aria-valuenow") == "3"  # it is held, and not yet turned
    for across, up in [(-10, 20), (0, 25), (25, 0)]:
        page.mouse.move(x + across, y - up)
    assert abs(float(dial.get_attribute("aria-valuenow") or 0) - 7) < 0.05  # 135 of its 270 degrees
    page.mouse.move(x + 12, y + 25)  # into the gap below: not from one end to the other
    page.mouse.move(x - 12, y + 25)
    assert dial.get_attribute("aria-valuenow") == "8"
    page.mouse.up()
    page.mouse.move(x, y - 25)
    assert dial.get_attribute("aria-valuenow") == "8"
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "first dial"
    for key, value in [
        ("ArrowDown", "7.9"),
        ("PageDown", "6.9"),
        ("Home", "0"),
        ("ArrowUp", "0.1"),
        ("Shift+ArrowUp", "0.11"),
        ("Shift+ArrowDown", "0.1"),
    ]:
        page.keyboard.press(key)
        assert dial.get_attribute("aria-valuenow") == value
    spoken = "0.1; 0.1 comes out; error 24"
    assert dial.get_attribute("aria-valuetext") == spoken
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "second dial"


OVER_THE_TOP = [
    (-15, -15),
    (-10, -19),
    (-5, -21),
    (0, -21),
    (5, -21),
    (10, -19),
    (15, -15),
    (19, -5),
    (19, 5),
]


def swipe(tab: Page, start: tuple[float, float], path: list[tuple[int, int]]) -> None:
    """A finger comes down at a place, goes along the path and is lifted."""
    touch = tab.context.new_cdp_session(tab)
    kinds = ["touchStart", *["touchMove"] * (len(path) - 1)]
    for kind, (across, down) in zip(kinds, path, strict=True):
        places = [{"x": start[0] + across, "y": start[1] + down}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})
    tab.wait_for_timeout(200)  # at rest, so that nothing goes on scrolling by itself
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


UPWARDS = [(0, -i) for i in range(0, 45, 5)]
DOWN = [(-2 * i, 4 * i) for i in range(0, 18, 2)]
# What can be dragged: a place that can be taken hold of, the control that tells, and a free place.
DRAGGED = [
    ("index.md", "touch-machine", ".dial .ring", ".dial", OVER_THE_TOP),
    ("index.md", "touch-machine", ".dial .ring", ".dial", UPWARDS),
    ("idea/dials.md", "touch-lanes", ".dial .ring", ".dial", UPWARDS),
    ("maths/slope.md", "touch-secant", ".grab", ".dial", DOWN),
    ("maths/slope.md", "touch-secant", ".points + .grab", "input", DOWN),
    ("idea/steps.md", "touch-descent", ".grab", ".dial", DOWN),
    ("neuron/neuron.md", "touch-activation", ".grab", "[type=range]", DOWN),
    ("neuron/neuron.md", "touch-network", "[aria-label='weight w12'] .grab", "input", DOWN),
]


@pytest.mark.parametrize("dragged", DRAGGED)
def test_a_finger_turns_and_drags_without_scrolling_the_page(
    browser: Browser, host: str, dragged: tuple[str, str, str, str, list[tuple[int, int]]]
) -> None:
    page, part, held, told, path = dragged
    size: ViewportSize = {"width": 360, "height": 740}
    window = browser.new_context(viewport=size, has_touch=True, is_mobile=True)
    tab = Visit(window, host).open(page).tab
    tab.locator(part).first.evaluate("(it) => scrollBy(0, it.getBoundingClientRect().top - 100)")
    control = tab.locator(f"{part} {told}").first
    before = control.get_attribute("aria-valuetext")
    place = middle(tab, held, part)
    scrolled = tab.evaluate("scrollY")
    swipe(tab, place, path)
    assert tab.evaluate("scrollY") == scrolled
    after = control.get_attribute("aria-valuetext")
    assert after != before
    if path == OVER_THE_TOP:  # from -45 to 105 degrees
        assert str(after).startswith("7.4")
    elif path == UPWARDS:  # 0.05 for each unit of the drawing
        scale = tab.evaluate(f"document.querySelector('{part} .touch-stage svg').getScreenCTM().a")
        # on the first page it has come within reach of the goal, and stops there
        expected = 5 if page == "index.md" else 3 + 0.05 * 40 / scale
        assert abs(float(str(after).split(";")[0]) - expected) < 0.02
        # one on a dial's box, beside its face, scrolls the page
        swipe(tab, middle(tab, ".dial .large", part), [(0, -10 * i) for i in range(10)])
        tab.wait_for_function(f"scrollY > {scrolled} + 40")
        assert control.get_attribute("aria-valuetext") == after
        tab.evaluate(f"scrollTo(0, {scrolled})")
        tab.wait_for_function(f"scrollY === {scrolled}")
    # a finger beside it scrolls the page
    box = tab.locator(f"{part} svg").last.bounding_box()
    assert box
    swipe(tab, (box["x"] + 3, box["y"] + box["height"] - 3), [(0, -20 * i) for i in range(8)])
    tab.wait_for_function(f"scrollY > {scrolled} + 40")
    assert control.get_attribute("aria-valuetext") == after
    window.close()


@pytest.mark.parametrize("width", [1280, 360])
def test_a_point_is_dragged_along_its_curve_and_no_word_is_selected(
    revisit: partial[Visit], width: int
) -> None:
    for page, name, held, told, before, by, after in (
        (
            "maths/slope.md",
            "touch-secant",
            ".points + .grab",
            "input",
            "1",
            -0.3 * 298 / 1.4,
            "0.7",
        ),
        (
            "maths/slope.md",
            "touch-secant",
            ".grab",
            ".dial",
            "0.5; change ÷ nudge: 12",
            0.4 * 298 / 1.4,
            "0.9; change ÷ nudge: 26.4",
        ),
        (
            "idea/steps.md",
            "touch-descent",
            ".grab",
            ".dial",
            "0.5; 3 comes out; error 4",
            3 * 294 / 8,
            "1; 6 comes out; error 1",
        ),
        ("neuron/neuron.md", "touch-activation", ".grab", "[type=range]", "1", -3 * 304 / 8, "−2"),
    ):
        tab = revisit(page, width=width).tab
        tab.locator(name).first.scroll_into_view_if_needed()
        control = tab.locator(f"{name} {told}").first
        assert control.get_attribute("aria-valuetext") == before
        x, y = middle(tab, held, name)
        scale = tab.evaluate(
            f"document.querySelector('{name} svg:not([role=img])').getScreenCTM().a"
        )
        tab.mouse.move(x, y)
        tab.mouse.down()
        tab.mouse.move(x + scale * by / 2, y + 20)
        tab.mouse.move(x + scale * by, y - 90)
        tab.mouse.up()
        assert control.get_attribute("aria-valuetext") == after
        tab.mouse.move(x, y)
        assert control.get_attribute("aria-valuetext") == after
        box = tab.locator(f"{name} svg:not([role=img])").first.bounding_box()
        assert box
        tab.mouse.move(box["x"] + 2, box["y"] + 2)  # over the words, and not of anything
        tab.mouse.down()
        tab.mouse.move(box["x"] + box["width"] - 4, box["y"] + box["height"] - 4, steps=3)
        tab.mouse.up()
        assert tab.evaluate("getSelection().toString()") == ""


@pytest.mark.parametrize("width", [1280, 360])
def test_a_number_of_the_network_is_dragged_up_and_down(
    revisit: partial[Visit], width: int
) -> None:
    tab = revisit("neuron/neuron.md", width=width).tab
    network = tab.locator("touch-network")
    network.scroll_into_view_if_needed()
    scale = tab.evaluate(
        "document.querySelector('touch-network .touch-stage svg').getScreenCTM().a"
    )
    number = network.get_by_label("weight w12")
    x, y = middle(tab, "[aria-label='weight w12'] .grab", "touch-network")
    for up, value in ((0, "−1"), (12, "−0.5"), (60, "1.5"), (500, "4"), (12, "−0.5"), (-70, "−4")):
        tab.mouse.move(x, y)
        tab.mouse.down()
        tab.mouse.move(x + 30, y - scale * up)
        spoken = number.get_attribute("aria-valuetext")
        assert str(spoken).startswith(f"{value}; ")
        tab.mouse.move(x, y)
        tab.mouse.up()
        assert str(number.get_attribute("aria-valuetext")).startswith("−1; ")
    assert network.locator("label").inner_text().startswith("w₁₂")
    assert tab.evaluate("document.activeElement.ariaLabel") == "weight w12"
    assert tab.evaluate("getSelection().toString()") == ""


@pytest.mark.parametrize("width", [1280, 360])
def test_the_first_machine_has_a_goal_and_a_way_back(visit: partial[Visit], width: int) -> None:
    tab = visit("idea/dials.md", width=width).tab
    tab.evaluate(TOOLS, "touch-lanes")
    height = "part.getBoundingClientRect().height"
    high = tab.evaluate(height)
    tab.locator("touch-lanes .dial").first.focus()
    tab.keyboard.press("PageUp")
    tab.wait_for_function("read().verdict === '4 comes out: 1 too little.'")
    assert abs(tab.evaluate(height) - high) < 1
    assert tab.locator("touch-lanes .part.right").count() == 0
    tab.keyboard.press("PageUp")
    tab.wait_for_function("part.told?.textContent === '5 comes out, as wanted. Solved.'")
    assert tab.evaluate("read().verdict") == "5 comes out, as wanted. Solved."
    assert tab.locator("touch-lanes .part.right").count() == 1
    tab.locator("touch-lanes button").click()
    tab.wait_for_function("read().verdict === '3 comes out: 2 too little.'")
    assert tab.evaluate("part.dials.map((dial) => dial.value)") == [3, 0.5]
    assert tab.locator("touch-lanes .part.right").count() == 0


@pytest.mark.parametrize("page", PARTS)
def test_every_slider_has_a_name_obeys_keys_and_says_its_value(
    revisit: partial[Visit], page: str
) -> None:
    seen = revisit(page)
    for name in PARTS[page]:
        controls = seen.tab.locator(f"touch-{name}:not(details *)").locator(
            "[role=slider], input[type=range]"
        )
        assert controls.count() >= 1 or name == "trial", name
        if name == "machine":  # has its slider when it has been asked
            for _ in range(3):
                seen.tab.locator("touch-machine button").first.click()
        for control in controls.all():
            control.focus()
            before = control.get_attribute("aria-valuetext")
            words = control.get_attribute("aria-label") or control.evaluate(
                "(input) => input.closest('label').firstChild.textContent"
            )
            assert words, name
            seen.tab.keyboard.press("ArrowLeft")
            left = control.get_attribute("aria-valuetext")
            seen.tab.keyboard.press("ArrowRight")
            seen.tab.keyboard.press("ArrowRight")
            shown = {before, left, control.get_attribute("aria-valuetext")}
            assert len(shown) >= 2, (name, words)
    assert seen.complaints == []


# Moves a part wherever it can be moved: which of its words overlap, and how high it is.
EVERYWHERE = """() => {
  const found = [], heights = new Set()
  const look = (what) => {
    heights.add(part.getBoundingClientRect().height)
    for (const moving of part.getAnimations({ subtree: true })) moving.finish()
    for (const drawing of part.querySelectorAll(".touch-stage svg")) {
      const words = [...drawing.querySelectorAll("text")]
        .filter((word) => word.checkVisibility({ visibilityProperty: true }))
        .filter((word) => word.textContent)
        .map((word) => [word.textContent, word.getBoundingClientRect()])
      const boxes = [...drawing.querySelectorAll(".part")].map((box) => box.getBoundingClientRect())
      words.forEach(([a, p], i) => {
        for (const box of part.localName === "touch-machine" ? boxes : []) { // in it, or beside it
          const [left, right] = [p.left - box.right, box.left - p.right]
          const [top, bottom] = [p.top + 2 - box.bottom, box.top - p.bottom + 2]
          if (Math.max(left, right, top, bottom) < 0 && (p.left < box.left || p.right > box.right
              || p.top < box.top || p.bottom > box.bottom)) found.push([what, a, "edge"])
        }
        if (p.left < 0 || p.right > innerWidth) found.push([what, a, "outside"])
        for (const [b, q] of words.slice(i + 1)) {
          if (p.left < q.right - 1 && q.left < p.right - 1
              && p.top < q.bottom - 3 && q.top < p.bottom - 3) found.push([what, a, b])
        }
      })
    }
  }
  const positions = (control) => control.type === "range"
    ? [...Array(9).keys()].map((i) =>
        () => slide(control, +control.min + (i / 8) * (control.max - control.min)))
    : [...[0, 3, 20, 41, 80].map((tenths) => () => turn(control, tenths)),
        () => press(control, "End")]
  const choices = [...part.querySelectorAll("[type=radio]")]
  const lookEverywhere = () => {
    for (const choice of choices.length ? choices : [null]) {
      choice?.click()
      for (const set of controls[0] ? positions(controls[0]) : []) {
        set()
        for (const other of controls[1] ? positions(controls[1]) : [() => {}]) {
          other()
          look(controls.map((control) => control.ariaValueText).join(" / "))
        }
      }
    }
  }
  lookEverywhere()
  const ask = [...part.querySelectorAll("button")]
    .find((button) => button.textContent === "Who is to blame?")
  if (ask) {
    for (let stage = 0; stage < 3; stage++) {
      ask.click()
      if (stage < 2) look(`stage ${stage}`)
      else lookEverywhere()
    }
    for (const spot of part.querySelectorAll("[role=button]")) {
      spot.focus()
      lookEverywhere()
    }
    document.activeElement.blur()
  }
  const map = part.querySelector(".map")
  for (const key of ["ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft"]) {
    map?.dispatchEvent(new KeyboardEvent("keydown", { key }))
    look(key)
  }
  const pressed = ["Step", "Try at random", "10 tries"]
  for (const button of part.querySelectorAll("button")) {
    for (let i = 0; i < (pressed.includes(button.textContent) ? 26 : 0); i++) {
      button.click()
      look(`${button.textContent} ${i}`)
    }
  }
  const other = () => [...part.querySelectorAll("button")]
    .find((button) => button.textContent === "Another machine")
  for (let machine = 0; machine < 3 && part.localName === "touch-machine"; machine++) {
    part.restart()
    const main = part.querySelector("button")
    for (let i = 0; i < 20 && !other(); i++) {
      main.click()
      look(`machine ${machine}, ${i}`)
    }
    other().click()
    look(`another ${machine}`)
  }
  return [found, [...heights]]
}"""


@pytest.mark.parametrize(("theme", "width"), LOOKS)
@pytest.mark.parametrize("page", PARTS)
def test_wherever_it_is_moved_no_words_overlap_and_nothing_below_jumps(
    revisit: partial[Visit], page: str, theme: str, width: int
) -> None:
    tab = revisit(page, theme=theme, width=width).tab
    for name in [name for other, name in MOVED if other == page]:
        if name.startswith("details"):
            tab.evaluate(
                "for (const fold of document.querySelectorAll('details')) fold.open = true"
            )
        tab.evaluate(TOOLS, name)
        found, heights = tab.evaluate(EVERYWHERE)
        assert found == [], name
        assert max(heights) - min(heights) < 1, name


SHIFTS = """window.shift = 0
new PerformanceObserver((list) => {
  const formula = ({ node }) => node instanceof Element && node.closest(".formula, math")
  for (const entry of list.getEntries()) {
    if (!entry.sources.some(formula)) window.shift += entry.value // which come with their font
  }
}).observe({ type: "layout-shift", buffered: true })"""


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("page", PARTS)
def test_the_page_stays_where_it_is_when_the_picture_comes_alive(
    browser: Browser, host: str, page: str, width: int
) -> None:
    window = context(browser, "light", width, search=False)
    visit = Visit(window, host)
    visit.tab.add_init_script(SHIFTS)
    visit.open(page)
    still = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    visit.tab.evaluate(still)
    assert visit.tab.evaluate("window.shift") < 0.05
    grown = visit.tab.evaluate(
        """() => [...document.querySelectorAll(".touch")].map((part) => {
          const live = part.getBoundingClientRect().height
          part.classList.remove("live")
          part.lastChild.hidden = true
          return part.getBoundingClientRect().height - live
        })"""
    )
    assert grown
    assert max(map(abs, grown)) < 2
    window.close()


@pytest.fixture(scope="module")
def bare(browser: Browser) -> Iterator[Page]:
    """A tab in which no script runs."""
    window = browser.new_context(java_script_enabled=False)
    yield window.new_page()
    window.close()


@pytest.mark.parametrize("page", PARTS)
def test_without_a_script_and_on_paper_its_picture_is_there(
    bare: Page, host: str, revisit: partial[Visit], page: str
) -> None:
    bare.goto(host + address(page))
    tab = revisit(page).tab
    for name in PARTS[page]:
        part = f"touch-{name}:not(details *)"
        pictures = bare.locator(f"{part} svg[role=img]").all()
        assert pictures, name
        assert all(picture.is_visible() for picture in pictures), name
        assert all(picture.get_attribute("aria-label") for picture in pictures), name
        pictures = tab.locator(f"{part} svg[role=img]").all()
        assert not any(picture.is_visible() for picture in pictures), name
        tab.emulate_media(media="print")
        printed = [picture.is_visible() for picture in pictures]
        live = tab.locator(f"{part} .touch-stage").is_visible()
        tab.emulate_media(media="screen")
        assert printed, name
        assert all(printed), name
        assert not live, name


def test_motion_is_reduced_for_who_asks_for_it(visit: partial[Visit]) -> None:
    tab = visit("index.md").tab
    needle = "getComputedStyle(document.querySelector('.needle')).transitionDuration"
    assert tab.evaluate(needle) == "0.2s"
    tab.emulate_media(reduced_motion="reduce")
    assert tab.evaluate(needle) == "0s"


def packed(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


@pytest.fixture(scope="module", params=PARTS)
def scripts(
    request: pytest.FixtureRequest, browser: Browser, host: str
) -> tuple[str, set[str], set[str]]:
    """A page, the scripts that it asks for by itself, and all once its reader has been all over."""
    window = context(browser, "light", 1280, search=False)
    tab = window.new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(host + address(request.param))
    tab.wait_for_load_state("networkidle")
    first = list(asked)
    tab.wait_for_function(ALIVE)
    window.close()
    return request.param, names_of(first), names_of(asked)


def names_of(urls: list[str]) -> set[str]:
    return {url.rsplit("/", 1)[1].removesuffix(".js") for url in urls if "/touch/" in url}


def test_what_it_adds_to_a_page_that_is_opened_is_small(
    scripts: tuple[str, set[str], set[str]],
) -> None:
    """The scripts that the page asks for by itself, its part of the style, and its numbers."""
    page, names, _ = scripts
    assert names <= {file for name in PARTS[page] for file in FILES[name]}
    texts = [(site() / "assets/touch" / f"{name}.js").read_text() for name in names]
    style = (ROOT / "docs/assets/book.css").read_text()
    start, end = style.index("/* What can be moved"), style.index("/* Formulas")
    whole, rest = (rcssmin.cssmin(css) for css in (style, style[:start] + style[end:]))
    text = html(page)
    without = re.sub(r'(<touch-[^>]*) values="[^"]*"', r"\1", text)
    added = sum(map(packed, texts))
    added += packed(whole) - packed(rest) + packed(text) - packed(without)
    assert 500 < added < (15_000 if page == "index.md" else 5_000)


def test_a_page_asks_for_the_scripts_that_it_needs_and_no_others(
    scripts: tuple[str, set[str], set[str]],
) -> None:
    page, _, names = scripts
    assert names == {file for name in PARTS[page] for file in FILES[name]}


def test_what_tries_a_number_out_comes_when_somebody_reaches_for_the_machine(
    visit: Callable[..., Visit],
) -> None:
    tab = visit("index.md").tab
    for reach in (tab.locator("touch-machine .dial").first.hover, tab.reload):
        with tab.expect_request("**/hundredth.js"):
            reach()
            tab.locator("touch-machine button").first.focus()


def test_the_scripts_of_the_site_are_those_of_the_book_without_comments() -> None:
    for path in (ROOT / "docs/assets").rglob("*.js"):
        text, copy = path.read_text(), (site() / path.relative_to(ROOT / "docs")).read_text()
        assert re.search("^ *// ", text, re.MULTILINE)
        assert not re.search("^ *//", copy, re.MULTILINE)
        kept = [line.strip() for line in text.splitlines() if not re.match(" *(//|$)", line)]
        assert [line.strip() for line in copy.splitlines()] == kept


def test_a_text_of_several_lines_is_left_as_it_is() -> None:
    assert strip_script("// why\n  a = `b`\n\n  c\n") == "a = `b`\nc\n"
    assert strip_script("a = `b\n  // c\n\n d`\n  e\n") == "a = `b\n  // c\n\n d`\ne\n"
