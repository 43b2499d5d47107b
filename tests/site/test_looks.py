"""Every page as it looks: light on a desktop, dark on a phone, everything in it unfolded.

What colours a page has depends on its theme alone, and where things are on its width alone: so
each theme and each width is looked at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.support.book import PAGES
from tests.support.browser import Visit, context

UNFOLD = """() => {
  document.querySelectorAll("details").forEach((d) => { d.open = true })
  document.querySelectorAll("weave-steps li").forEach((step) => { step.hidden = false })
}"""
LOOKS = [("light", 1280), ("dark", 360)]
# What axe asks of the second look: the rest of a page is the same in both.
OF_LOOKS = ["color-contrast", "link-in-text-block", "scrollable-region-focusable"]
# Contrast is asked of elements of a kind that no page before had: what they are makes their colour.
# Code in which nothing is new is asked about as text, for its words are most of a page's elements.
# What stands around the article is the same in every page of a folder: it is asked about once.
AXE = """([met, options, whole]) => {
  const known = new Set(met), what = ["class", "style"], kinds = new Map()
  const kind = (e) => {
    if (!e) return ""
    if (!kinds.has(e)) {
      const own = [e.tagName, ...what.map((a) => e.getAttribute(a))]
      kinds.set(e, [kind(e.parentElement), ...own].join(" "))
    }
    return kinds.get(e)
  }
  for (const element of document.querySelectorAll("body *")) {
    element.toggleAttribute("data-fresh", !known.has(kind(element)))
    known.add(kind(element))
  }
  for (const code of document.querySelectorAll("pre code")) {
    if (!code.querySelector("[data-fresh]")) code.textContent = code.textContent
  }
  axe.configure({ rules: [{ id: "color-contrast", selector: "[data-fresh]" }] })
  return axe.run(whole ? document : "article", options)
    .then(({ violations }) => [[...known], violations])
}"""
ENOUGH = 4.5  # times as bright, of a word and its ground the brighter one
SMALLEST = 11  # px of a picture's words on a phone


@pytest.fixture(scope="module", params=PAGES)
def page(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module", params=LOOKS, ids=["light", "dark"])
def look(request: pytest.FixtureRequest) -> tuple[str, int]:
    theme, width = request.param
    return str(theme), int(width)


@pytest.fixture(scope="module")
def tabs(browser: Browser, host: str) -> Iterator[dict[tuple[str, int], Visit]]:
    """A tab for each look, in which one page after another is opened."""
    windows = {look: context(browser, *look, search=False, still=True) for look in LOOKS}
    yield {look: Visit(window, host) for look, window in windows.items()}
    for window in windows.values():
        window.close()


@pytest.fixture(scope="module")
def opened(tabs: dict[tuple[str, int], Visit], page: str, look: tuple[str, int]) -> Visit:
    """Each page in each look, everything in it unfolded: opened once for all."""
    seen = tabs[look].open(page)
    seen.tab.evaluate(UNFOLD)
    return seen


def test_a_page_opens_clean_and_asks_no_other_host(opened: Visit) -> None:
    assert (opened.complaints, opened.elsewhere) == ([], [])


def test_nothing_is_wider_than_the_screen(opened: Visit, look: tuple[str, int]) -> None:
    tab = opened.tab
    assert tab.evaluate("document.scrollingElement.scrollWidth") == look[1]
    # and no text of a picture sticks out of what holds the page's words
    outside = tab.evaluate(
        """() => [...document.querySelectorAll("article svg text")]
             .map((t) => [t.textContent, t.getBoundingClientRect()])
             .filter(([_, box]) => box.left < 0 || box.right > innerWidth)
             .map(([text]) => text)"""
    )
    assert outside == []


@dataclass
class Met:
    """What axe has met in one look: kinds of elements, and folders."""

    kinds: list[str] = field(default_factory=list)
    folders: set[str] = field(default_factory=set)


@pytest.fixture(scope="module")
def met() -> dict[tuple[str, int], Met]:
    return {look: Met() for look in LOOKS}


def test_axe_finds_no_violation(
    opened: Visit, page: str, look: tuple[str, int], met: dict[tuple[str, int], Met]
) -> None:
    options: dict[str, list[str]] = {"resultTypes": ["violations"]}  # and no list of what is right
    if look != LOOKS[0]:
        options["runOnly"] = OF_LOOKS
    opened.tab.evaluate(Axe().axe_script)
    known, folder = met[look], page.rpartition("/")[0]
    whole = folder not in known.folders
    known.folders.add(folder)
    known.kinds, violations = opened.tab.evaluate(AXE, [known.kinds, options, whole])
    assert [(v["id"], [n["html"][:160] for n in v["nodes"]]) for v in violations] == []


def test_the_words_of_pictures_and_formulas_stand_out(opened: Visit) -> None:
    """By WCAG's measure of contrast, for axe reads neither SVG nor MathML."""
    pale = opened.tab.evaluate(
        """(enough) => {
          const read = (css) => [...css.match(/[\\d.]+/g).map(Number), 1].slice(0, 4)
          const over = ([r, g, b, a], below) =>
            [r, g, b].map((light, i) => light * a + below[i] * (1 - a))
          const linear = (v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4
          const bright = (colour) => [0.2126, 0.7152, 0.0722]
            .reduce((sum, part, i) => sum + part * linear(colour[i] / 255), 0.05)
          const paint = (element) => {
            const { fill, fillOpacity, opacity, backgroundColor } = getComputedStyle(element)
            if (!(element instanceof SVGGeometryElement)) return read(backgroundColor)
            const [r, g, b, a] = fill === "none" ? [0, 0, 0, 0] : read(fill)
            return [r, g, b, a * fillOpacity * opacity]
          }
          const behind = (word) => {
            const { x, y, width, height } = word.getBoundingClientRect()
            const stack = document.elementsFromPoint(x + width / 2, y + height / 2)
            return stack.filter((e) => !e.closest("text, mi, mn, mo")).map(paint)
              .reduceRight((ground, colour) => over(colour, ground), [255, 255, 255])
          }
          const pale = []
          for (const word of document.querySelectorAll("article :is(svg text, mi, mn, mo)")) {
            word.scrollIntoView({ block: "center" })
            if (!word.checkVisibility() || !word.textContent.trim()) continue
            const style = getComputedStyle(word), ground = behind(word)
            const [r, g, b, a] = read(word.ownerSVGElement ? style.fill : style.color)
            const pair = [over([r, g, b, a * style.opacity], ground), ground].map(bright)
            const contrast = Math.max(...pair) / Math.min(...pair)
            if (!(contrast >= enough)) pale.push([word.textContent, contrast])
          }
          return pale
        }""",
        ENOUGH,
    )
    assert pale == []


