"""All programs of the book, in the order in which its pages show them, and what each needs."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any
from xml.etree import ElementTree as ET

from markdown.util import AtomicString

from weave import references
from weave.elements import marked
from weave.problem import Problem
from weave.snippet import every, imported, local_imports

ANSWERS = "answers"
TITLE = re.compile(r"^# +(\S.*?) *(?:\{.*\})?$", re.MULTILINE)


@dataclass(frozen=True)
class Program:
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


def read(root: Path, nav: Sequence[Any] = ()) -> list[Program]:
    """Every program below snippets/, by the first page that shows it; answers last on each.

    `nav` gives the pages' order, as mkdocs.yml does; without it they are sorted by name.
    Raises Problem for a program that is no Python or has no docstring.
    """
    order = list(_leaves(nav)) or _pages(root)
    shown = _shown(root, order)
    programs = {program.file: program for program in _programs((root / "snippets").absolute())}
    helped = {  # for each neighbour the first program that a page shows with it
        str(PurePosixPath(file).with_name(name)): file
        for file in reversed(shown)
        if file in programs
        for name in programs[file].neighbours
    }
    places = {file: number for number, file in enumerate(shown)}

    def place(program: Program) -> tuple[int, bool, int, bool, str]:
        page = order.index(program.pages[0]) if program.pages else len(order)
        near = program.file if program.file in shown else helped.get(program.file, "")
        return page, program.answers, places.get(near, 0), near != program.file, program.file

    def pages(file: str) -> tuple[str, ...]:
        return tuple(shown.get(file) or shown.get(helped.get(file, ""), [])[:1])

    found = [replace(program, pages=pages(file)) for file, program in programs.items()]
    return sorted(found, key=place)


def _programs(folder: Path) -> Iterator[Program]:
    """All programs of a folder, each with what it needs, and as yet on no page."""
    paths = {path: path.relative_to(folder).as_posix() for path in every(folder)}
    trees = {path: _parsed(path, file) for path, file in paths.items()}
    names = {path: imported(path) for path in paths}
    stems = {path.stem for path in paths}  # most programs import none of these: quickly seen
    for path, file in paths.items():
        own = local_imports(path) if names[path] & stems else []
        packages = set().union(*(names[one] for one in (path, *own))) - {one.stem for one in own}
        known = tuple(sorted(packages - sys.stdlib_module_names))
        yield Program(file, _sentence(trees[path], file), known, tuple(one.name for one in own))


def _shown(root: Path, pages: Iterable[str]) -> dict[str, list[str]]:
    """For each program the pages that show it, in reading order; each once."""
    found: dict[str, dict[str, None]] = {}
    for page in pages:
        path = root / "docs" / page
        if path.suffix == ".md" and path.is_file():
            for reference in references.found(path.read_text(encoding="utf-8")):
                found.setdefault(reference.snippet, {})[page] = None
    return {file: list(where) for file, where in found.items()}


def _pages(root: Path) -> list[str]:
    docs = root / "docs"
    return sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))


def _leaves(nav: Any) -> Iterator[str]:
    """The pages of a `nav`, which nests lists and dicts."""
    if isinstance(nav, str):
        yield nav
        return
    for item in nav.values() if isinstance(nav, Mapping) else nav:
        yield from _leaves(item)


def _parsed(path: Path, file: str) -> ast.Module:
    try:
        return ast.parse(path.read_bytes())
    except SyntaxError as error:
        told = f"is no Python: {error.msg}"
        raise Problem(f"snippets/{file}", error.lineno or 0, told) from None


def _sentence(tree: ast.Module, file: str) -> str:
    """The sentence with which a program says what it shows."""
    sentence = (ast.get_docstring(tree) or "").split("\n\n")[0]
    if not sentence:
        told = "does not say what it shows: begin it with a sentence in triple quotes"
        raise Problem(f"snippets/{file}", 1, told)
    return " ".join(sentence.split())


def index(root: Path, nav: Sequence[Any] = ()) -> list[ET.Element]:
    """The programs as a page shows them: for each page that shows some a heading and a table.

    Links are written as those of a page in docs/.
    """
    groups: dict[str, list[Program]] = {}
    for program in read(root, nav):
        groups.setdefault(program.pages[0] if program.pages else "", []).append(program)
    made = []
    for page, programs in groups.items():
        heading = ET.Element("h2")
        if page:
            _linked(heading, page, title(root, page))
        else:
            heading.text = AtomicString("On no page yet")
        made += [heading, _table(root, page, programs)]
    return made


def title(root: Path, page: str) -> str:
    """What a page calls itself."""
    found = TITLE.search((root / "docs" / page).read_text(encoding="utf-8"))
    return found[1].replace("`", "") if found else page


def _linked(element: ET.Element, href: str, words: str) -> ET.Element:
    ET.SubElement(element, "a", {"href": href}).text = AtomicString(words)
    return element


def _table(root: Path, page: str, programs: Sequence[Program]) -> ET.Element:
    box = ET.Element("div", {"class": "weave"})
    made = ET.SubElement(box, "table", {"class": "weave-rows weave-programs"})
    for answers in (False, True):
        members = [program for program in programs if program.answers == answers]
        if not members:
            continue
        body = ET.SubElement(made, "tbody")
        if answers:
            head = ET.SubElement(ET.SubElement(body, "tr"), "th", {"colspan": "3"})
            head.set("scope", "rowgroup")
            head.text = AtomicString("Answers to the exercises")
        for program in members:
            _row(root, page, ET.SubElement(body, "tr"), program)
    return box


def _row(root: Path, page: str, row: ET.Element, program: Program) -> None:
    name = program.file.rpartition("/")[2]
    target = f"snippets/{program.file}"
    files = ET.SubElement(row, "th", {"scope": "row"})
    link = ET.SubElement(files, "a", {"href": target, "download": ""})
    ET.SubElement(link, "code").text = AtomicString(name)
    link.tail = AtomicString(" ")
    link = ET.SubElement(files, "a", {"href": f"{target[:-3]}.ipynb", "download": ""})
    link.set("aria-label", f"{name[:-3]}.ipynb, a notebook")
    link.text = AtomicString(".ipynb")
    said = ET.SubElement(row, "td")
    marked(said, program.sentence)
    others = [other for other in program.pages if other != page]
    if others:
        also = ET.SubElement(said, "small")
        also.text = AtomicString(" Also in ")
        for number, other in enumerate(others, 1):
            _linked(also, other, title(root, other))
            also[-1].tail = AtomicString(", " if number < len(others) else ".")
    marked(ET.SubElement(row, "td"), needs(program))


def needs(program: Program) -> str:
    """What a program needs besides Python, in words; the names of files are `marked`."""
    wanted = [*program.packages, *(f"`{name}`" for name in program.neighbours)]
    return f"needs {', '.join(wanted)}" if wanted else "needs Python only"
