"""The page that is being rendered: where it is, what it asks for, and what is wrong with it."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from posixpath import dirname, relpath
from typing import TYPE_CHECKING, Any

from weave.content import quotes
from weave.draw import table
from weave.draw.number import format_value
from weave.edition import NOT_RUN, Edition
from weave.grammar import PICTURES, VALUE, Reference, parse_reference
from weave.graph import Graph
from weave.problem import Problem
from weave.run.program import Program
from weave.run.result import NotebookResult, Result

if TYPE_CHECKING:
    from weave.draw.graph_svg import Picture

ITEM = re.compile(r"\[([^\]]+)\]")


class Page:
    """One page of an edition; `file` is relative to the root: "docs/idea/dials.md".

    `packages` is the folder in which PyTorch is installed.
    """

    def __init__(self, edition: Edition, file: str, packages: Path | None = None) -> None:
        self.edition = edition
        self.root = edition.root
        self.file = file
        self.slug = file.removeprefix("docs/").removesuffix(".md")  # as BookPage has it
        self.folder = dirname(self.slug)  # below docs/, "" for none
        self.packages = packages or quotes.find_packages()
        # what it was rendered from, as Edition.digest names it; any page may have links
        self.uses = {"names"}
        self.repository = ""  # owner/name on GitHub, where the book's notebooks can be opened from
        self.downloads: dict[str, str] = {}  # by their place on the site
        self.figures = 0
        self.offered: set[str] = set()  # the programs whose code has links to their files
        self._owner = file  # the page whose problems these are
        self._rows: list[str] = []
        self._calls = Counter[str]()  # of `line`, for each text

    def other(self, file: str) -> Page:
        """Another page of the book, for what stands there and is shown here."""
        page = Page(self.edition, file, self.packages)
        page.uses, page._owner = self.uses, self._owner
        page.read([])
        return page

    def read(self, lines: list[str]) -> None:
        """Keep the page's lines, counted as in its file: `lines` are without front matter."""
        path = self.root / self.file
        self._rows = path.read_text(encoding="utf-8").splitlines() if path.is_file() else lines

    def link(self, target: str) -> str:
        """A link to a file below docs/ as this page's Markdown would write it."""
        return relpath(target, self.folder or ".")

    # Problems

    def line(self, text: str) -> int:
        """The line that has this text; each call for the same text gives the next such line."""
        first = text.strip().split("\n", 1)[0].strip()
        lines = [number for number, row in enumerate(self._rows, 1) if row.strip() == first]
        lines = lines or [number for number, row in enumerate(self._rows, 1) if first in row]
        self._calls[first] += 1
        return lines[min(self._calls[first], len(lines)) - 1] if lines else 0

    def problem(self, text: str, message: str) -> Problem:
        """A problem of this page, in the line that has `text`."""
        return Problem(self.file, self.line(text), message)

    def fail(self, problem: Problem) -> str:
        """Report a problem, and return the HTML to show in its place."""
        self.edition.report(self._owner, problem)
        return f'<span class="weave-problem">{html.escape(str(problem))}</span>'

    @contextmanager
    def asking(self, text: str) -> Iterator[None]:
        """Add to the Problem of another file the line of this page that asks for the file."""
        try:
            yield
        except Problem as problem:
            page = f"{self.file}:{self.line(text)}"
            raise Problem(problem.file, problem.line, problem.message, page) from None

    @contextmanager
    def checking(self, text: str, before: str = "", after: str = "") -> Iterator[None]:
        """Make a problem of this page of what is wrong with a value that it asks for."""
        try:
            yield
        except (ValueError, TypeError) as error:
            raise self.problem(text, f"{before}{error}{after}") from None

    # What the page asks for. Each method raises Problem, with the line that has `text`.

    def reference(self, text: str) -> Reference:
        """The reference that a block of the page is."""
        with self.checking(text):
            return parse_reference(text)

    def result(self, name: str, text: str) -> tuple[Program, Result]:
        """A program below snippets/ and its result."""
        self.uses.add(f"program:{name}")
        if not (self.root / "snippets" / name).is_file():
            raise self.problem(text, f"there is no snippets/{name}: {self._suggestion(name)}")
        with self.asking(text):
            result = self.edition.result(name)
        return self.edition.program(name), result

    def notebook(self, name: str, text: str) -> NotebookResult:
        """A notebook below docs/, as it ran."""
        self.uses.add(f"notebook:{name}")
        if not (self.root / "docs" / name).is_file():
            raise self.problem(text, f"there is no docs/{name}")
        with self.asking(text):
            return self.edition.notebook(name)

    def find(self, name: str, text: str) -> str:
        """The program that `{{ name.value }}` means: by path, a neighbour, or by a unique name."""
        programs = self.edition.book.programs
        files = [f for f in (f"{name}.py", f"{self.folder}/{name}.py") if f in programs][:1]
        files = files or [file for file in programs if PurePosixPath(file).stem == name]
        if len(files) == 1:
            return files[0]
        several = f"{len(files)} have that name: write its folder too"
        why = several if files else self._suggestion(name)
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

    def pictures(
        self, reference: Reference, text: str, prefix: str = ""
    ) -> Iterator[tuple[str, Picture, str]]:
        """The graphs that `graph=` and `steps=` name, each with its key and alternative text."""
        for key in (key for key in PICTURES if key in reference.keys):
            from weave.draw.graph_svg import Picture  # it imports igraph, and so pyplot

            graph = self._graph(reference, key, text)
            self.figures += 1
            plain = "plain" in reference.flags
            picture = Picture(graph, prefix or f"f{self.figures}-", plain=plain)
            alt = self.fill(reference.keys.get("alt", ""), text)
            yield key, picture, alt or picture.alt(reference.keys[key])

    def _graph(self, reference: Reference, key: str, text: str) -> Graph:
        program, result = self.result(reference.target, text)
        name = reference.keys[key]
        graph = result.graphs.get(name, NOT_RUN)
        if not isinstance(graph, str) and key == "steps" and not graph.steps:
            graph = f"'{name}' was never walked back in this run: call {name}.backward()"
        if isinstance(graph, str):
            raise self.problem(text, f"{key}={name} of {program.file}: {graph}")
        return graph

    def table(self, reference: Reference, text: str, render: table.Writer) -> str:
        """The table that `table=` names; "" without one."""
        program, result = self.result(reference.target, text)
        name = reference.keys.get("table")
        with self.checking(text, f"table={name} of {program.file}: "):
            return table.render_table(result.values.get(name), render) if name else ""

    def sentences(self, reference: Reference, text: str, key: str = "frames") -> list[str]:
        """The sentences that `frames=` or `asks=` names, one for each figure; none without it."""
        program, result = self.result(reference.target, text)
        name = reference.keys.get(key)
        if name is None:
            return []
        words = result.values.get(name)
        figures = sum(len(result.cells[i].figures) for i in self.cells(program, reference, text))
        if not isinstance(words, list) or len(words) != figures:
            message = f"must be a list of as many sentences as there are figures, {figures}"
            raise self.problem(text, f"{key}={name} of {program.file}: {message}")
        return [str(sentence) for sentence in words]

    def quote(self, reference: Reference, text: str) -> quotes.Quote:
        """A passage of the installed PyTorch, if it has not changed."""
        keys = reference.keys
        self.uses |= {f"file:{self.packages / f}" for f in (reference.target, quotes.VERSION)}
        start, end, digest = (keys.get(key, "") for key in ("from", "to", "digest"))
        with self.checking(text):
            return quotes.load_quote(reference.target, start, end, digest, self.packages)

    def value(self, text: str) -> tuple[str, str, str]:
        """What `{{ ... }}` stands for: its text, the unrounded value, and where it comes from."""
        match = VALUE.fullmatch(text)
        if not match:
            forms = "{{ snippet.name }} or {{ snippet.name:.2f }}"
            raise self.problem(text, f"{text} is not {forms}")
        return self._value(match, text, minus="−")

    def fill(self, words: str, text: str = "", minus: str = "−") -> str:
        """Words with their values filled in."""
        return VALUE.sub(lambda match: self._value(match, text or match[0], minus=minus)[0], words)

    def _value(self, match: re.Match[str], text: str, *, minus: str) -> tuple[str, str, str]:
        program, result = self.result(self.find(match["file"], text), text)
        with self.checking(text, f"{match[0]}: ", f" ({program.file})"):
            raw = _pick_value(result, match)
            formatted = format_value(raw, match["format"], minus=minus)
        return formatted, str(raw), f"{match['name']}{match['items']} in {program.path.name}"

    def _suggestion(self, name: str) -> str:
        from difflib import get_close_matches

        matches = get_close_matches(name, self.edition.book.programs, n=1, cutoff=0)
        return f"did you mean {matches[0]}?" if matches else "there are no snippets"


def _pick_value(result: Result, match: re.Match[str]) -> object:
    """The value of a run that `{{ ... }}` names. Raises ValueError, saying what to do."""
    name = match["name"]
    if name in result.others:
        kind = result.others[name]
        raise ValueError(f"'{name}' is a {kind}, which prose cannot show: name a number")
    if name not in result.values:
        names = ", ".join(sorted(result.values)) or "nothing"
        raise ValueError(f"the run has no name '{name}': it has {names}")
    value: Any = result.values[name]
    for item in ITEM.findall(match["items"]):
        try:
            value = value[int(item) if isinstance(value, list) else item.strip("'\"")]
        except (KeyError, IndexError, ValueError, TypeError):
            raise ValueError(f"'{name}' has no item [{item}]") from None
    if isinstance(value, list | dict):
        first = next(iter(value), "...") if isinstance(value, dict) else 0
        message = f"'{name}' holds {len(value)} values: pick one, as {name}[{first}]"
        raise ValueError(message)  # noqa: TRY004 - as for every other error here
    return value
