"""Cells of notebooks made by the loom: each with an id and an order that every build repeats."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from weave import figures
from weave.snippet import Cell, Snippet

KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}
LONGEST = 64  # characters of an id


@dataclass(frozen=True)
class Piece:
    """What becomes one cell: the source, and what a run printed and drew.

    `cells` are the numbers of the snippet's cells it is made of: a docstring that would have a
    cell to itself stands above the next one, for alone it would be shown as a result.
    """

    name: str
    source: str
    text: str = ""
    figures: Sequence[Mapping[str, str]] = ()
    cells: tuple[int, ...] = ()


def pieces(snippet: Snippet, result: Mapping[str, Any]) -> list[Piece]:
    """A snippet and what came of it, as the cells of a notebook."""
    made: list[Piece] = []
    for number, (cell, came) in enumerate(zip(snippet.cells, result["cells"], strict=True)):
        title = f"# %% {cell.title}\n" if cell.title else ""
        source = (title + cell.source).strip("\n")
        cells: tuple[int, ...] = (number,)
        if number == 1 and _is_docstring(snippet.cells[0]):
            source, cells = f"{made.pop().source}\n\n{source}", (0, 1)
        made.append(Piece(cell.name, source, came["text"], came["figures"], cells))
    return made


def code(
    piece: Piece,
    number: int,
    count: int,
    alt: str = "",
    metadata: Mapping[str, Any] | None = None,
) -> Any:
    """A code cell: the `number` is for its id, the `count` is when it was run."""
    made = new_code_cell(piece.source, execution_count=count, metadata=dict(metadata or {}))
    made["id"] = f"{number}-{piece.name}"[:LONGEST]
    if piece.text:
        made["outputs"].append(new_output("stream", name="stdout", text=piece.text))
    for figure in piece.figures:
        svg, told = figures.card(figure["svg"]), alt or figure["alt"]
        data = {"text/html": figures.image(svg, told), "image/svg+xml": svg, "text/plain": told}
        made["outputs"].append(new_output("display_data", data=data))
    return made


def words(text: str, number: int) -> Any:
    """A cell of Markdown."""
    made = new_markdown_cell(text)
    made["id"] = f"{number}-words"
    return made


def written(cells: Sequence[Any]) -> str:
    """A notebook of these cells as JSON (format 4.5), which is valid or an error of the loom."""
    book = new_notebook(cells=list(cells), metadata={"kernelspec": KERNEL})
    nbformat.validate(book)
    return str(nbformat.writes(book))


def _is_docstring(cell: Cell) -> bool:
    """Whether a cell holds nothing but the sentence that a file opens with."""
    tree = ast.parse(cell.source)
    return not cell.name and len(tree.body) == 1 and ast.get_docstring(tree) is not None
