"""A chapter as one notebook: its words, its programs in the order of the page, what came of them.

It runs from top to bottom in an empty folder: what a program imports from beside it is written
there first. notebook/schedule.py says how programs that share one namespace are kept apart.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from weave.draw import table
from weave.draw.figure import render_image
from weave.notebook import cells, prose, style
from weave.notebook.cells import Json, Piece
from weave.notebook.prose import Address
from weave.notebook.schedule import Course, Step
from weave.notebook.split import Part, split_page
from weave.page.context import Page
from weave.problem import Problem
from weave.reference import PICTURES, TABLES, Kind, Reference, find_references, parse_reference
from weave.run import cache
from weave.run.program import CHECK, Program

HIDDEN = {"jupyter": {"source_hidden": True}}
FOLDED = {"collapsed": True, "jupyter": {"source_hidden": True, "outputs_hidden": True}}
LANGUAGES = {".py": "python", ".h": "cpp", ".cpp": "cpp", ".yaml": "yaml"}


def format_chapter(text: str, page: Page, address: Address) -> str:
    """The notebook of a page, from its Markdown without front matter, as JSON.

    `address` tells where a file below docs/ is on the site. Raises Problem, or adds it to those
    of the page, for what cannot be put into a notebook.
    """
    return _Chapter(text, page, address).written()


class _Chapter:
    """One notebook in the making."""

    def __init__(self, text: str, page: Page, address: Address) -> None:
        self.page = page
        self.address = address
        self.parts = list(split_page(text))
        shown = [r for part in self.parts for r in find_references(part.text)]
        self.mentions = [r.target for r in shown if r.kind is Kind.PROGRAM]
        self.course = Course(self.mentions)
        self.cells: list[Json] = []
        self.count = 0  # of code cells
        self.offered: set[Path] = set()  # neighbours that have been written
        self.imported: set[str] = set()
        self.looks = False  # of figures: told

    def written(self) -> str:
        head, *rest = self.parts
        title, _, more = head.text.partition("\n")
        self._attempt(self._head, title)
        for part in [replace(head, text=more.strip("\n")), *rest]:
            self._attempt(self._block if part.block else self._speak, part)
        return cells.format_notebook(self.cells)

    def _attempt(self, make: Any, *given: Any) -> None:
        try:
            make(*given)
        except Problem as problem:
            self.page.fail(problem)

    # Words

    def _head(self, title: str) -> None:
        """The title, the page's address, and what the notebook needs."""
        known = {name: version.split("+")[0] for name, version in cache.versions().items()}
        needed = self._packages()
        needs = " and ".join(f"`{name}`" for name in needed) or "no package"
        made = ", ".join(["Python " + known["python"], *(f"{n} {known[n]}" for n in needed)])
        where = prose.absolute_link("", self.page, self.address)
        self._say(
            f"{self._words(title)}\n\n<small>The page of this notebook is <{where}>. "
            f"Its programs need {needs}; what you see below them was made with {made}. "
            "Each stands on its own: `%reset -sf` forgets the names of the one before. "
            "The checks of the programs are folded away, and so are the answers.</small>"
        )

    def _packages(self) -> list[str]:
        """Which of the packages a result depends on the chapter's programs import."""
        imported: set[str] = set()
        for name in self.mentions:
            with contextlib.suppress(Problem):  # which the mention itself will report
                imported |= self.page.edition.program(name).packages
        return [name for name in cache.PACKAGES if name in imported]

    def _words(self, text: str) -> str:
        return prose.format_prose(text, self.page, self.address)

    def _speak(self, part: Part) -> None:
        self._say(self._words(part.text), part)

    def _say(self, text: str, part: Part | None = None) -> None:
        """Add words, folded away if their part is."""
        if text and part and part.fold:
            title = self._words(part.fold) + ("" if part.opens else ", continued")
            text = f"<details><summary>{title}</summary>\n\n{text}\n\n</details>"
        if text:
            self.cells.append(cells.words_cell(text, len(self.cells)))

    # Programs

    def _block(self, part: Part) -> None:
        asked = part.text
        try:
            reference = parse_reference(asked)
        except ValueError as error:
            raise self.page.problem(asked, str(error)) from None
        if reference.kind is Kind.QUOTE:
            self._quote(reference, part)
        elif reference.kind is Kind.PROGRAM:
            self._program(reference, part)
        else:
            what = f"`::: {reference.target}` cannot be put into a chapter's notebook"
            raise self.page.problem(asked, f"{what}: show it on a page right below docs/")

    def _program(self, reference: Reference, part: Part) -> None:
        """The cells that run at this mention, and what stands below them."""
        program, result = self.page.result(reference.target, part.text)
        chosen = self.page.cells(program, reference, part.text)
        pieces = cells.split_pieces(program, result.cells)
        as_file = _tells_of_itself(program, pieces)
        if as_file:
            pieces, chosen = [_run_from_file(program, pieces)], [0]
        wanted = [n for n, piece in enumerate(pieces) if not set(piece.cells).isdisjoint(chosen)]
        steps = self.course.steps(reference.target, len(pieces), wanted)
        if steps:
            self._looks(pieces)
            self._neighbours(program)
        if steps and part.opens:
            self._say(f"**{self._words(part.fold)}**: the next cell.")
        if steps and as_file and program.path not in self.offered:
            self._write(program.path, FOLDED if part.fold else HIDDEN if reference.flags else {})
        alt = self.page.fill(reference.keys.get("alt", ""), part.text)
        for step in steps:
            begin = self._begin(program) if step.first else ""
            sources = "\n\n\n".join(pieces[n].source for n in step.cells)
            if step.again:
                self._run(Piece(f"{program.stem}-again", f"%%capture\n{begin}{sources}"), FOLDED)
                continue
            piece = pieces[step.cells[0]]
            name = f"{program.stem}-{piece.name}".strip("-")
            metadata = _metadata(part, reference, step, piece)
            alone = alt if len(piece.figures) == 1 else ""
            self._run(replace(piece, name=name, source=begin + sources), metadata, alone)
        self._below(reference, part)

    def _run(self, piece: Piece, metadata: Mapping[str, Any], alt: str = "") -> None:
        self.count += 1
        place = len(self.cells)
        self.cells.append(cells.code_cell(piece, place, self.count, alt, metadata))

    def _begin(self, program: Program) -> str:
        """What lets a program begin as in a process of its own."""
        names = [path.stem for path in program.neighbours]
        old = [f'sys.modules.pop("{name}", None)' for name in names if name in self.imported]
        self.imported.update(names)
        anew = f"import sys; {'; '.join(old)}  # import it anew\n" if old else ""
        return f"# {program.path.name}\n{anew}%reset -sf\n"

    def _neighbours(self, program: Program) -> None:
        """Write what a program imports from beside it, once a notebook."""
        for path in program.neighbours:
            if path not in self.offered:
                self._say(
                    f"The program below imports from `{path.name}`, another program of the book.\n"
                    "The next cell writes it beside the notebook; unfold the cell to read it."
                )
                self._write(path, HIDDEN)

    def _write(self, path: Path, metadata: Mapping[str, Any]) -> None:
        """Write a program beside the notebook, where it is not yet."""
        self.offered.add(path)
        source = path.read_text(encoding="utf-8").rstrip("\n")
        told = f"Writing {path.name}\n"
        self._run(Piece(path.stem, f"%%writefile {path.name}\n{source}", told), metadata)

    def _looks(self, pieces: Sequence[Piece]) -> None:
        """Before the first program that draws, how figures look."""
        if not self.looks and any(piece.figures for piece in pieces):
            self.looks = True
            self._run(Piece("looks", style.figure_cell()), HIDDEN)

    # What is no code

    def _below(self, reference: Reference, part: Part) -> None:
        """Graphs and tables of a run, and the caption."""
        pictures = [key for key in PICTURES if key in reference.keys]
        made = [self._picture(reference, key, part.text) for key in pictures]
        made += [
            self.page.table(reference, key, part.text, table.render_markdown)
            for key in TABLES
            if key in reference.keys
        ]
        self._say("\n\n".join([*made, *self._caption(reference)]), replace(part, opens=False))

    def _picture(self, reference: Reference, key: str, asked: str) -> str:
        """A graph as an image within the words; of a walk its end, and all its steps in words."""
        from weave.draw.graph_svg import Picture  # which imports igraph, and that pyplot

        picture = Picture(self.page.graph(reference, key, asked), "g")
        alt = self.page.fill(reference.keys.get("alt", ""), asked)
        alt = alt or picture.alt(reference.keys[key])
        image = render_image(picture.render_still(style.graph_rules(self.page.root)), alt)
        steps = [f"{n}. {words}" for n, words in enumerate(picture.format_steps())]
        return image if key == "graph" else "\n".join([image, "", *steps])

    def _caption(self, reference: Reference) -> list[str]:
        caption = self._words(reference.keys.get("caption", ""))
        return [f"<small>{caption}</small>"] if caption else []

    def _quote(self, reference: Reference, part: Part) -> None:
        """A passage of PyTorch, its place above it."""
        quote = self.page.quote(reference, part.text)
        fence = "`" * max(3, *(len(ticks) + 1 for ticks in ["", *re.findall("`+", quote.text)]))
        language = LANGUAGES.get(Path(quote.file).suffix, "")
        place = f"`{quote.file}`, {quote.lines}, {quote.release}:"
        passage = f"{fence}{language}\n{quote.text.rstrip()}\n{fence}"
        self._say("\n\n".join([place, passage, *self._caption(reference)]), part)


def _metadata(part: Part, reference: Reference, step: Step, piece: Piece) -> Mapping[str, Any]:
    """How much of a cell is seen at first, in editors that can fold."""
    if part.fold or not step.shown:
        return FOLDED
    return HIDDEN if reference.flags or piece.name == CHECK else {}


def _tells_of_itself(program: Program, pieces: Sequence[Piece]) -> bool:
    """Whether a program prints its file's name: in a cell it would have another."""
    return any(program.path.name in piece.text for piece in pieces)


def _run_from_file(program: Program, pieces: Sequence[Piece]) -> Piece:
    """The cell that runs a program which has been written to its file, with all that came."""
    return Piece(
        "run",
        f"%run {program.path.name}",
        "".join(piece.text for piece in pieces),
        tuple(figure for piece in pieces for figure in piece.figures),
        (0,),
    )
