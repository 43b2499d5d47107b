"""The chapters of the book in their parts, with how long each takes, and the short route."""

from collections.abc import Callable, Sequence
from xml.etree import ElementTree as ET

from weave.book import Book
from weave.content.elements import add, add_words

Link = Callable[[str], str]  # the link to a page below docs/


def render_parts(book: Book, link: Link) -> ET.Element:
    """A box for each part: its title, its time, and its chapters with their numbers."""
    boxes = ET.Element("div", {"class": "parts"})
    first = 1
    for title, chapters in book.parts.items():
        box = ET.SubElement(boxes, "div")
        add(box, "h3", title)
        add(box, "p", format_minutes(_minutes(book, chapters)))
        rows = ET.SubElement(box, "ol", {"start": str(first)})
        for chapter in chapters:
            _add_link(ET.SubElement(rows, "li"), book, chapter, link)
        first += len(chapters)
    return boxes


def render_route(book: Book, link: Link) -> ET.Element:
    """The chapters of the short route in one line, with the time they take together."""
    line = ET.Element("p", {"class": "route"})
    add_words(line, f"In {format_minutes(_minutes(book, book.route))}: ")
    for place, chapter in enumerate(book.route):
        add_words(line, ", " if place else "")
        _add_link(line, book, chapter, link)
    add_words(line, ".")
    return line


def format_minutes(minutes: int) -> str:
    """A time in words, rounded to five minutes: "about 40 minutes", "about 1 hour 25 minutes"."""
    hours, rest = divmod(5 * max(1, round(minutes / 5)), 60)
    words = [f"{n} {unit}{'s' * (n > 1)}" for n, unit in ((hours, "hour"), (rest, "minute")) if n]
    return f"about {' '.join(words)}"


def _minutes(book: Book, chapters: Sequence[str]) -> int:
    pages = [book.pages.get(f"docs/{chapter}") for chapter in chapters]
    return sum(page.minutes for page in pages if page)


def _add_link(parent: ET.Element, book: Book, chapter: str, link: Link) -> None:
    page = book.pages.get(f"docs/{chapter}")
    add(parent, "a", page.title if page else chapter, href=link(chapter))
