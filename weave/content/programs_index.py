"""All programs of the book, in the order in which pages show them, with what each needs."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET

from weave.book import Book
from weave.content.elements import parse_html
from weave.draw.table import render_groups, render_words
from weave.problem import Problem
from weave.run.program import Program

ANSWERS = "answers"
Load = Callable[[str], Program]  # a program by its path below snippets/


@dataclass(frozen=True)
class IndexEntry:
    """A program: its path below snippets/, the sentence it opens with, and what it needs.

    `packages` are those beyond the standard library, its neighbours' too. `neighbours` are the
    programs that it imports, and theirs. `pages` are those that show it, or else the first that
    shows a program which imports it.
    """

    file: str
    sentence: str
    packages: tuple[str, ...]
    neighbours: tuple[str, ...]
    pages: tuple[str, ...] = ()

    @property
    def answers(self) -> bool:
        """Whether it answers an exercise."""
        return ANSWERS in self.file.split("/")[:-1]

    @property
    def needs(self) -> str:
        """What it needs besides Python, in words; the names of files are `marked`."""
        names = [*self.packages, *(f"`{name}`" for name in self.neighbours)]
        return f"needs {', '.join(names)}" if names else "needs Python only"


def list_entries(book: Book, load: Load) -> list[IndexEntry]:
    """Every program of the book, by the first page that shows it; on each page answers are last.

    Raises Problem for a program that `load` cannot read, or that has no docstring.
    """
    pages = _pages(book)
    entries = {entry.file: entry for entry in _entries(book, load)}
    importers = {  # for each neighbour the first program that a page shows with it
        str(PurePosixPath(file).with_name(name)): file
        for file in reversed(pages)
        if file in entries
        for name in entries[file].neighbours
    }
    places = {file: number for number, file in enumerate(pages)}
    order = book.order

    def place(entry: IndexEntry) -> tuple[int, bool, int, bool, str]:
        page = order.index(entry.pages[0]) if entry.pages else len(order)
        leader = entry.file if entry.file in pages else importers.get(entry.file, "")
        return page, entry.answers, places.get(leader, 0), leader != entry.file, entry.file

    for file, entry in entries.items():
        shown_on = pages.get(file) or pages.get(importers.get(file, ""), [])[:1]
        entries[file] = replace(entry, pages=tuple(shown_on))
    return sorted(entries.values(), key=place)


def _entries(book: Book, load: Load) -> Iterator[IndexEntry]:
    """All programs with what they need, but without pages."""
    for file in book.programs:
        program = load(file)
        neighbours = tuple(neighbour.name for neighbour in program.neighbours)
        yield IndexEntry(file, _sentence(program), program.requirements, neighbours)


def _pages(book: Book) -> dict[str, list[str]]:
    """For each program the pages that show it, in reading order; each once."""
    pages: dict[str, dict[str, None]] = {}
    for page in book.order:
        if f"docs/{page}" in book.pages:
            for reference in book.pages[f"docs/{page}"].references:
                pages.setdefault(reference.target, {})[page] = None
    return {file: list(names) for file, names in pages.items()}


def _sentence(program: Program) -> str:
    """The first paragraph of a program's docstring, which says what it shows."""
    sentence = program.docstring.split("\n\n")[0]
    if not sentence:
        message = "does not say what it shows: begin it with a sentence in triple quotes"
        raise Problem(program.file, 1, message)
    return " ".join(sentence.split())


def render_index(book: Book, load: Load, folders: Sequence[str] = ()) -> list[ET.Element]:
    """A heading and a table for each page that shows programs, with links as from docs/.

    Of the programs in these folders of snippets/, or of all.
    """
    elements = []
    entries = list_entries(book, load)
    if folders:
        entries = [entry for entry in entries if entry.file.partition("/")[0] in folders]
    for page, members in groupby(entries, lambda entry: entry.pages[0] if entry.pages else ""):
        heading = _render_link(book, page) if page else "On no page yet"
        table = _render_table(book, page, members)
        elements += [parse_html(f"<h2>{heading}</h2>"), parse_html(table)]
    return elements


def _render_table(book: Book, page: str, entries: Iterable[IndexEntry]) -> str:
    groups = (
        ("Answers to the exercises" * answers, [_render_row(book, page, e) for e in members])
        for answers, members in groupby(entries, lambda entry: entry.answers)
    )
    table = f'<table class="weave-rows weave-programs">{render_groups(groups, 3)}</table>'
    return f'<div class="weave">{table}</div>'


def _render_row(book: Book, page: str, entry: IndexEntry) -> str:
    target = escape(f"snippets/{entry.file}")
    name = target.rpartition("/")[2]
    label = f"{name[:-3]}.ipynb, a notebook"
    others = [_render_link(book, other) for other in entry.pages if other != page]
    also = f"<small> Also in {', '.join(others)}.</small>" if others else ""
    return (
        f'<tr><th scope="row"><a href="{target}" download=""><code>{name}</code></a> '
        f'<a href="{target[:-3]}.ipynb" download="" aria-label="{label}">.ipynb</a></th>'
        f"<td>{render_words(entry.sentence)}{also}</td><td>{render_words(entry.needs)}</td></tr>"
    )


def _render_link(book: Book, page: str) -> str:
    return f'<a href="{escape(page)}">{escape(book.pages[f"docs/{page}"].title)}</a>'
