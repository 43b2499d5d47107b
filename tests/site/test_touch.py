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
LOOKS = [(theme, width) for theme in ("light", "dark") for width in (1280, 360)]
FILES = {
    "lanes": ["touch", "lanes"],
    "walk": ["touch", "lanes", "walk"],
    "machine": ["touch", "controls", "lanes", "machine"],
    "thirty": ["touch", "controls", "depth", "thirty"],
} | {
    name: ["touch", "controls", name]
    for name in (
        "nudge",
        "descent",
        "count",
        "secant",
        "fork",
        "ways",
        "activation",
        "network",
        "depth",
        "coast",
        "trial",
    )
}
# Sets a control as a hand does, and reads what its part of the page shows then.
TOOLS = """(name) => {
  window.part = document.querySelector(name)
  window.controls = [...part.querySelectorAll("[role=slider], input[type=range]")]
  window.press = (dial, key) => dial.dispatchEvent(new KeyboardEvent("keydown", { key }))
  window.turn = (dial, tenths) => {
    press(dial, "Home")
    for (let i = 0; i < tenths; i++) press(dial, i % 2 ? "ArrowUp" : "ArrowRight")
  }
  window.slide = (slider, value) => {
    slider.value = value
    slider.dispatchEvent(new Event("input"))
  }
  window.read = () => Object.fromEntries(
    Object.entries(part.outputs).map(([name, word]) => [name, word.textContent]))
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


@pytest.mark.parametrize("page", ["index.md", "idea/dials.md", "idea/blame.md"])
def test_the_machine_shows_what_pytorch_finds(tab: Callable[[str], Page], page: str) -> None:
    shown = tab(page).evaluate(
        """() => {
          part.ask?.()
          const [first, second] = controls, rows = []
          for (let i = 0; i <= 80; i++) {
            turn(first, i)
            for (const j of [0, 1, 5, 13, 37, 80, (7 * i) % 81]) {
              turn(second, j)
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
        assert words["h"] in either(h.item())
        assert words["y"] in either(y.item())
        assert "miss" in words or page == "index.md"
        assert words.get("miss", written(miss.item())) in either(miss.item())
        assert words["error"] in either(error.item(), small)
        assert f"error {words['error']}" in spoken
        if page == "idea/dials.md":
            assert "to_y" not in words
            assert "blame" not in spoken
            continue
        for name, tensor in {"to_y": y, "to_h": h, "to_x": x, "blame1": w1, "blame2": w2}.items():
            if name == "to_x" and page == "index.md":  # no dial is left to use it
                continue
            assert tensor.grad is not None
            assert words[name].removeprefix("blame ") in either(tensor.grad.item()), name
        assert spoken.endswith(words["blame2"])
        assert h.grad is not None
        assert y.grad is not None
        if page == "index.md":
            blame1, blame2 = (words[f"blame{i}"].removeprefix("blame ") for i in (1, 2))
            assert words["code"] == f"w1.grad {blame1}, w2.grad {blame2}"
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
              step.click()
              states.push([...part.dials.map((dial) => dial.number.textContent), read()])
            }
            return [Number(slider.getAttribute("aria-valuetext")), states]
          })
        }"""
    )
    assert len(runs) == 7
    for size, states in runs:
        dials, answers, errors = learn(size)
        for step, (dial1, dial2, words) in enumerate(states):
            assert dial1.removeprefix("× ") in either(dials[step][0])
            assert dial2.removeprefix("× ") in either(dials[step][1])
            assert words["y"] in either(answers[step])
            assert words["error"] in either(errors[step], small)
            assert words["highest"] in either(max(errors[: step + 1]))
            steps = f"after {step} step{'s' * (step > 1)}" if step else "before the first step"
            assert words["steps"] == steps + ": solved" * (errors[step] < 0.005)
            if step < 5:  # what is said of the next step is what it does
                for name, i in (("first", 0), ("second", 1)):
                    start, _, end = words[name].partition(f" − {size} × ")
                    digits = partial(rounded, decimals=4)
                    assert start.removeprefix(f"Next, {name} dial: ") in either(
                        dials[step][i], digits
                    )
                    assert end.rpartition(" = ")[2] in either(dials[step + 1][i], digits)


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


@pytest.mark.parametrize(("name", "sizes"), [("touch-descent", 20), ("details touch-descent", 50)])
def test_each_step_size_has_the_errors_of_the_program(
    tab: Callable[..., Page], name: str, sizes: int
) -> None:
    learn = load(SNIPPETS / "idea/step_sizes.py").learn
    rows = tab("idea/steps.md", name).evaluate(
        """(sizes) => [...Array(sizes).keys()].map((i) => {
             slide(controls[0], (i + 1) / 1000)
             const dots = [...part.querySelectorAll("circle")]
               .map((dot) => [dot.cx.baseVal.value, dot.cy.baseVal.value])
             const scale = [part.answers, part.errors]
               .map((words) => words.map((word) => Number(word.textContent.replace("−", "-"))))
             return [controls[0].value, read(), dots, ...scale]
           })""",
        sizes,
    )
    assert len({size for size, *_ in rows}) == sizes
    tops = set()
    for size, words, dots, across_ends, error_ends in rows:
        _, answers, errors = learn(float(size))
        shown = words["errors"].removeprefix("error: ").split(" → ")
        for text, error in zip(shown, errors, strict=True):
            assert text in either(error, small)
        low, top = across_ends[0], error_ends[-1]
        tops.add(top)
        reach = 5 - low
        assert across_ends == [low, 5 - reach / 2, 5, 5 + reach / 2, 5 + reach]
        assert error_ends == [0, top / 4, top / 2, top * 3 / 4, top]
        assert top == reach**2
        for (across, down), y, error in zip(dots, answers, errors, strict=True):
            assert abs(across - (44 + (y - low) / (2 * reach) * (338 - 44))) < 0.1
            assert abs(down - (186 - error / top * (186 - 10))) < 0.1
            assert 44 < across < 338
            assert 10 < down <= 186
    assert tops == ({16} if sizes == 20 else {16, 100, 1600})


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
        """() => [...Array(126).keys()].map((i) => {
             slide(controls[0], (i - 25) / 100)
             return [Number(controls[0].value), read()]
           })"""
    )
    assert len({nudge for nudge, _ in rows}) == 126
    for nudge, words in rows:
        if not nudge:
            assert words["ratio"] == "slope: −24"
            continue
        change = error(0.5 + nudge) - error(0.5)
        ratio = rounded(change / nudge, 2)
        assert words["ratio"] == f"change ÷ nudge: {ratio}"
        by = rounded(nudge, 2) if nudge > 0 else f"({rounded(nudge, 2)})"
        assert words["sum"] == f"{rounded(change, 4)} ÷ {by} = {ratio}"


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
        one, other, both = (part.grad.item() for part in (into_w2, direct, h))
        for bar, way in zip(bars, [(0, one), (0, other), (0, one), (one, both)], strict=True):
            start, straight, tip = bar
            places = [209 + 4.3 * number for number in way]  # 4.3 for each of one
            assert abs(start - places[0]) < 1e-6
            assert abs(start + straight + tip - places[1]) < 1e-6
            assert tip * (places[1] - places[0]) >= 0


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
          return rows
        }"""
    )
    assert len(rows) == 1 + 11 * 33 + 400
    assert {name: rows[0][1][name] for name in TURNED} == TURNED
    turned = {(name, now[name]) for name, now, *_ in rows[1 : 1 + 11 * 33]}
    assert turned == {(name, i / 4) for name in TURNED for i in range(-16, 17)}
    some_on, some_off = 0, 0
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
        if words["words"].startswith("Choose"):  # before the first touch
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
    assert sum(words["words"].startswith("Choose") for _, _, words, *_ in rows) == 1
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
                 part.querySelectorAll(".before path").length]
             })
           })"""
    )
    assert len({(network, size) for network, size, *_ in rows}) == 3 * 29
    for place, (network, size, words, places, tried) in enumerate(rows):
        activation = torch.relu if network == "relu" else torch.sigmoid
        curve = depth.gradients(float(size), activation, shortcuts=network == "shortcuts")
        becomes = depth.in_words(curve[-1])
        assert (
            words["left"] == f"Weights of size {float(size):.2f}: the gradient becomes {becomes}."
        )
        assert len(places) == 7
        for layer, (across, down) in zip(range(0, 31, 5), places, strict=True):
            assert abs(across - (52 + layer / 30 * 202)) < 0.1
            assert abs(down - (236 - (math.log10(curve[layer]) + 27) / 37 * 228)) < 0.5
            assert 8 < down < 236
        if network != "shortcuts":  # whose curves are too close together to count
            # those of this network that were there before; the choice alone has shown one
            assert tried == min(29, place % 29 + 1 + (network != "relu"))
        name = {"shortcuts": "sigmoid with shortcuts"}.get(network, network)
        assert f"{words['name']} {words['rest']}".strip() == name


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
    page.wait_for_function("read().hint.includes('nan, not a number')")
    assert page.evaluate(fits)
    page.wait_for_function("part.told.textContent.includes('nan')")
    assert main.text_content() == "Let it learn"
    assert main.get_attribute("aria-disabled") == "true"
    assert page.evaluate("part.learner.network.layers[2].bias.every(Number.isNaN)")
    steps = page.evaluate(STEPS)
    main.dispatch_event("click")
    assert page.evaluate(STEPS) == steps
    page.evaluate("slide(controls[0], 4)")
    again.click()
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
WALK_BACK = """() => [...part.querySelectorAll(".back, .faces > :last-child")]
  .map((element) => getComputedStyle(element).visibility)"""


def test_the_first_machine_begins_with_a_goal_and_no_blame(revisit: partial[Visit]) -> None:
    page = revisit("index.md").tab
    page.evaluate(TOOLS, "touch-machine")
    words = page.evaluate("read()")
    assert words["goal"] == "Wanted: 5.\nTurn the dials until the error is 0."
    assert set(page.evaluate(WALK_BACK)) == {"hidden"}
    assert page.locator("touch-machine .other").count() == 0
    ask, reset = page.locator("touch-machine button").all()
    assert ask.text_content() == "Who is to blame?"
    gauge = "−4 reaches the second dial. If it sends 0.01 more,"
    wires = "the error changes by about −4 × 0.01 = −0.04."
    tried = "Tried: error 4 → 3.9601, a change of −0.0399."
    second = (
        "−24 is the second dial’s blame. Turned up by 0.01, "
        "it changes the error by about −24 × 0.01 = −0.24. "
        "Tried: error 4 → 3.7636, a change of −0.2364. The second dial says: turn me up."
    )
    first = (
        "−4 is the first dial’s blame. Turned up by 0.01, "
        f"it {wires.replace('the error changes', 'changes the error')} {tried} "
        "The first dial says: turn me up."
    )
    heard = [f"{gauge} {wires} {tried}", second, first]
    for stage, words_heard in enumerate(heard):
        ask.click()
        assert page.evaluate("[...part.querySelectorAll('.later')].length") == [3, 1, 0][stage]
        page.wait_for_function(f"part.told?.textContent === '{words_heard}'")
        assert ask.text_content() == ("Step" if stage == 2 else "Pass it on")
        folded = page.evaluate(
            "getComputedStyle(part.querySelector('.faces').lastChild).visibility"
        )
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
        d1, d2, out = (f"{number.normalize():f}" for number in (dial1, dial2, y))
        square = f"{error.normalize():f}"
        assert words["product"] == f"2 × {d1} × {d2} = {out} comes out"
        assert words["square"] == f"error = ({out} − 5)² = {square}"
        y_seen, miss_seen = either(float(y)), either(float(abs(y - 5)))
        if error == 0:
            expected = {f"{seen} comes out, as wanted. Solved." for seen in y_seen}
        elif error < Decimal("0.005"):
            expected = {f"{seen} comes out: near enough, solved." for seen in y_seen}
        else:
            much = "little" if y < 5 else "much"
            expected = {f"{a} comes out: {b} too {much}." for a in y_seen for b in miss_seen}
        assert words["verdict"] in expected
        assert glad == [error < Decimal("0.005")] * 2
        solved += error < Decimal("0.005")
    assert 10 < solved < len(rows) / 4


def test_the_walk_back_appears_at_once_for_who_wants_no_motion(visit: partial[Visit]) -> None:
    tab = visit("index.md").tab
    tab.evaluate(TOOLS, "touch-machine")
    moving = """part.ask(), part.getAnimations({ subtree: true })
      .filter((each) => !each.animationName && !each.transitionProperty).length"""
    assert tab.evaluate(moving) == 1
    assert tab.evaluate(moving) == 3
    assert tab.evaluate(moving) == 4
    tab.evaluate("part.restart()")
    tab.emulate_media(reduced_motion="reduce")
    tab.evaluate("part.getAnimations({ subtree: true }).forEach((each) => each.cancel())")
    assert tab.evaluate(moving) == 0


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
                rows.push([i / 10, j / 10, name, read(), shown, kept, group.ariaLabel])
                group.blur()
              }
            }
          }
          return rows
        }""",
        list(SOUGHT),
    )
    assert len(rows) == 17 * 5 * 4
    for first, second, name, words, dials, kept, label in rows:
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
        assert words[name].removeprefix("blame ") in either(slope)
        assert label.startswith(words[name])
        assert words["h"] in either(h)
        assert words["y"] in either(y)
        assert words["error"] in either(after, small)
        digits = partial(rounded, decimals=6)
        pattern = "Tried: error (.*) → ([^ :,]*)(?:, a change of (.*)|: 0.01 is a lot here)[.]"
        said = re.fullmatch(pattern, words["tried"])
        assert said
        start, end, change = said.groups()
        assert start in either(error.item(), digits)
        assert end in either(after, digits)
        number = words[name].removeprefix("blame ")
        told, came = 0.01 * float(number.replace("−", "-")), after - error.item()
        if abs(abs(came - told) - abs(told)) > 1e-9:
            assert (change is None) == (abs(came - told) > abs(told))
        if change is not None:
            assert change in {digits(came + nudge) for nudge in (-1e-10, 0, 1e-10)}
        about = "0"
        if set(number) & set("123456789"):
            product = rounded(float(number.replace("−", "-")) * 0.01, 4)
            about = f"{number} × 0.01 = {product}"
        assert words["changes"].endswith(f" by about {about}.")
        assert words["more"].startswith(number)
        # the rule of the sentence: it is wrong by no more than the bend of the curve
        assert abs(after - error.item() - slope * 0.01) < 0.03
        turned = [written(dial + 0.01 * (name == f"blame{i}")) for i, dial in enumerate(kept, 1)]
        assert dials == [f"× {dial}" for dial in turned]


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
    assert page.evaluate("read().tried") == "Tried: error 4 → 3.7636, a change of −0.2364."
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


