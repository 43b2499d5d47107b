"""A chapter as one notebook: its words, and its programs with their outputs.

It runs from top to bottom in an empty folder: the neighbours of a program are written there first.
notebook/schedule.py explains how programs that share one namespace are kept apart.
"""

import contextlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from weave.draw import table
from weave.draw.figure import render_image
from weave.grammar import Kind, Reference, find_references
from weave.notebook import cells, prose, style
from weave.notebook.cells import Json, Piece
from weave.notebook.prose import Address
from weave.notebook.schedule import Course
from weave.notebook.split import Part, split_page
from weave.page.context import Page
from weave.problem import Problem
from weave.run import cache
from weave.run.program import CHECK, Program

HIDDEN: Json = {"jupyter": {"source_hidden": True}}
FOLDED: Json = {"collapsed": True, "jupyter": {"source_hidden": True, "outputs_hidden": True}}
LANGUAGES = {".py": "python", ".h": "cpp", ".cpp": "cpp", ".yaml": "yaml"}


def format_chapter(text: str, page: Page, address: Address) -> str:
    """The notebook of a page, from its Markdown without front matter, as JSON.

    `address` gives the address of a file below docs/ on the site. Whatever cannot be put into a
    notebook is added to the problems of the page.
    """
    return _Chapter(text, page, address).format()


