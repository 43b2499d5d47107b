"""All programs of the book, in the order in which its pages show them, and what each needs."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET

from markdown.util import AtomicString

from weave.book import Book
from weave.content.elements import marked
from weave.problem import Problem
from weave.run.imports import imported_names, local_imports

ANSWERS = "answers"


@dataclass(frozen=True)
class IndexEntry:
    """A program: its path below snippets/, the sentence it opens with, and what it needs.

    `packages` are those beyond the standard library, its neighbours' too; `neighbours` the
    programs it imports, and theirs; `pages` those that show it, or else one it helps.
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
        wanted = [*self.packages, *(f"`{name}`" for name in self.neighbours)]
        return f"needs {', '.join(wanted)}" if wanted else "needs Python only"


def list_entries(book: Book) -> list[IndexEntry]:
    """Every program of the book, by the first page that shows it; answers last on each.

    Raises Problem for a program that is not valid Python or has no docstring.
    """
    shown = _shown(book)
    entries = {entry.file: entry for entry in _entries(book)}
    helped = {  # for each neighbour the first program that a page shows with it
        str(PurePosixPath(file).with_name(name)): file
        for file in reversed(shown)
        if file in entries
        for name in entries[file].neighbours
    }
    places = {file: number for number, file in enumerate(shown)}
    order = book.order

    def place(entry: IndexEntry) -> tuple[int, bool, int, bool, str]:
        page = order.index(entry.pages[0]) if entry.pages else len(order)
        near = entry.file if entry.file in shown else helped.get(entry.file, "")
        return page, entry.answers, places.get(near, 0), near != entry.file, entry.file

    def pages(file: str) -> tuple[str, ...]:
        return tuple(shown.get(file) or shown.get(helped.get(file, ""), [])[:1])

    return sorted((replace(e, pages=pages(file)) for file, e in entries.items()), key=place)


def _entries(book: Book) -> Iterator[IndexEntry]:
    """All programs, each with what it needs, and as yet on no page."""
    folder = book.root / "snippets"
    names = {}
    for path in book.programs:
        try:
            names[path] = imported_names(path)
        except SyntaxError as error:
            file = path.relative_to(book.root).as_posix()
            raise Problem(file, error.lineno or 0, f"is not valid Python: {error.msg}") from None
    stems = {path.stem for path in names}  # most programs import none of these: quickly seen
    for path, imported in names.items():
        file = path.relative_to(folder).as_posix()
        own = local_imports(path) if imported & stems else []
        packages = set().union(*(names[p] for p in (path, *own))) - {p.stem for p in own}
        known = tuple(sorted(packages - sys.stdlib_module_names))
        sentence = _sentence(path.read_bytes(), file)
        yield IndexEntry(file, sentence, known, tuple(neighbour.name for neighbour in own))


def _shown(book: Book) -> dict[str, list[str]]:
    """For each program the pages that show it, in reading order; each once."""
    pages: dict[str, dict[str, None]] = {}
    for page in book.order:
        if f"docs/{page}" in book.pages:
            for reference in book.pages[f"docs/{page}"].references:
                pages.setdefault(reference.target, {})[page] = None
    return {file: list(names) for file, names in pages.items()}


def _sentence(source: bytes, file: str) -> str:
    """The sentence with which a program says what it shows."""
    sentence = (ast.get_docstring(ast.parse(source)) or "").split("\n\n")[0]
    if not sentence:
        message = "does not say what it shows: begin it with a sentence in triple quotes"
        raise Problem(f"snippets/{file}", 1, message)
    return " ".join(sentence.split())


def render_index(book: Book) -> list[ET.Element]:
    """The programs as a page shows them: for each page that shows some a heading and a table.

    Links are written as those of a page in docs/.
    """
    groups: dict[str, list[IndexEntry]] = {}
    for entry in list_entries(book):
        groups.setdefault(entry.pages[0] if entry.pages else "", []).append(entry)
    elements = []
    for page, entries in groups.items():
        heading = ET.Element("h2")
        if page:
            _add_link(heading, page, book.pages[f"docs/{page}"].title)
        else:
            heading.text = AtomicString("On no page yet")
        elements += [heading, _table(book, page, entries)]
    return elements


def _add_link(element: ET.Element, href: str, words: str) -> ET.Element:
    ET.SubElement(element, "a", {"href": href}).text = AtomicString(words)
    return element


def _table(book: Book, page: str, entries: Sequence[IndexEntry]) -> ET.Element:
    box = ET.Element("div", {"class": "weave"})
    table = ET.SubElement(box, "table", {"class": "weave-rows weave-programs"})
    for answers in (False, True):
        members = [entry for entry in entries if entry.answers == answers]
        if not members:
            continue
        body = ET.SubElement(table, "tbody")
        if answers:
            head = ET.SubElement(ET.SubElement(body, "tr"), "th", {"colspan": "3"})
            head.set("scope", "rowgroup")
            head.text = AtomicString("Answers to the exercises")
        for entry in members:
            _row(book, page, ET.SubElement(body, "tr"), entry)
    return box


def _row(book: Book, page: str, row: ET.Element, entry: IndexEntry) -> None:
    name = entry.file.rpartition("/")[2]
    target = f"snippets/{entry.file}"
    files = ET.SubElement(row, "th", {"scope": "row"})
    link = ET.SubElement(files, "a", {"href": target, "download": ""})
    ET.SubElement(link, "code").text = AtomicString(name)
    link.tail = AtomicString(" ")
    link = ET.SubElement(files, "a", {"href": f"{target[:-3]}.ipynb", "download": ""})
    link.set("aria-label", f"{name[:-3]}.ipynb, a notebook")
    link.text = AtomicString(".ipynb")
    words = ET.SubElement(row, "td")
    marked(words, entry.sentence)
    others = [other for other in entry.pages if other != page]
    if others:
        also = ET.SubElement(words, "small")
        also.text = AtomicString(" Also in ")
        for number, other in enumerate(others, 1):
            _add_link(also, other, book.pages[f"docs/{other}"].title)
            also[-1].tail = AtomicString(", " if number < len(others) else ".")
    marked(ET.SubElement(row, "td"), entry.needs)
