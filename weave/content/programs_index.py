"""All programs of the book, in the order in which pages show them, with what each needs."""

import ast
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET

from weave.book import Book
from weave.content.elements import add, add_marked, add_words
from weave.problem import Problem
from weave.run.imports import imported_names, local_imports

ANSWERS = "answers"


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


def list_entries(book: Book) -> list[IndexEntry]:
    """Every program of the book, by the first page that shows it; on each page answers are last.

    Raises Problem for a program that is not valid Python or has no docstring.
    """
    pages = _pages(book)
    entries = {entry.file: entry for entry in _entries(book)}
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


def _entries(book: Book) -> Iterator[IndexEntry]:
    """All programs with what they need, but without pages."""
    folder = book.root / "snippets"
    names = {}
    for path in book.programs:
        try:
            names[path] = imported_names(path)
        except SyntaxError as error:
            file = path.relative_to(book.root).as_posix()
            raise Problem(file, error.lineno or 0, f"is not valid Python: {error.msg}") from None
    stems = {path.stem for path in names}  # a quick test: most programs import none of these
    for path, imported in names.items():
        file = path.relative_to(folder).as_posix()
        neighbours = local_imports(path) if imported & stems else []
        packages = imported.union(*(names[p] for p in neighbours)) - {p.stem for p in neighbours}
        needed = tuple(sorted(packages - sys.stdlib_module_names))
        sentence = _sentence(path.read_bytes(), file)
        yield IndexEntry(file, sentence, needed, tuple(path.name for path in neighbours))


def _pages(book: Book) -> dict[str, list[str]]:
    """For each program the pages that show it, in reading order; each once."""
    pages: dict[str, dict[str, None]] = {}
    for page in book.order:
        if f"docs/{page}" in book.pages:
            for reference in book.pages[f"docs/{page}"].references:
                pages.setdefault(reference.target, {})[page] = None
    return {file: list(names) for file, names in pages.items()}


def _sentence(source: bytes, file: str) -> str:
    """The first paragraph of a program's docstring, which says what it shows."""
    sentence = (ast.get_docstring(ast.parse(source)) or "").split("\n\n")[0]
    if not sentence:
        message = "does not say what it shows: begin it with a sentence in triple quotes"
        raise Problem(f"snippets/{file}", 1, message)
    return " ".join(sentence.split())


def render_index(book: Book) -> list[ET.Element]:
    """A heading and a table for each page that shows programs, with links as from docs/."""
    groups: dict[str, list[IndexEntry]] = {}
    for entry in list_entries(book):
        groups.setdefault(entry.pages[0] if entry.pages else "", []).append(entry)
    elements = []
    for page, entries in groups.items():
        heading = ET.Element("h2")
        if page:
            add(heading, "a", book.pages[f"docs/{page}"].title, href=page)
        else:
            add_words(heading, "On no page yet")
        elements += [heading, _table(book, page, entries)]
    return elements


def _table(book: Book, page: str, entries: Sequence[IndexEntry]) -> ET.Element:
    box = ET.Element("div", {"class": "weave"})
    table = ET.SubElement(box, "table", {"class": "weave-rows weave-programs"})
    for answers in (False, True):
        members = [entry for entry in entries if entry.answers == answers]
        if not members:
            continue
        body = ET.SubElement(table, "tbody")
        if answers:
            title = "Answers to the exercises"
            add(ET.SubElement(body, "tr"), "th", title, colspan="3", scope="rowgroup")
        for entry in members:
            _add_row(book, page, ET.SubElement(body, "tr"), entry)
    return box


def _add_row(book: Book, page: str, row: ET.Element, entry: IndexEntry) -> None:
    name = entry.file.rpartition("/")[2]
    target = f"snippets/{entry.file}"
    files = ET.SubElement(row, "th", {"scope": "row"})
    add(ET.SubElement(files, "a", {"href": target, "download": ""}), "code", name)
    add_words(files, " ")
    link = add(files, "a", ".ipynb", href=f"{target[:-3]}.ipynb", download="")
    link.set("aria-label", f"{name[:-3]}.ipynb, a notebook")
    sentence = ET.SubElement(row, "td")
    add_marked(sentence, entry.sentence)
    others = [other for other in entry.pages if other != page]
    if others:
        also = add(sentence, "small", " Also in ")
        for number, other in enumerate(others, 1):
            add(also, "a", book.pages[f"docs/{other}"].title, href=other)
            add_words(also, ", " if number < len(others) else ".")
    add_marked(ET.SubElement(row, "td"), entry.needs)
