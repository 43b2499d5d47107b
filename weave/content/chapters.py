"""The chapters of the book in their parts, with how long each takes, and the short route."""

from collections.abc import Callable, Sequence
from html import escape
from xml.etree import ElementTree as ET

from weave.book import Book
from weave.content.elements import parse_html

Link = Callable[[str], str]  # the link to a page below docs/


def render_parts(book: Book, link: Link) -> ET.Element:
    """A box for each part: its title, its time, and its chapters with their numbers."""
    boxes, first = [], 1
    for title, chapters in book.parts.items():
        rows = "".join(f"<li>{_link(book, chapter, link)}</li>" for chapter in chapters)
        time = format_minutes(_minutes(book, chapters))
        head = f"<h3>{escape(title)}</h3><p>{time}</p>"
        boxes.append(f'<div>{head}<ol start="{first}">{rows}</ol></div>')
        first += len(chapters)
    return parse_html(f'<div class="parts">{"".join(boxes)}</div>')


def render_route(book: Book, link: Link) -> ET.Element:
    """The chapters of the short route in one line, with the time they take together."""
    links = ", ".join(_link(book, chapter, link) for chapter in book.route)
    time = format_minutes(_minutes(book, book.route))
    return parse_html(f'<p class="route">Short of time? Read these, in {time}: {links}.</p>')


def format_minutes(minutes: int) -> str:
    """A time in words, rounded to five minutes: "about 40 minutes", "about 1 hour 25 minutes"."""
    hours, rest = divmod(5 * max(1, round(minutes / 5)), 60)
    words = [f"{n} {unit}{'s' * (n > 1)}" for n, unit in ((hours, "hour"), (rest, "minute")) if n]
    return f"about {' '.join(words)}"


def _minutes(book: Book, chapters: Sequence[str]) -> int:
    pages = [book.pages.get(f"docs/{chapter}") for chapter in chapters]
    return sum(page.minutes for page in pages if page)


def _link(book: Book, chapter: str, link: Link) -> str:
    page = book.pages.get(f"docs/{chapter}")
    return f'<a href="{escape(link(chapter))}">{escape(page.title if page else chapter)}</a>'
