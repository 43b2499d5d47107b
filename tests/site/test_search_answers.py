"""The search: an entry is found by any stretch of its message, a question by what people type."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support.book import BOOK, address
from tests.support.browser import Visit, context
from tests.support.entries import ENTRIES, first_sentence, message
from weave.content.clinic import Entry
from weave.content.headings import list_headings

TYPED = Path(__file__).parent.parent / "support" / "searches.txt"  # page.md#address <- words
SHOWN = 3  # pages that a reader sees at once, and places of each
RARELY = 0.05  # of what people type
STRETCH = 12  # words of a message
# The worker of the page's search is asked as the page asks it: for pages, each with its places.
SEARCH = """async (queries) => {
  const config = JSON.parse(document.querySelector("#__config").textContent)
  const base = new URL(config.base, location)
  const index = await (await fetch(new URL("search/search_index.json", `${base}/`))).json()
  const worker = new Worker(new URL(config.search, location))
  const ask = (message) => new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data)
    worker.postMessage(message)
  })
  await ask({ type: 0, data: { ...index, options: {} } })
  const found = []
  for (const query of queries) {
    const { data } = await ask({ type: 2, data: query })
    found.push(data.items.map((page) => page.map((place) => place.location)))
  }
  worker.terminate()
  return found
}"""


@pytest.fixture(scope="module")
def tab(browser: Browser, host: str) -> Iterator[Page]:
    window = context(browser, "light", 1280)
    yield Visit(window, host).open("clinic/index.md").tab
    window.close()


def link(place: str) -> str:
    page, _, slug = place.partition("#")
    return f"{address(page)}#{slug}" if slug else address(page)


def missed(tab: Page, wanted: dict[str, str]) -> dict[str, list[list[str]]]:
    """The searches, of these, that do not show the place at once, and what they show instead."""
    found = tab.evaluate(SEARCH, list(wanted))
    shown = [[page[: SHOWN + 1] for page in pages[:SHOWN]] for pages in found]  # itself, and places
    return {
        query: pages
        for (query, place), pages in zip(wanted.items(), shown, strict=True)
        if not any(link(place) in page for page in pages)
    }


def list_typed() -> dict[str, str]:
    """What to type, and the place that it should find."""
    pairs = [line.split(" <- ", 1) for line in TYPED.read_text(encoding="utf-8").splitlines()]
    return {words: where for where, words in pairs}


def stretch(entry: Entry, chance: random.Random) -> str:
    """Some words in a row of its message, as one would copy them."""
    words = message(entry).text.split()
    start = chance.randrange(max(1, len(words) - STRETCH + 1))
    return " ".join(words[start : start + STRETCH])


def test_questions_are_found_by_what_people_type(tab: Page) -> None:
    typed = list_typed()
    questions = {question.place for question in list_headings(BOOK, "questions/")}
    assert questions <= set(typed.values())
    lost = missed(tab, typed)
    assert len(lost) <= RARELY * len(typed), lost


def test_every_entry_is_found_by_the_beginning_of_its_message(tab: Page) -> None:
    starts = {first_sentence(entry): entry.place for entry in ENTRIES}
    assert missed(tab, starts) == {}


def test_every_entry_is_found_by_any_stretch_of_its_message(tab: Page) -> None:
    chance = random.Random(1)  # noqa: S311
    stretches = {stretch(entry, chance): entry.place for entry in ENTRIES for _ in range(3)}
    said = [" ".join(message(entry).text.split()) for entry in ENTRIES]
    alone = {words: at for words, at in stretches.items() if sum(words in s for s in said) == 1}
    assert len(alone) > 2 * len(ENTRIES)  # the others stand in the messages of several entries
    assert missed(tab, alone) == {}


def test_words_are_marked_and_a_word_that_is_called_otherwise_is_not_missed(tab: Page) -> None:
    """Other names of a word are looked for too, and are not what the reader has asked for."""
    tab.locator(".md-search__input").click()
    tab.locator(".md-search__input").press_sequentially("slope of a weight")
    tab.locator(".md-search-result__link").first.wait_for()
    assert tab.locator(".md-search-result mark").count() > 0
    assert tab.locator(".md-search-result__terms").count() == 0
