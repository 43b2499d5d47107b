"""The page that is being rendered: where it is, what it asks for, and what is wrong with it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path
from posixpath import dirname, relpath
from typing import TypeVar

from weave.content import quotes
from weave.draw import table
from weave.draw.number import format_value
from weave.edition import Edition
from weave.graph import Graph
from weave.page.value import VALUE, pick_value
from weave.problem import Problem
from weave.reference import Reference
from weave.run.program import Program
from weave.run.result import NotebookResult, Result

RENDER_TABLE = {"ledger": table.render_ledger, "table": table.render_table}
T = TypeVar("T")


class Page:
    """One page of an edition; `file` is relative to the root: "docs/idea/dials.md".

    `packages` is the folder in which PyTorch is installed.
    """

    def __init__(self, edition: Edition, file: str, packages: Path | None = None) -> None:
        self.edition = edition
        self.root = edition.root
        self.file = file
        self.packages = packages or quotes.find_packages()
        # what it was rendered from, as Edition.digest names it; a link may lead to any file
        self.uses = {"names"}
        self.downloads: dict[str, str] = {}  # by their place on the site
        self.figures = 0
        self._owner = file  # the page whose problems these are
        self._rows: list[str] = []
        self._met: dict[str, int] = {}

    def other(self, file: str) -> Page:
        """Another page of the same book, for what is written there and shown here."""
        page = Page(self.edition, file, self.packages)
        page.uses, page._owner = self.uses, self._owner
        page.read([])
        return page

    def read(self, lines: list[str]) -> None:
        """Keep the page's lines, counted as in its file: the builder cuts off any front matter."""
        path = self.root / self.file
        self._rows = path.read_text(encoding="utf-8").splitlines() if path.is_file() else lines

    @property
    def folder(self) -> str:
        """Its folder below docs/, "" for none."""
        return dirname(self.file).removeprefix("docs").strip("/")

    @property
    def slug(self) -> str:
        """Its name in its folder: "dials" of docs/idea/dials.md."""
        return self.file.rpartition("/")[2].removesuffix(".md")

    def link(self, target: str) -> str:
        """A link to a file below docs/ as this page's Markdown would write it."""
        return relpath(target, self.folder or ".")

    # Problems

    def line(self, text: str) -> int:
        """The line in which a text stands; asked again for the same text, the next one."""
        first = text.strip().split("\n", 1)[0].strip()
        lines = [number for number, row in enumerate(self._rows, 1) if row.strip() == first]
        lines = lines or [number for number, row in enumerate(self._rows, 1) if first in row]
        met = self._met[first] = self._met.get(first, -1) + 1
        return lines[min(met, len(lines) - 1)] if lines else 0

    def problem(self, text: str, message: str) -> Problem:
        """A problem of this page, in the line that has `text`."""
        return Problem(self.file, self.line(text), message)

    def via(self, problem: Problem, text: str) -> Problem:
        """A problem of another file, with the line of this page that asked for it."""
        page = f"{self.file}:{self.line(text)}"
        return Problem(problem.file, problem.line, problem.message, page)

    def fail(self, problem: Problem) -> str:
        """Report a problem, and give what to show in its place."""
        self.edition.report(self._owner, problem)
        return f'<span class="weave-problem">{html.escape(str(problem))}</span>'

    def _ask(self, ask: Callable[[str], T], file: str, text: str) -> T:
        """Ask the edition for a file; what is wrong with it is told with this page's line."""
        try:
            return ask(file)
        except Problem as problem:
            raise self.via(problem, text) from None

    # What it asks for. Each raises Problem, placed where `text` stands.

    def result(self, name: str, text: str) -> tuple[Program, Result]:
        """A program below snippets/ and its result."""
        self.uses.add(f"program:{name}")
        if not (self.root / "snippets" / name).is_file():
            raise self.problem(text, f"there is no snippets/{name}: {self._near(name)}")
        result = self._ask(self.edition.result, name, text)
        return self.edition.program(name), result

    def notebook(self, name: str, text: str) -> NotebookResult:
        """A notebook below docs/, as it ran."""
        self.uses.add(f"notebook:{name}")
        if not (self.root / "docs" / name).is_file():
            raise self.problem(text, f"there is no docs/{name}")
        return self._ask(self.edition.notebook, name, text)

    def find(self, name: str, text: str) -> str:
        """The program `{{ name.value }}` means: a path, a neighbour, or the only one so called."""
        for guess in (f"{name}.py", f"{self.folder}/{name}.py"):
            if (self.root / "snippets" / guess).is_file():
                return guess
        folder = self.root / "snippets"
        programs = self.edition.book.programs
        near = [p.relative_to(folder).as_posix() for p in programs if p.stem == name]
        if len(near) == 1:
            return near[0]
        why = f"{len(near)} have that name: write its folder too" if near else self._near(name)
        raise self.problem(text, f"which snippet is '{name}'? {why}")

    def cells(self, program: Program, reference: Reference, text: str) -> list[int]:
        """The numbers of the cells a reference asks for."""
        if not reference.part:
            return list(range(len(program.cells)))
        number = program.cell(reference.part)
        if number is None:
            names = ", ".join(cell.name for cell in program.cells if cell.name) or "none"
            message = f"{program.file} has no cell '{reference.part}': it has {names}"
            raise self.problem(text, message)
        return [number]

    def graph(self, reference: Reference, key: str, text: str) -> Graph:
        """The recorded graph that `graph=` or `steps=` names."""
        program, result = self.result(reference.target, text)
        name = reference.keys[key]
        graph = result.graphs.get(name, "has not been run: run `python -m weave`")
        if not isinstance(graph, str) and key == "steps" and not graph.steps:
            graph = f"'{name}' was never walked back in this run: call {name}.backward()"
        if isinstance(graph, str):
            raise self.problem(text, f"{key}={name} of {program.file}: {graph}")
        return graph

    def table(
        self, reference: Reference, key: str, text: str, render: table.Writer = table.render_html
    ) -> str:
        """The table that `ledger=` or `table=` names."""
        program, result = self.result(reference.target, text)
        name = reference.keys[key]
        try:
            return RENDER_TABLE[key](result.values.get(name), render)
        except ValueError as error:
            raise self.problem(text, f"{key}={name} of {program.file}: {error}") from None

    def quote(self, reference: Reference, text: str) -> quotes.Quote:
        """A passage of the installed PyTorch, if it is as it was."""
        keys = reference.keys
        self.uses |= {f"file:{self.packages / f}" for f in (reference.target, quotes.VERSION)}
        wanted = (keys.get("from", ""), keys.get("to", ""), keys.get("digest", ""))
        try:
            return quotes.load_quote(reference.target, *wanted, packages=self.packages)
        except ValueError as error:
            raise self.problem(text, str(error)) from None

    def value(self, text: str) -> tuple[str, str, str]:
        """What `{{ ... }}` stands for: its text, the value unrounded, and where it comes from."""
        match = VALUE.fullmatch(text)
        if not match:
            raise self.problem(
                text, f"{text} is not {{{{ snippet.name }}}} or {{{{ snippet.name:.2f }}}}"
            )
        return self._value(match, text, minus="−")

    def fill(self, words: str, text: str = "", minus: str = "−") -> str:
        """Words with their values in them."""
        return VALUE.sub(lambda match: self._value(match, text or match[0], minus=minus)[0], words)

    def _value(self, match: re.Match[str], text: str, *, minus: str) -> tuple[str, str, str]:
        program, result = self.result(self.find(match["file"], text), text)
        try:
            raw = pick_value(result.values, result.others, match)
            shown = format_value(raw, match["format"], minus=minus)
        except (ValueError, TypeError) as error:
            raise self.problem(text, f"{match[0]}: {error} ({program.file})") from None
        return shown, str(raw), f"{match['name']}{match['items']} in {program.path.name}"

    def _near(self, name: str) -> str:
        from difflib import get_close_matches

        folder = self.root / "snippets"
        files = [p.relative_to(folder).as_posix() for p in self.edition.book.programs]
        near = get_close_matches(name, files, n=1, cutoff=0)
        return f"did you mean {near[0]}?" if near else "there are no snippets"
