"""The site as it is used: what can be clicked, pressed, searched, copied and printed."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page

from tests.support.book import CHAPTERS, PAGES, ROOT, address, drawn, html, recorded, site
from tests.support.browser import Visit, context
from weave.draw.number import format_number
from weave.graph import Value

UNFOLD = "() => document.querySelectorAll('details').forEach((d) => { d.open = true })"

STEPPED = [page for page in PAGES if drawn(page, "steps")]
SHOWN = """(stepper) => {
  const step = stepper.querySelector("li:not([hidden])")
  const words = stepper.querySelector(".weave-steps-told")
  return {
    count: stepper.querySelector(".weave-steps-bar span").textContent,
    visible: stepper.querySelectorAll("li:not([hidden])").length,
    numbers: [...words.querySelectorAll("data")].map((d) => Number(d.value)),
    words: words.textContent,
    slopes: [...step.querySelectorAll(".graph-slope")].map((t) => t.textContent)
      .join("\\n").replaceAll("\\n= ", " = ").split("\\n"), // of a sum, in one row or in two
    running: step.querySelectorAll(".graph-now").length,
    lines: step.querySelectorAll(".graph-sent").length,
  }
}"""


def read_number(value: Value) -> float:
    """A number of a recorded walk, which in a chapter is never a mere shape."""
    assert isinstance(value, int | float)
    return value


@pytest.mark.parametrize("page", STEPPED)
def test_after_each_step_the_numbers_shown_are_those_of_the_run(
    revisit: partial[Visit], page: str
) -> None:
    tab = revisit(page).tab
    tab.evaluate(UNFOLD)
    graphs = [recorded(path, name) for path, name in drawn(page, "steps")]
    steppers = tab.locator("weave-steps.weave-graph")
    assert steppers.count() == len(graphs)
    for stepper, graph in zip(steppers.all(), graphs, strict=True):
        first = graph.steps[0]
        slopes = {first.node: read_number(first.arrives)}
        assert stepper.evaluate(SHOWN)["slopes"] == [format_number(first.arrives)]
        for number, step in enumerate(graph.steps, 1):
            stepper.get_by_role("button", name="Next").click()
            shown = stepper.evaluate(SHOWN)
            numbers = [step.arrives]
            receivers = graph.nodes[step.node].next
            for slot, receiver in enumerate(receivers):
                if receiver is not None:
                    slopes[receiver] = slopes.get(receiver, 0) + read_number(step.sends[slot])
                    numbers += [step.arrives, step.times[slot], step.sends[slot]]
            assert shown["numbers"] == numbers
            assert shown["count"] == f"Step {number} of {len(graph.steps)}"
            assert (shown["visible"], shown["running"]) == (1, 1)
            assert shown["lines"] == len(receivers) - receivers.count(None)
            assert [text.removesuffix(" + …").split(" = ")[-1] for text in shown["slopes"]] == [
                format_number(slopes[node]) for node in sorted(slopes)
            ]


def test_the_stepper_says_who_is_ready_and_who_waits_for_how_many_messages(
    revisit: partial[Visit],
) -> None:
    stepper = revisit("maths/forks.md").tab.locator("weave-steps").first
    words = []
    stepper.focus()
    for _ in range(8):
        words.append(stepper.evaluate(SHOWN)["words"])
        stepper.press("ArrowRight")
    assert words[3].endswith("Next comes p. h waits for one more message.")
    assert words[4].endswith("Next comes w2; h is ready too.")
    assert words[7].endswith("The walk is over.")


def test_the_stepper_obeys_keys_buttons_and_its_ends(revisit: partial[Visit]) -> None:
    tab = revisit("idea/blame.md").tab
    stepper = tab.locator("weave-steps")
    count = stepper.locator(".weave-steps-bar span")
    stepper.focus()
    for key, expected in (
        ("ArrowLeft", "Step 0 of 8"),
        ("ArrowRight", "Step 1 of 8"),
        ("ArrowRight", "Step 2 of 8"),
        ("ArrowLeft", "Step 1 of 8"),
        ("End", "Step 8 of 8"),
        ("ArrowRight", "Step 8 of 8"),
        ("Home", "Step 0 of 8"),
    ):
        tab.keyboard.press(key)
        assert count.text_content() == expected
    back = stepper.get_by_role("button", name="Previous")
    assert back.get_attribute("aria-disabled") == "true"
    stepper.get_by_role("button", name="Next").click()
    assert back.get_attribute("aria-disabled") == "false"
    words = stepper.locator(".weave-steps-told")
    assert words.get_attribute("role") == "status"
    assert words.inner_text() == stepper.locator("li:not([hidden]) > p").text_content()


# For each stepper that asks: which numbers are new at each step, and whose they are.
WALK_OF_CHAIN: list[tuple[set[int], str]] = [
    ({-4}, "the slope at m"),
    ({-4}, "the slope at y"),
    ({-24}, "the slope at w2"),
    (set(), ""),
    ({-4}, "the slope at w1"),
    (set(), ""),
]
WALK_OF_FORK: list[tuple[set[int], str]] = [
    ({8}, "the slope at m"),
    ({8}, "the slope at y"),
    ({8}, "the slope at p"),
    ({12}, "the slope at h"),
    (set(), ""),
    ({24}, "the slope at w1"),
    (set(), ""),
]
# by page; where a page has several, each with its place
GUESSED: dict[str, Sequence[tuple[AbstractSet[float], str]]] = {
    "idea/blame.md": [(set(), "")] * 3
    + [
        ({-4}, "the gauge’s message"),
        ({-24}, "the second dial’s blame"),
        ({-2}, "its message to the left"),
        ({-4}, "the first dial’s blame"),
        ({-6}, "its message to the left"),
    ],
    "maths/chain.md": WALK_OF_CHAIN,
    "maths/forks.md": WALK_OF_FORK,
    "maths/engine.md": [
        ({2}, "the count of h"),
        ({8}, "the sum at m"),
        (set(), ""),
        ({1}, "the count of h"),
        ({2}, "how many are ready"),
        ({24}, "what h sends"),
        (set(), ""),
    ],
    "autograd/six_calls.md": [
        ({-4}, "de_dm"),
        ({-4}, "de_dy"),
        ({-24}, "de_dw2"),
        (set(), ""),
        ({-4}, "de_dw1"),
        (set(), ""),
    ],
    "neuron/neuron.md": [(set(), "")] * 3
    + [
        ({-4}, "y’s gradient"),
        ({-24}, "v₁’s gradient"),
        ({0}, "v₂’s gradient"),
        ({-2}, "what arrives at h₁"),
        ({-4}, "w₁₁’s gradient"),
        ({-2}, "w₁₂’s gradient"),
        ({-16}, "what arrives at h₂"),
        ({0}, "what arrives at z₂"),
    ],
    "neuron/layers.md 0": [(set(), "")] * 5
    + [
        ({-4}, "w₁₁’s gradient"),
        ({-2}, "w₁₂’s gradient"),
        ({0}, "w₂₁’s gradient"),
    ],
    "neuron/layers.md 1": [({-6}, "what x₁ gets"), ({2}, "what x₂ gets")],
    "neuron/batches.md": [
        *[(set(), "")] * 3,
        ({-4, 2, 0}, "a miss’s gradient"),
        ({-24, 0, -4}, "a number from lane 1"),
        ({8, 2, 0}, "a number from lane 2"),
        ({-16, 2, -2}, "a parameter’s gradient"),
    ],
    "autograd/dials.md": [
        ({4}, "the error"),
        ({-24}, "w2.grad"),
        ({0.74}, "the new w2"),
        (set(), ""),
    ],
    "autograd/left_behind.md": [({n}, "the number of nodes") for n in (4, 5, 6)],
}


def test_the_steppers_that_ask_are_these() -> None:
    asking = re.compile(r'<weave-steps[^>]* guess|class="frames guess"')
    found = Counter(page for page in PAGES for _ in asking.findall(html(page)))
    assert found == Counter(key.partition(" ")[0] for key in GUESSED)


# The keys of `GUESSED`, by page.
ASKING = {
    page: [key for key in GUESSED if key.partition(" ")[0] == page]
    for page in dict.fromkeys(key.partition(" ")[0] for key in GUESSED)
}


def find_asking(seen: Visit, key: str) -> Locator:
    """The stepper of this key of `GUESSED`, on its open page."""
    place = key.partition(" ")[2]
    return seen.tab.locator("weave-steps[guess]").nth(int(place or 0))


# What a stepper that asks shows.
ASKED = """(stepper) => {
  const field = stepper.querySelector(".weave-guess input")
  const said = stepper.querySelector(".weave-steps-told > b:first-child")
  return {
    asks: field.checkVisibility({ visibilityProperty: true }) && field.offsetWidth > 0,
    label: stepper.querySelector(".weave-guess span").innerText.trim(),
    named: field.getAttribute("aria-label"),
    typed: field.value,
    reply: stepper.querySelector(".weave-guess output").innerText,
    verdict: /Right|^Not /.test(said?.textContent) ? said.innerText.trim() : "",
    at: stepper.at,
    focus: document.activeElement.matches(".weave-guess input, button.main"),
  }
}"""
# Goes through a stepper, and at each step makes the guesses of each new number; what it shows then.
GUESSES = f"""(stepper, steps) => {{
  const look = () => ({ASKED})(stepper)
  const guess = (typed) => {{
    const field = stepper.querySelector(".weave-guess input")
    field.focus()
    field.value = typed
    field.dispatchEvent(new Event("input"))
    field.form.requestSubmit()
    return look()
  }}
  const press = (name) => {{
    [...stepper.querySelectorAll("button")].find((it) => it.textContent === name).click()
    return look()
  }}
  return steps.map((numbers) => [
    look(),
    numbers.map((typed) => [...typed.map(guess), press("Previous")]),
    press("Next"),
  ])
}}"""
WRONG = ("77", "−7,5")


@pytest.mark.parametrize("page", ASKING)
def test_a_guess_is_compared_with_what_the_next_step_brings(
    revisit: partial[Visit], page: str
) -> None:
    seen = revisit(page)
    for key in ASKING[page]:
        stepper = find_asking(seen, key)
        steps = [sorted(news) for news, _ in GUESSED[key]]
        typed = [[(*WRONG, write_out(right)) for right in news] for news in steps]
        shown = stepper.evaluate(GUESSES, typed)
        for number, (news, names) in enumerate(GUESSED[key], 1):
            before, guessed, after = shown[number - 1]
            assert before["asks"] == bool(news), (key, number)
            for right, replies in zip(sorted(news), guessed, strict=True):
                assert_guessed(replies, right, names, number)
            assert after["verdict"] == "", (key, number)
        assert not shown[-1][-1]["asks"], key
        guess_by_hand(stepper, key)


def write_out(right: float) -> str:
    """A number as nobody has written it."""
    return f"{right}0" if "." in f"{right}" else f"{right}.0"


def assert_guessed(replies: list[dict[str, Any]], right: float, names: str, number: int) -> None:
    """What is shown after each wrong guess, after the right one, and back at the step before."""
    wrong, again, shown, back = replies
    where = f"step {number}, {right} for {names}"
    assert wrong["label"] == (f"Guess {names}:" if names else "Your guess:"), where
    assert wrong["named"] is None, where  # the words before it are its name
    assert wrong["reply"] == "Not 77. Try once more.", where
    assert again["reply"] == "Not −7.5; Next shows it.", where
    assert again["at"] == number - 1, where
    said = f"Right, {right}."
    assert shown["verdict"] == said.replace("-", "−"), where
    assert shown["reply"] == "", where  # beside the next field; no first try was right
    assert shown["at"] == number, where
    assert shown["focus"], where
    assert (back["reply"], back["typed"], back["verdict"]) == ("", "", ""), where


def guess_by_hand(stepper: Locator, key: str) -> None:
    """The first of its guesses, with keys and mouse."""
    field = stepper.locator(".weave-guess input")
    number, (news, names) = next(
        (number, step) for number, step in enumerate(GUESSED[key], 1) if step[0]
    )
    stepper.evaluate("(it, at) => it.show(at)", number - 1)
    assert field.is_visible()
    replies = []
    for typed in (*WRONG, write_out(min(news))):
        field.fill(typed)
        field.press("Enter")
        replies.append(stepper.evaluate(ASKED))
    stepper.get_by_role("button", name="Previous").click()
    assert_guessed([*replies, stepper.evaluate(ASKED)], min(news), names, number)
    stepper.get_by_role("button", name="Next").click()
    assert stepper.evaluate("(it) => it.at") == number


def test_a_guess_can_be_left_out_and_next_checks_one_that_was_typed(
    revisit: partial[Visit],
) -> None:
    tab = revisit("maths/chain.md", width=360).tab
    stepper = tab.locator("weave-steps[guess]")
    field = stepper.get_by_label("Guess")
    reply = stepper.locator(".weave-guess output")
    told = stepper.locator(".weave-steps-told")
    forth = stepper.get_by_role("button", name="Next")
    assert field.get_attribute("inputmode") == "text"  # some phones' digits have no minus
    assert float(field.evaluate("(it) => getComputedStyle(it).fontSize").removesuffix("px")) >= 16
    field.fill("minus")
    field.press("Enter")
    assert reply.inner_text() == "Type a number, such as −3."
    field.fill("-4")
    for key in ("ArrowLeft", "ArrowRight", "Home", "End"):  # they move in the field
        field.press(key)
    assert stepper.evaluate("(it) => it.at") == 0
    forth.click()
    assert told.inner_text().startswith("Right, −4. e, the square,")
    field.fill("4")
    forth.click()
    assert told.inner_text().startswith("Not 4. m, the subtraction,")
    assert stepper.evaluate("(it) => it.at") == 2
    field.fill("  ")
    field.press("Enter")
    assert stepper.evaluate("(it) => it.at") == 2
    stepper.get_by_role("button", name="Play").click()
    field.fill("4")
    assert stepper.get_by_role("button", name="Pause").count() == 0


# The heights that matter in a stepper that asks, at each step and for each answer.
HEIGHTS = """(it) => {
  const heights = []
  const factors = () => (it.steps[it.at + 1]?.dataset.by ?? "").split(" ")
    .filter((word) => word && !it.news().includes(Number(word.replace("−", "-"))))
  const look = () => heights.push(it.form.offsetHeight, it.form.offsetTop - it.offsetTop)
  for (let i = 0; i < it.steps.length; i++) {
    it.show(i)
    look()
    const near = it.news().map((number) => -number).filter((number) => !it.news().includes(number))
    for (const typed of ["12345", "-1234.5", "word", ...near, ...factors()]) {
      it.field.value = typed
      if (it.asks) it.check()
      look()
    }
    if (i) {
      it.judge("Not -1234.5678")
      look()
    }
  }
  return heights
}"""


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("page", ASKING)
def test_nothing_moves_when_a_guess_is_answered(
    revisit: partial[Visit], page: str, width: int
) -> None:
    seen = revisit(page, width=width)
    for key in ASKING[page]:
        heights = find_asking(seen, key).evaluate(HEIGHTS)
        assert len(set(heights[::2])) == 1, (key, heights)
        assert len(set(heights[1::2])) == 1, key


SIGN = "The size is right; look at the sign."
ARRIVED = "That is what arrived; it has to be multiplied."
FACTOR = "That is what it has to be multiplied by."
THERE = "That is there already"
TIMES = f"{THERE}; it has to be multiplied."


MISSES = [
    ("maths/chain.md", 0, "4", SIGN),
    ("maths/chain.md", 2, "-4", ARRIVED),
    ("maths/chain.md", 2, "6", FACTOR),
    ("maths/chain.md", 2, "0.5", f"{THERE}."),
    ("maths/chain.md", 2, "24", SIGN),
    ("maths/chain.md", 2, "5", "Not 5. Try once more."),
    ("maths/forks.md", 3, "0.5", FACTOR),
    ("maths/forks.md", 3, "8", ARRIVED),
    ("idea/blame.md", 4, "-4", TIMES),
    ("idea/blame.md", 4, "6", TIMES),
    ("idea/blame.md", 4, "3", f"{THERE}."),
    ("idea/blame.md", 5, "2", SIGN),
    ("autograd/left_behind.md", 2, "5", f"{THERE}."),
]


def test_a_miss_is_told_what_it_may_come_from(revisit: partial[Visit]) -> None:
    seen = revisit("index.md")
    for key, step, guess, said in MISSES:
        page = key.partition(" ")[0]
        if not seen.tab.url.endswith(address(page)):
            seen.open(page)
        stepper = find_asking(seen, key)
        stepper.evaluate("(it, at) => it.show(at)", step)
        field = stepper.locator(".weave-guess input")
        field.fill(guess)
        field.press("Enter")
        reply = stepper.locator(".weave-guess output").inner_text()
        assert (reply, stepper.evaluate("(it) => it.at")) == (said, step), (key, guess)


def test_what_a_miss_is_told_is_true_of_the_walk(revisit: partial[Visit]) -> None:
    """The factors are those of the recorded step, and a product of them is asked for."""
    for page in ("maths/chain.md", "maths/forks.md"):
        tab = revisit(page).tab
        path, name = drawn(page, "steps")[0]
        graph = recorded(path, name)
        found = tab.locator("weave-steps[guess]").first.evaluate(
            """(it) => it.steps.map(({ dataset: { by, at } }, i) =>
              [by ?? '', at ?? '', it.news(i - 1)])"""
        )
        for step, (by, asked, news) in zip(graph.steps, found[1:], strict=True):
            if not news:
                assert by == ""
                continue
            arrived, *factors = (float(word.replace("−", "-")) for word in by.split())
            assert arrived == step.arrives
            assert set(factors) <= set(step.times)
            sent = [arrived * factor for factor in factors]
            assert sent
            assert set(sent) <= set(news) or "at h" in asked  # where it meets another


def test_at_the_end_the_first_tries_that_were_right_are_counted(
    revisit: partial[Visit],
) -> None:
    stepper = find_asking(revisit("maths/chain.md"), "maths/chain.md")
    field = stepper.locator(".weave-guess input")
    reply = stepper.locator(".weave-guess output")

    def walk(*guesses: str) -> str:
        stepper.press("Home")
        for guess in guesses:
            for each in guess.split():
                field.fill(each)
                field.press("Enter")
            if not guess:
                stepper.get_by_role("button", name="Next").click()
        assert stepper.evaluate("(it) => it.at") == 6
        return reply.inner_text()

    assert walk("-4", "-4", "-24", "", "-4", "") == "4 of 4 right at the first try."
    assert walk("4 -4", "-4", "-24", "", "", "") == "2 of 4 right at the first try."
    assert walk("", "", "", "", "", "") == ""
    assert walk("4 -4", "", "", "", "", "") == ""
    stepper.press("Home")
    for _ in range(2):
        stepper.press("ArrowRight")
    stepper.press("Home")  # what was seen before counts again only in a walk of its own
    assert walk("-4", "", "", "", "", "") == "1 of 4 right at the first try."
    stepper.press("ArrowLeft")
    assert reply.inner_text() == ""
    for _ in range(3):
        stepper.press("ArrowLeft")
    field.fill("-24")  # it has been shown
    field.press("Enter")
    stepper.press("End")
    assert reply.inner_text() == "1 of 4 right at the first try."


CHOICES = {
    "idea/fault.md": 2,
    "idea/steps.md": 2,
    "maths/backwards.md": 1,
    "maths/engine.md": 1,
    "maths/forks.md": 1,
    "neuron/batches.md": 1,
    "neuron/deep.md": 1,
    "neuron/layers.md": 1,
    "neuron/neuron.md": 3,
    "neuron/training.md": 1,
}


def test_the_pages_with_answers_to_choose_from_are_these() -> None:
    found = {page: html(page).count('class="choose"') for page in PAGES}
    assert {page: count for page, count in found.items() if count} == CHOICES


# What a question shows, whether it is open or else the fold below it, and how high it is.
LOOK = """(box) => {
  const still = !box.matches(".chosen"), fold = box.nextElementSibling
  return [
    box.querySelector("[role=status]").innerText,
    box.querySelectorAll("[aria-pressed=true]").length,
    still,
    !fold?.matches("details") || fold.open !== still,
    box.offsetHeight,
  ]
}"""


def look(box: Locator, height: int) -> tuple[str, int, bool]:
    """What it says, how many answers are marked, whether it is open; its height is as before."""
    said, marked, still, agreed, now = box.evaluate(LOOK)
    assert agreed
    assert now == height
    return said, marked, still


# A page's answers are chosen with as many misses as there can be; with fewer on one page.
TRIES = [(page, 2, width) for page in CHOICES for width in (1280, 360)]
TRIES += [("idea/fault.md", misses, 1280) for misses in (0, 1)]


@pytest.mark.parametrize(("page", "misses", "width"), TRIES)
def test_who_chooses_an_answer_can_mend_a_first_miss(
    revisit: partial[Visit], page: str, misses: int, width: int
) -> None:
    seen = revisit(page, width=width)
    for box in seen.tab.locator(".choose").all():
        right = box.locator("[data-right]").inner_text()
        wrong = box.locator("li:not([data-right]) button").all()
        height = box.evaluate("(it) => it.offsetHeight")
        reasons = [each.evaluate("(it) => it.parentNode.dataset.why") for each in wrong]
        assert all(reasons)
        assert look(box, height) == ("", 0, True)
        missed = min(misses, len(wrong))
        if missed:
            wrong[0].focus()
            seen.tab.keyboard.press("Enter")
            assert look(box, height) == (f"Not this one. {reasons[0]}", 1, True)
            wrong[0].click()  # the same again is no second miss
            assert look(box, height) == (f"Not this one. {reasons[0]}", 1, True)
        if missed > 1:
            wrong[1].click()
            assert look(box, height) == (f"No: {right}.", 2, False)
        box.locator("[data-right] button").click()
        assert look(box, height) == (f"Yes: {right}.", missed + 1, False)
    assert seen.complaints == []


@pytest.mark.parametrize("width", [1280, 360])
def test_the_page_stays_where_it_is_when_answers_become_buttons(
    browser: Browser, host: str, width: int
) -> None:
    window = context(browser, "light", width, search=False)
    heights = []
    for block in (True, False):
        tab = window.new_page()
        if block:
            tab.route("**/choose.js", lambda route: route.abort())
        tab.goto(host + address("idea/steps.md"))
        tab.wait_for_load_state("networkidle")
        assert tab.locator(".choose button").count() == (0 if block else 6)
        heights.append(
            tab.evaluate("[...document.querySelectorAll('.choose')].map((it) => it.offsetHeight)")
        )
    assert all(abs(before - after) < 2 for before, after in zip(*heights, strict=True))
    window.close()


def test_answers_to_choose_from_are_a_list_without_a_script(browser: Browser, host: str) -> None:
    window = browser.new_context(java_script_enabled=False)
    tab = window.new_page()
    tab.goto(host + address("idea/fault.md"))
    answers = tab.locator(".choose").first.locator("li")
    assert answers.count() == 4
    assert all(answer.is_visible() for answer in answers.all())
    style = "(it) => getComputedStyle(it).listStyleType"
    assert tab.locator(".choose ul").first.evaluate(style) == "disc"
    assert tab.locator(".choose button").count() == 0
    window.close()


def test_only_a_page_with_answers_to_choose_from_loads_their_script(
    visit: partial[Visit],
) -> None:
    size = len(gzip.compress((site() / "assets/choose.js").read_bytes()))
    assert size < 600
    for page, loads in (("idea/fault.md", True), ("maths/slope.md", False)):
        entries = "performance.getEntriesByType('resource').map((entry) => entry.name)"
        names = visit(page).tab.evaluate(entries)
        assert any(name.endswith("choose.js") for name in names) == loads


# What a stepper that asks says and draws at each step up to one.
WORDS = """(it, last) => [...Array(last + 1).keys()].map((at) => {
  it.show(at)
  const texts = [...it.steps[it.at].querySelectorAll("svg text")].map((text) => text.textContent)
  return it.form.innerText + it.told.innerText + texts.join(" ")
})"""


def test_the_number_to_guess_is_nowhere_in_the_steps_before(revisit: partial[Visit]) -> None:
    """Unless it is one that is passed on as it came, or happens to be equal to another."""
    seen = revisit("index.md")
    for key, step, number in (
        ("maths/chain.md", 3, "24"),
        ("idea/blame.md", 5, "24"),
        ("autograd/six_calls.md", 3, "24"),
        ("autograd/dials.md", 2, "24"),
        ("autograd/dials.md", 3, "0.74"),
        ("maths/forks.md", 4, "48"),
        ("maths/forks.md", 4, "12"),
        ("maths/engine.md", 6, "24"),
    ):
        page = key.partition(" ")[0]
        if not seen.tab.url.endswith(address(page)):
            seen.open(page)
        shown = find_asking(seen, key).evaluate(WORDS, step)
        for at, words in enumerate(shown):
            assert (number in words) == (at == step), (key, at, number)


def test_the_stepper_plays_to_the_end_and_can_be_paused(visit: partial[Visit]) -> None:
    tab = visit("idea/blame.md").tab
    stepper = tab.locator("weave-steps")
    count = stepper.locator(".weave-steps-bar span")
    stepper.get_by_role("button", name="Play").click()
    stepper.get_by_role("button", name="Pause").click()
    assert count.text_content() == "Step 1 of 8"
    tab.clock.install()
    stepper.get_by_role("button", name="Play").click()
    assert count.text_content() == "Step 2 of 8"
    tab.clock.run_for(60_000)
    assert count.text_content() == "Step 8 of 8"
    assert stepper.get_by_role("button", name="Play").count() == 1
    stepper.get_by_role("button", name="Play").click()  # again, from the start
    assert count.text_content() == "Step 0 of 8"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_later_step_is_painted_in_the_colours_of_the_first(
    revisit: partial[Visit], scheme: str
) -> None:
    """What `use` repeats lies beyond computed styles: only the pixels tell."""
    stepper = revisit("maths/forks.md", theme=scheme).tab.locator("weave-steps").first
    shares = []
    for key in ("Home", "End"):
        stepper.press(key)
        picture = stepper.locator("li:not([hidden]) svg").screenshot()
        image = Image.open(BytesIO(picture)).convert("RGB")
        counts = sorted(image.getcolors(image.width * image.height) or [], reverse=True)
        shares.append({colour: n / image.width / image.height for n, colour in counts[:3]})
    first, last = shares
    assert list(first) == list(last)  # paper, the middle of a card, its border
    assert all(abs(first[colour] - last[colour]) < 0.02 for colour in first)


def test_the_stepper_is_small() -> None:
    assert (site() / "assets" / "steps.js").stat().st_size < 7500


def test_pictures_and_page_follow_the_switch_between_light_and_dark(visit: partial[Visit]) -> None:
    tab = visit("idea/blame.md").tab
    colours = """() => [getComputedStyle(document.body).backgroundColor,
        ...[...document.querySelectorAll("article svg text")]
             .map((t) => getComputedStyle(t).fill)]"""
    light = tab.evaluate(colours)
    tab.locator("form[data-md-component=palette] label:visible").click()
    dark = tab.evaluate(colours)
    assert len(set(light)) >= 4  # paper, ink, done, now
    assert [(a, b) for a, b in zip(light, dark, strict=True) if a == b] == []


@pytest.mark.parametrize(
    ("word", "chapter"),
    [("nudge", "idea/fault.md"), ("gauge", "idea/dials.md"), ("overshoots", "idea/fault.md")],
)
def test_the_search_finds_a_chapter_by_a_word_of_it(
    visit: partial[Visit], word: str, chapter: str
) -> None:
    seen = visit("index.md", search=True)
    seen.tab.locator(".md-search__input").click()
    seen.tab.locator(".md-search__input").press_sequentially(word)
    links = seen.tab.locator(".md-search-result__link")
    links.first.wait_for()
    hrefs = links.evaluate_all("all => all.map((a) => a.getAttribute('href'))")
    assert any(address(chapter) in href for href in hrefs)
    assert (seen.complaints, seen.elsewhere) == ([], [])


@pytest.fixture(scope="module", params=["index.md", *CHAPTERS])
def chapter(request: pytest.FixtureRequest, reading: Visit) -> tuple[str, Page]:
    """A page with programs, opened once for the two tests that follow."""
    return request.param, reading.open(request.param).tab


def test_an_answer_is_folded_until_it_is_asked_for(chapter: tuple[str, Page]) -> None:
    page, tab = chapter
    answers = tab.locator("details.success")
    assert answers.count() in ((2, 3) if page in CHAPTERS else (0,))
    for answer in answers.all():
        assert not answer.locator(".weave-output").first.is_visible()
        answer.locator("summary").first.click()
        assert answer.locator(".weave-output").first.is_visible()


def test_the_copy_button_copies_exactly_the_text_of_the_file(chapter: tuple[str, Page]) -> None:
    page, tab = chapter
    tab.evaluate(UNFOLD)
    copied: list[Path] = []
    for woven in tab.locator(".weave:has(.weave-bar)").all():
        if woven.locator(".weave-cell").count():
            continue  # one cell: a part of the file
        name = woven.locator(".weave-name").text_content()
        link = tab.locator(f".weave-links a[aria-label='Download {name}']").first
        file = (ROOT / "docs" / address(page) / str(link.get_attribute("href"))).resolve()
        path = ROOT / file.relative_to(ROOT / "docs")
        woven.locator(".weave-copy").click()
        woven.locator(".weave-said", has_text="Copied").wait_for()
        assert tab.evaluate("navigator.clipboard.readText()") == path.read_text()
        copied.append(path)
    assert copied


def test_a_cell_shown_alone_is_copied_alone(revisit: partial[Visit]) -> None:
    tab = revisit("idea/fault.md").tab
    woven = tab.locator(".weave:has(.weave-cell)").first
    woven.locator(".weave-copy").click()
    woven.locator(".weave-said", has_text="Copied").wait_for()
    source = (ROOT / "snippets/idea/nudge.py").read_text()
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert copied in source
    assert copied.startswith("x, dial1, dial2, wanted = 2, 3, 0.5, 5\n")


def test_next_and_previous_can_be_clicked(revisit: partial[Visit]) -> None:
    tab = revisit(PAGES[0]).tab
    start = tab.url
    tab.locator(".md-footer__link--next").click()
    tab.wait_for_url(f"**/{address(PAGES[1])}")
    tab.locator(".md-footer__link--prev").click()
    tab.wait_for_url(start)


def test_without_javascript_all_is_there_but_the_copy_buttons(browser: Browser, host: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(host + address("idea/blame.md"))
    frames = tab.locator(".frames > div")
    assert frames.count() == 9
    assert all(frame.locator("svg").is_visible() for frame in frames.all())
    assert tab.locator(".weave-output").first.is_visible()
    assert tab.locator(".weave-copy").count() == 0
    tab.goto(host + address("maths/forks.md"))
    steps = tab.locator("weave-steps").first.locator("li")
    assert steps.count() >= 7
    assert all(step.is_visible() and step.locator("p").is_visible() for step in steps.all())
    context.close()


def test_on_paper_every_step_stands_there_and_every_table_is_unfolded(
    visit: partial[Visit],
) -> None:
    tab = visit("deeper/breaks.md").tab
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    tab.emulate_media(media="print")
    assert tab.locator(".weave-twin table").first.is_visible()
    tab.goto(tab.url.replace("deeper/breaks", "idea/blame"))
    tab.emulate_media(media="print")
    steps = tab.locator("weave-steps li > p")
    assert steps.count() == 9
    assert all(step.is_visible() for step in steps.all())
    assert not tab.locator(".weave-steps-bar").is_visible()


def test_brackets_and_roots_have_the_maths_font(revisit: partial[Visit]) -> None:
    tab = revisit("notebook/introduction.md").tab
    assert tab.evaluate("document.fonts.check('16px \"STIX Math\"')")
    loaded = "[...document.fonts].filter((f) => f.status == 'loaded').map((f) => f.family)"
    assert "STIX Math" in str(tab.evaluate(loaded))


def test_there_is_a_page_to_visit() -> None:
    assert Path(site(), "index.html").is_file()
