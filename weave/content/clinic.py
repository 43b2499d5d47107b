"""The error clinic: the entries of its pages, and the list of their messages to search in.

An entry is a heading of the second rank with an address of its own, and below it a program with a
cell `message`, whose run has the message; or, where no program of ours can bring it about, the
message in a block of code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from xml.etree import ElementTree as ET

from weave.book import Book
from weave.content.elements import parse_html
from weave.grammar import find_references
from weave.problem import Problem
from weave.run.result import Result

CELL = "message"  # of a program: the one that prints the message
NAME = "message"  # of its run: the text
HEADING = re.compile(r"^## +(?P<title>.+?) *\{ *#(?P<slug>[\w-]+) *\} *$", re.MULTILINE)
ANY_HEADING = re.compile(r"^##? ", re.MULTILINE)
FENCED = re.compile(r"^```text\n(.*?)^```", re.DOTALL | re.MULTILINE)
KIND = re.compile(r"(?:[\w.]+\.)?(\w+): ")  # what stands before a message: its class
Load = Callable[[str], Result]  # the result of a program by its path below snippets/


@dataclass(frozen=True)
class Entry:
    """A message and where it is explained.

    `page` is below docs/, `slug` its address there. `program` is below snippets/, or "" for a
    message that is `quoted`.
    """

    page: str
    line: int
    slug: str
    title: str
    text: str
    program: str
    quoted: str = ""


@dataclass(frozen=True)
class Message:
    """What PyTorch says: the class of the error or warning, and its words."""

    kind: str
    text: str


def list_entries(book: Book, folder: str) -> Iterator[Entry]:
    """The entries of the pages below this folder of docs/, in reading order."""
    for page in book.order:
        if page.startswith(folder) and f"docs/{page}" in book.pages:
            text = (book.root / "docs" / page).read_text(encoding="utf-8")
            yield from parse_entries(page, text)


def parse_entries(page: str, text: str) -> Iterator[Entry]:
    """The entries of one page, in order. A heading without a message is not an entry."""
    for heading in HEADING.finditer(text):
        body = ANY_HEADING.split(text[heading.end() :], maxsplit=1)[0]
        line = text.count("\n", 0, heading.start()) + 1
        programs = (r.target for r in find_references(body) if r.part == CELL)
        program, fenced = next(programs, ""), FENCED.search(body)
        if program or fenced:
            quoted = "" if program or not fenced else fenced[1].strip()
            yield Entry(page, line, heading["slug"], heading["title"], body, program, quoted)


def find_message(entry: Entry, load: Load) -> Message:
    """The message of an entry, as its program's run has it.

    Raises Problem for a run without one.
    """
    if entry.quoted:
        kind = KIND.match(entry.quoted)
        return Message(kind[1], entry.quoted[kind.end() :]) if kind else Message("", entry.quoted)
    result = load(entry.program)
    text = result.values.get(NAME)
    printed = "".join(cell.text for cell in result.cells)
    if not isinstance(text, str) or text not in printed:
        mend = 'message = str(error), and print(f"{type(error).__name__}: {message}")'
        raise Problem(f"snippets/{entry.program}", 0, f"keeps no message: write {mend}")
    before = printed[: printed.index(text)].rpartition("\n")[2]
    kind = KIND.fullmatch(before)
    return Message(kind[1] if kind else "", text)


def render_messages(
    book: Book, entries: Iterable[Entry], load: Load, link: Callable[[str], str]
) -> ET.Element:
    """The messages of entries below the names of their pages, each a link to its entry."""
    groups = []
    for page, members in groupby(entries, lambda entry: entry.page):
        rows = "".join(_render_row(entry, find_message(entry, load), link) for entry in members)
        title = escape(book.pages[f"docs/{page}"].title)
        head = f'<h2><a href="{escape(link(page))}">{title}</a></h2>'
        groups.append(f"{head}<ul>{rows}</ul>")
    return parse_html(f'<div class="messages">{"".join(groups)}</div>')


def _render_row(entry: Entry, message: Message, link: Callable[[str], str]) -> str:
    href = escape(f"{link(entry.page)}#{entry.slug}")
    title = escape(entry.title.replace("`", ""))
    kind, text = escape(message.kind), escape(message.text, quote=True)
    return f'<li data-kind="{kind}" data-message="{text}"><a href="{href}">{title}</a></li>'
