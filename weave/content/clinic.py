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
from weave.content.headings import (
    Heading,
    list_headings,
    parse_headings,
    render_group,
    render_item,
)
from weave.grammar import find_references
from weave.problem import Problem
from weave.run.result import Result

CELL = "message"  # of a program: the one that prints the message
NAME = "message"  # of its run: the text
ALSO = re.compile(r"^\*\*Also worded:\*\* (.*)$", re.MULTILINE)  # by other releases, or for others
BETWEEN = " | "  # other wordings, in the list
CODE = re.compile(r"(`+)(.+?)\1(?!`)")
FENCED = re.compile(r"^```text\n(.*?)^```", re.DOTALL | re.MULTILINE)
KIND = re.compile(r"(?:[\w.]+\.)?(\w+): ")  # what stands before a message: its class
Load = Callable[[str], Result]  # the result of a program by its path below snippets/


@dataclass(frozen=True)
class Entry(Heading):
    """A message and where it is explained.

    `program` is below snippets/, or "" for a message that is `quoted`. `also` has what PyTorch
    says for the same reason in other releases, or of other types.
    """

    program: str
    quoted: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Message:
    """What PyTorch says: the class of the error or warning, and its words."""

    kind: str
    text: str


def list_entries(book: Book, folder: str) -> Iterator[Entry]:
    """The entries of the pages below this folder of docs/, in reading order."""
    return _keep_entries(list_headings(book, folder))


def parse_entries(page: str, text: str) -> Iterator[Entry]:
    """The entries of one page, in order. A heading without a message is not an entry."""
    return _keep_entries(parse_headings(page, text))


def _keep_entries(headings: Iterable[Heading]) -> Iterator[Entry]:
    for heading in headings:
        programs = (r.target for r in find_references(heading.text) if r.part == CELL)
        program, fenced = next(programs, ""), FENCED.search(heading.text)
        if program or fenced:
            quoted = "" if program or not fenced else fenced[1].strip()
            worded = ALSO.search(heading.text)
            also = tuple(text.strip() for _, text in CODE.findall(worded[1] if worded else ""))
            yield Entry(**vars(heading), program=program, quoted=quoted, also=also)


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
        groups.append(render_group(book, page, rows, link))
    return parse_html(f'<div class="messages" data-search-exclude="">{"".join(groups)}</div>')


def _render_row(entry: Entry, message: Message, link: Callable[[str], str]) -> str:
    kind, text = escape(message.kind), escape(message.text, quote=True)
    also = escape(BETWEEN.join(entry.also), quote=True)
    attributes = f' data-kind="{kind}" data-message="{text}"' + f' data-also="{also}"' * bool(also)
    return render_item(entry, link, attributes)
