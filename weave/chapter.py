"""A chapter as one notebook: its words, its programs in the order of the page, what came of them.

It runs from top to bottom in an empty folder: what a program imports from beside it is written
there first. weave/chapter_course.py says how programs that share one namespace are kept apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from weave import (
    cache,
    chapter_looks,
    chapter_parts,
    chapter_words,
    figures,
    graph_picture,
    notebook_cells,
    quotes,
    references,
    tables,
)
from weave.chapter_course import Course, Step
from weave.chapter_parts import Part
from weave.chapter_words import Address
from weave.extension import TABLES, Page
from weave.notebook_cells import Json, Piece
from weave.problem import Problem
from weave.references import Reference
from weave.snippet import CHECK, Snippet, local_imports, packages

HIDDEN = {"jupyter": {"source_hidden": True}}
FOLDED = {"collapsed": True, "jupyter": {"source_hidden": True, "outputs_hidden": True}}
LANGUAGES = {".py": "python", ".h": "cpp", ".cpp": "cpp", ".yaml": "yaml"}
NO_PROGRAM = (*quotes.FOLDERS, "tests/", "snippets/")  # what `:::` shows beside programs


def is_one(file: str, text: str) -> bool:
    """Whether "docs/idea/dials.md" is a chapter: in a folder of docs/, and with a program."""
    found = references.found(text)
    return file.count("/") > 1 and any(not r.snippet.startswith(NO_PROGRAM) for r in found)


def notebook(text: str, page: Page, address: Address) -> str:
    """The notebook of a page, from its Markdown without front matter, as JSON.

    `address` tells where a file below docs/ is on the site. Raises Problem, or adds it to those
    of the page, for what cannot be put into a notebook.
    """
    page.remember(text.split("\n"))
    return _Chapter(text, page, address).written()


class _Chapter:
    """One notebook in the making."""

    def __init__(self, text: str, page: Page, address: Address) -> None:
        self.page = page
        self.address = address
        self.parts = list(chapter_parts.read(text))
        shown = [r.snippet for part in self.parts for r in references.found(part.text)]
        self.mentions = [name for name in shown if not name.startswith(NO_PROGRAM)]
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
        return notebook_cells.written(self.cells)

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
        where = chapter_words.link("", self.page, self.address)
        self._say(
            f"{self._words(title)}\n\n<small>The page of this notebook is <{where}>. "
            f"Its programs need {needs}; what you see below them was made with {made}. "
            "Each stands on its own: `%reset -sf` forgets the names of the one before. "
            "The checks of the programs are folded away, and so are the answers.</small>"
        )

    def _packages(self) -> list[str]:
        """Which of the packages a result depends on the chapter's programs import."""
        named = [self.page.root / "snippets" / name for name in self.mentions]
        found = set().union(*map(packages, named))
        return [name for name in cache.PACKAGES if name in found]

    def _words(self, text: str) -> str:
        return chapter_words.written(text, self.page, self.address)

    def _speak(self, part: Part) -> None:
        self._say(self._words(part.text), part)

    def _say(self, text: str, part: Part | None = None) -> None:
        """Add words, folded away if their part is."""
        if text and part and part.fold:
            title = self._words(part.fold) + ("" if part.opens else ", continued")
            text = f"<details><summary>{title}</summary>\n\n{text}\n\n</details>"
        if text:
            self.cells.append(notebook_cells.words(text, len(self.cells)))

    # Programs

    def _block(self, part: Part) -> None:
        asked = part.text
        try:
            reference = references.parse(asked)
        except ValueError as error:
            raise self.page.tell(asked, str(error)) from None
        if reference.snippet.startswith(quotes.FOLDERS):
            self._quote(reference, part)
        elif reference.snippet.startswith(NO_PROGRAM):
            what = f"`::: {reference.snippet}` cannot be put into a chapter's notebook"
            raise self.page.tell(asked, f"{what}: show it on a page right below docs/")
        else:
            self._program(reference, part)

    def _program(self, reference: Reference, part: Part) -> None:
        """The cells that run at this mention, and what stands below them."""
        snippet, result = self.page.result(reference.snippet, part.text)
        chosen = self.page.cells(snippet, reference, part.text)
        pieces = notebook_cells.pieces(snippet, result)
        as_file = _tells_of_itself(snippet, pieces)
        if as_file:
            pieces, chosen = [_run_from_file(snippet, pieces)], [0]
        wanted = [n for n, piece in enumerate(pieces) if not set(piece.cells).isdisjoint(chosen)]
        steps = self.course.steps(reference.snippet, len(pieces), wanted)
        if steps:
            self._looks(pieces)
            self._neighbours(snippet)
        if steps and part.opens:
            self._say(f"**{self._words(part.fold)}**: the next cell.")
        if steps and as_file and snippet.path not in self.offered:
            self._write(snippet.path, FOLDED if part.fold else HIDDEN if reference.flags else {})
        alt = self.page.fill(reference.keys.get("alt", ""), part.text)
        for step in steps:
            begin = self._begin(snippet) if step.first else ""
            sources = "\n\n\n".join(pieces[n].source for n in step.cells)
            if step.again:
                self._run(Piece(f"{snippet.stem}-again", f"%%capture\n{begin}{sources}"), FOLDED)
                continue
            piece = pieces[step.cells[0]]
            name = f"{snippet.stem}-{piece.name}".strip("-")
            metadata = _metadata(part, reference, step, piece)
            alone = alt if len(piece.figures) == 1 else ""
            self._run(replace(piece, name=name, source=begin + sources), metadata, alone)
        self._below(reference, part)

    def _run(self, piece: Piece, metadata: Mapping[str, Any], alt: str = "") -> None:
        self.count += 1
        place = len(self.cells)
        self.cells.append(notebook_cells.code(piece, place, self.count, alt, metadata))

    def _begin(self, snippet: Snippet) -> str:
        """What lets a program begin as in a process of its own."""
        names = [path.stem for path in local_imports(snippet.path)]
        old = [f'sys.modules.pop("{name}", None)' for name in names if name in self.imported]
        self.imported.update(names)
        anew = f"import sys; {'; '.join(old)}  # import it anew\n" if old else ""
        return f"# {snippet.path.name}\n{anew}%reset -sf\n"

    def _neighbours(self, snippet: Snippet) -> None:
        """Write what a program imports from beside it, once a notebook."""
        for path in local_imports(snippet.path):
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
            self._run(Piece("looks", chapter_looks.figures()), HIDDEN)

    # What is no code

    def _below(self, reference: Reference, part: Part) -> None:
        """Graphs and tables of a run, and the caption."""
        pictures = [key for key in references.PICTURES if key in reference.keys]
        made = [self._picture(reference, key, part.text) for key in pictures]
        made += [
            self.page.table(reference, key, part.text, tables.in_markdown)
            for key in TABLES
            if key in reference.keys
        ]
        self._say("\n\n".join([*made, *self._caption(reference)]), replace(part, opens=False))

    def _picture(self, reference: Reference, key: str, asked: str) -> str:
        """A graph as an image within the words; of a walk its end, and all its steps in words."""
        picture = graph_picture.Picture(self.page.graph(reference, key, asked), "g")
        alt = self.page.fill(reference.keys.get("alt", ""), asked)
        alt = alt or picture.alt(reference.keys[key])
        image = figures.image(picture.still(chapter_looks.graphs(self.page.root)), alt)
        steps = [f"{n}. {words}" for n, words in enumerate(picture.told())]
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


def _tells_of_itself(snippet: Snippet, pieces: Sequence[Piece]) -> bool:
    """Whether a program prints its file's name: in a cell it would have another."""
    return any(snippet.path.name in piece.text for piece in pieces)


def _run_from_file(snippet: Snippet, pieces: Sequence[Piece]) -> Piece:
    """The cell that runs a program which has been written to its file, with all that came."""
    return Piece(
        "run",
        f"%run {snippet.path.name}",
        "".join(piece.text for piece in pieces),
        [figure for piece in pieces for figure in piece.figures],
        (0,),
    )