def test_a_double_click_asks_and_steps_once(revisit: partial[Visit]) -> None:
    page = revisit("index.md").tab
    page.evaluate(TOOLS, "touch-machine")
    ask = page.locator("touch-machine button").first
    for stage in (1, 2, 3):
        ask.dblclick()
        assert page.evaluate("part.reached") == stage
    ask.dblclick()
    assert page.evaluate("read().steps").startswith("after 1 step")
    ask.click()
    ask.click()  # two clicks, and no double one
    assert page.evaluate("read().steps").startswith("after 3 steps")
    ask.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.evaluate("read().steps").startswith("after 5 steps")


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
    page.mouse.move(x - 20, y)
    page.mouse.down()
    for across, up in ((-14, 14), (-20, 0)):  # and back: a drag is no click
        page.mouse.move(x + across, y - up)
    page.mouse.move(x, y - 20)
    page.mouse.up()
    assert abs(float(dial.get_attribute("aria-valuenow") or 0) - 4 - 90 * 8 / 270) < 0.05


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


def middle(page: Page, name: str) -> tuple[float, float]:
    box = page.locator(f".touch {name}").first.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_dial_does_not_leap_when_it_is_dragged_over_its_middle(revisit: partial[Visit]) -> None:
    page = revisit("index.md").tab
    dial = page.locator(".dial").first
    x, y = middle(page, ".dial .ring")
    page.mouse.move(x, y)
    page.mouse.down()
    for up in (5, 15, 40):
        page.mouse.move(x, y - up)
    for down in (15, 5, -5, -15, -40):
        page.mouse.move(x, y - down)
    assert dial.get_attribute("aria-valuenow") == "3"
    page.mouse.move(x - 40, y)  # from below to the left: a quarter round
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
    page.mouse.move(x - 10, y - 10)
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