class _Chapter:
    """A notebook that grows as its page is read."""

    def __init__(self, text: str, page: Page, address: Address) -> None:
        self.page = page
        self.address = address
        self.parts = list(split_page(text))
        references = [r for part in self.parts for r in find_references(part.text)]
        self.mentions = [r.target for r in references if r.kind is Kind.PROGRAM]
        self.course = Course(self.mentions)
        self.cells: list[Json] = []
        self.written: set[Path] = set()  # programs
        self.imported: set[str] = set()
        self.styled = False  # whether a cell has set the style of figures

    def format(self) -> str:
        head, *rest = self.parts
        title, _, more = head.text.partition("\n")
        parts = [replace(head, text=title), replace(head, text=more.strip("\n")), *rest]
        for number, part in enumerate(parts):
            try:
                if not number:
                    self._add_head(title)
                elif part.block:
                    self._add_block(part)
                else:
                    self._add_words(self._prose(part.text), part)
            except Problem as problem:
                self.page.fail(problem)
        return cells.format_notebook(self.cells)

    def _add_head(self, title: str) -> None:
        """Add the title, the page's address, and what the notebook needs."""
        versions = {name: version.split("+")[0] for name, version in cache.versions().items()}
        imported: set[str] = set()
        for name in self.mentions:
            with contextlib.suppress(Problem):  # the mention itself reports it
                imported |= self.page.edition.program(name).packages
        packages = [name for name in cache.PACKAGES if name in imported]
        needs = " and ".join(f"`{name}`" for name in packages) or "no package"
        used = ", ".join(f"{name} {versions[name.lower()]}" for name in ["Python", *packages])
        url = prose.absolute_link("", self.page, self.address)
        self._add_words(
            f"{self._prose(title)}\n\n<small>The page of this notebook is <{url}>. "
            f"Its programs need {needs}; what you see below them was made with {used}. "
            "Each stands on its own: `%reset -sf` forgets the names of the one before. "
            "The checks of the programs are folded away, and so are the answers.</small>"
        )

    def _prose(self, text: str) -> str:
        return prose.format_prose(text, self.page, self.address)

    def _add_words(self, text: str, part: Part | None = None) -> None:
        """Add words, folded away if their part is."""
        if text and part and part.fold:
            title = self._prose(part.fold) + ("" if part.opens else ", continued")
            text = f"<details><summary>{title}</summary>\n\n{text}\n\n</details>"
        if text:
            self.cells.append(cells.words_cell(text, len(self.cells)))

    def _add_block(self, part: Part) -> None:
        reference = self.page.reference(part.text)
        if reference.kind is Kind.QUOTE:
            self._add_quote(reference, part)
        elif reference.kind is Kind.PROGRAM:
            self._add_program(reference, part)
        else:
            message = f"`::: {reference.target}` cannot be put into a chapter's notebook"
            raise self.page.problem(part.text, f"{message}: show it on a page right below docs/")

    def _add_program(self, reference: Reference, part: Part) -> None:
        """Add the cells that run at this mention, and the graphs, tables and caption below them."""
        program, result = self.page.result(reference.target, part.text)
        chosen = self.page.cells(program, reference, part.text)
        pieces = cells.split_pieces(program, result.cells)
        # a program that prints its file's name would print another in a cell
        as_file = any(program.path.name in piece.text for piece in pieces)
        if as_file:
            pieces, chosen = [_run_from_file(program, pieces)], [0]
        numbers = [n for n, piece in enumerate(pieces) if not set(piece.cells).isdisjoint(chosen)]
        steps = self.course.steps(reference.target, len(pieces), numbers)
        if steps:
            self._prepare(program, pieces)
        if steps and part.opens:
            self._add_words(f"**{self._prose(part.fold)}**: the next cell.")
        if steps and as_file and program.path not in self.written:
            self._write(program.path, FOLDED if part.fold else HIDDEN if reference.flags else {})
        alt = self.page.fill(reference.keys.get("alt", ""), part.text)
        for step in steps:
            begin = self._begin(program) if step.first else ""
            sources = "\n\n\n".join(pieces[n].source for n in step.cells)
            if step.again:
                silent = Piece(f"{program.path.stem}-again", f"%%capture\n{begin}{sources}")
                self._add_code(silent, FOLDED)
                continue
            piece = pieces[step.cells[0]]
            name = f"{program.path.stem}-{piece.name}".strip("-")
            metadata = HIDDEN if reference.flags or piece.name == CHECK else {}
            if part.fold or not step.shown:
                metadata = FOLDED
            alone = alt if len(piece.figures) == 1 else ""
            self._add_code(replace(piece, name=name, source=begin + sources), metadata, alone)
        self._add_results(reference, part)

    def _add_code(self, piece: Piece, metadata: Json, alt: str = "") -> None:
        count = 1 + sum(cell["cell_type"] == "code" for cell in self.cells)
        self.cells.append(cells.code_cell(piece, len(self.cells), count, alt, metadata))

    def _begin(self, program: Program) -> str:
        """The lines that let a program begin as in a process of its own."""
        names = [path.stem for path in program.neighbours]
        old = [f'sys.modules.pop("{name}", None)' for name in names if name in self.imported]
        self.imported.update(names)
        again = f"import sys; {'; '.join(old)}  # import it again\n" if old else ""
        return f"# {program.path.name}\n{again}%reset -sf\n"

    def _prepare(self, program: Program, pieces: Sequence[Piece]) -> None:
        """Before a program set the style of figures and write the neighbours, each only once."""
        if not self.styled and any(piece.figures for piece in pieces):
            self.styled = True
            self._add_code(Piece("looks", style.format_figure_cell()), HIDDEN)
        for path in program.neighbours:
            if path not in self.written:
                self._add_words(
                    f"The program below imports from `{path.name}`, another program of the book.\n"
                    "The next cell writes it beside the notebook; unfold the cell to read it."
                )
                self._write(path, HIDDEN)

    def _write(self, path: Path, metadata: Json) -> None:
        """Add a cell that writes a program beside the notebook."""
        self.written.add(path)
        source = path.read_text(encoding="utf-8").rstrip("\n")
        output = f"Writing {path.name}\n"
        self._add_code(Piece(path.stem, f"%%writefile {path.name}\n{source}", output), metadata)

    def _add_results(self, reference: Reference, part: Part) -> None:
        """Add the graphs and tables of a run, and the caption."""
        results = []
        for key, picture, alt in self.page.pictures(reference, part.text, "g"):
            still = picture.render_still(style.load_graph_rules(self.page.root))
            steps = _numbered(picture.format_steps()) if key == "steps" else ""
            results += [render_image(still, alt), steps]
        results.append(self.page.table(reference, part.text, table.render_markdown))
        sentences = self.page.sentences(reference, part.text)
        results.append(_numbered(map(table.escape_markdown, sentences)))
        text = "\n\n".join(filter(None, [*results, *self._caption(reference)]))
        self._add_words(text, replace(part, opens=False))

    def _caption(self, reference: Reference) -> list[str]:
        caption = self._prose(reference.keys.get("caption", ""))
        return [f"<small>{caption}</small>"] if caption else []

    def _add_quote(self, reference: Reference, part: Part) -> None:
        """Add a passage of PyTorch, with its place above it."""
        quote = self.page.quote(reference, part.text)
        fence = "`" * max(3, *(len(ticks) + 1 for ticks in ["", *re.findall("`+", quote.text)]))
        language = LANGUAGES.get(Path(quote.file).suffix, "")
        place = f"`{quote.file}`, {quote.lines}, {quote.release}:"
        passage = f"{fence}{language}\n{quote.text.rstrip()}\n{fence}"
        self._add_words("\n\n".join([place, passage, *self._caption(reference)]), part)


def _numbered(rows: Iterable[str]) -> str:
    """A list in Markdown, which begins with 0."""
    return "\n".join(f"{number}. {row}" for number, row in enumerate(rows))


def _run_from_file(program: Program, pieces: Sequence[Piece]) -> Piece:
    """The cell that runs a program which has been written to its file, with all outputs."""
    text = "".join(piece.text for piece in pieces)
    figures = tuple(figure for piece in pieces for figure in piece.figures)
    return Piece("run", f"%run {program.path.name}", text, figures, (0,))
