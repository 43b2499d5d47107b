"""The headings below a folder of docs/ that have an address of their own, and a list of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from xml.etree import ElementTree as ET

from weave.book import Book
from weave.content.elements import parse_html

HEADING = re.compile(r"^## +(?P<title>.+?) *\{ *#(?P<slug>[\w-]+) *\} *$", re.MULTILINE)
ANY_HEADING = re.compile(r"^##? ", re.MULTILINE)


@dataclass(frozen=True)
class Heading:
    """A heading of the second rank with an address.

    `page` is below docs/, `slug` the address there, `title` Markdown, `text` what stands below it.
    """

    page: str
    line: int
    slug: str
    title: str
    text: str

    @property
    def place(self) -> str:
        """Its page and its address there, as a link below docs/ has them."""
        return f"{self.page}#{self.slug}"


def list_headings(book: Book, folder: str) -> Iterator[Heading]:
    """The headings of the pages below this folder of docs/, in reading order."""
    for page in book.order:
        if page.startswith(folder) and f"docs/{page}" in book.pages:
            text = (book.root / "docs" / page).read_text(encoding="utf-8")
            yield from parse_headings(page, text)


def parse_headings(page: str, text: str) -> Iterator[Heading]:
    """The headings of one page, in order."""
    for heading in HEADING.finditer(text):
        body = ANY_HEADING.split(text[heading.end() :], maxsplit=1)[0]
        line = text.count("\n", 0, heading.start()) + 1
        yield Heading(page, line, heading["slug"], heading["title"], body)


def render_headings(
    book: Book, headings: Iterable[Heading], link: Callable[[str], str]
) -> ET.Element:
    """Headings below the names of their pages, each a link."""
    groups = []
    for page, members in groupby(headings, lambda heading: heading.page):
        rows = "".join(render_item(heading, link) for heading in members)
        groups.append(render_group(book, page, rows, link))
    return parse_html(f'<div class="headings" data-search-exclude="">{"".join(groups)}</div>')


def render_group(book: Book, page: str, rows: str, link: Callable[[str], str]) -> str:
    """A list below the name of its page."""
    title = escape(book.pages[f"docs/{page}"].title)
    return f'<h2><a href="{escape(link(page))}">{title}</a></h2><ul>{rows}</ul>'


def render_item(heading: Heading, link: Callable[[str], str], attributes: str = "") -> str:
    """A heading as an item of a list."""
    href = escape(f"{link(heading.page)}#{heading.slug}")
    title = re.sub("`([^`]+)`", r"<code>\1</code>", escape(heading.title, quote=False))
    return f'<li{attributes}><a href="{href}">{title}</a></li>'