def test_the_words_of_a_picture_do_not_overlap(opened: Visit) -> None:
    overlaps = opened.tab.evaluate(
        """() => [...document.querySelectorAll("article svg[role=img]")].flatMap((svg) => {
             const texts = [...svg.querySelectorAll("text")]
               .map((t) => [t, t.getBoundingClientRect()])
             return texts.flatMap(([a, p], i) => texts.slice(i + 1)
               .filter(([_, q]) => p.left < q.right - 1 && q.left < p.right - 1
                                   && p.top < q.bottom - 3 && q.top < p.bottom - 3)
               .map(([b]) => `${a.textContent} / ${b.textContent}`))
           })"""
    )
    assert overlaps == []


def test_the_words_of_a_graph_are_large_enough_and_well_inside_their_cards(opened: Visit) -> None:
    sizes, outside = opened.tab.evaluate(
        """() => {
          const texts = [...document.querySelectorAll(".weave-graph svg text")]
            .filter((t) => t.checkVisibility())
          const sizes = texts.map((t) => parseFloat(getComputedStyle(t).fontSize)
            * t.ownerSVGElement.getBoundingClientRect().width
            / t.ownerSVGElement.viewBox.baseVal.width)
          const outside = texts.filter((t) => {
            const box = t.getBBox()
            const svg = t.ownerSVGElement
            const base = svg.querySelector("use")
            const cards = (base ? document.querySelector(base.getAttribute("href")) : svg)
              .querySelectorAll(".graph-card")
            return ![...cards].some((card) => {
              const room = card.getBBox()
              return room.x + 3 <= box.x && box.x + box.width <= room.x + room.width - 3
                && room.y - 1 <= box.y && box.y + box.height <= room.y + room.height + 1
            })
          }).map((t) => t.textContent)
          return [sizes, outside]
        }"""
    )
    assert outside == []
    assert [size for size in sizes if size < SMALLEST] == []


def test_no_card_of_a_graph_touches_another_or_a_line_that_is_not_its_own(opened: Visit) -> None:
    touching = opened.tab.evaluate(
        """() => [...document.querySelectorAll(".weave-graph svg g")].flatMap((base) => {
          const cards = [...base.querySelectorAll(".graph-card")].map((card) => card.getBBox())
          const pairs = cards.flatMap((a, i) => cards.slice(i + 1).filter((b) =>
            a.x < b.x + b.width && b.x < a.x + a.width
            && a.y < b.y + b.height && b.y < a.y + a.height))
          const lines = [...base.querySelectorAll(".graph-wire")]
          const through = lines.filter((line) => {
            const length = line.getTotalLength()
            return cards.some((card) => [...Array(99).keys()].some((i) => {
              const { x, y } = line.getPointAtLength(length * (i + 1) / 100)
              return card.x + 1 < x && x < card.x + card.width - 1
                && card.y + 1 < y && y < card.y + card.height - 1
            }))
          })
          return [...pairs, ...through.map((line) => line.getAttribute("d"))]
        })"""
    )
    assert touching == []