@pytest.mark.parametrize(
    ("page", "name", "path"),
    [
        ("index.md", ".dial .ring", OVER_THE_TOP),
        ("maths/slope.md", ".grab", [(-2 * i, 4 * i) for i in range(0, 18, 2)]),
    ],
)
def test_a_finger_turns_and_drags_without_scrolling_the_page(
    browser: Browser, host: str, page: str, name: str, path: list[tuple[int, int]]
) -> None:
    size: ViewportSize = {"width": 360, "height": 740}
    window = browser.new_context(viewport=size, has_touch=True, is_mobile=True)
    tab = Visit(window, host).open(page).tab
    tab.locator(".touch").first.scroll_into_view_if_needed()
    tab.evaluate("scrollBy(0, 150)")
    control = tab.locator(".touch").first.locator("[role=slider], input").first
    before = control.get_attribute("aria-valuetext")
    x, y = middle(tab, name)
    scrolled = tab.evaluate("scrollY")
    touch = window.new_cdp_session(tab)
    kinds = ["touchStart", *["touchMove"] * (len(path) - 1)]
    for kind, (across, down) in zip(kinds, path, strict=True):
        places = [{"x": x + across, "y": y + down}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert tab.evaluate("scrollY") == scrolled
    after = control.get_attribute("aria-valuetext")
    assert after != before
    if page == "index.md":  # from -45 to 105 degrees
        assert str(after).startswith("7.4")
    window.close()


def test_the_second_point_can_be_dragged_along_the_curve(revisit: partial[Visit]) -> None:
    for width in (1280, 360):
        page = revisit("maths/slope.md", width=width).tab
        page.locator(".touch").first.scroll_into_view_if_needed()
        slider = page.locator(".touch input")
        assert slider.get_attribute("aria-valuetext") == "1"
        x, y = middle(page, ".grab")
        scale = page.evaluate("document.querySelector('.touch-stage svg').getScreenCTM().a")
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x - 0.3 * scale * 298 / 1.4, y)
        page.mouse.up()
        assert slider.get_attribute("aria-valuetext") == "0.7"
        page.mouse.move(x, y)
        assert slider.get_attribute("aria-valuetext") == "0.7"


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
    for (const drawing of part.querySelectorAll(".touch-stage svg")) {
      const words = [...drawing.querySelectorAll("text")]
        .filter((word) => word.checkVisibility({ visibilityProperty: true }))
        .filter((word) => word.textContent)
        .map((word) => [word.textContent, word.getBoundingClientRect()])
      words.forEach(([a, p], i) => {
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
    : [0, 3, 20, 41, 80].map((tenths) => () => turn(control, tenths))
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
      for (const moving of part.getAnimations({ subtree: true })) moving.finish()
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
    added = sum(map(packed, texts)) + packed(whole) - packed(rest) + packed(text) - packed(without)
    assert 500 < added < (15_000 if page == "index.md" else 5_000)


def test_a_page_asks_for_the_scripts_that_it_needs_and_no_others(
    scripts: tuple[str, set[str], set[str]],
) -> None:
    page, _, names = scripts
    assert names == {file for name in PARTS[page] for file in FILES[name]}


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
