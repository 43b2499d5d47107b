"""Cells of notebooks made by the loom: each with an id and an order that every build repeats."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import nbformat

from weave import figures
from weave.snippet import Cell, Snippet

KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}
LONGEST = 64  # characters of an id
Json = dict[str, Any]


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
) -> Json:
    """A code cell: the `number` is for its id, the `count` is when it was run."""
    outputs: list[Json] = []
    if piece.text:
        outputs.append({"output_type": "stream", "name": "stdout", "text": piece.text})
    for figure in piece.figures:
        svg, told = figures.card(figure["svg"]), alt or figure["alt"]
        data = {"text/html": figures.image(svg, told), "image/svg+xml": svg, "text/plain": told}
        outputs.append({"output_type": "display_data", "data": data, "metadata": {}})
    return {
        "cell_type": "code",
        "id": f"{number}-{piece.name}"[:LONGEST],
        "metadata": dict(metadata or {}),
        "execution_count": count,
        "source": piece.source,
        "outputs": outputs,
    }


def words(text: str, number: int) -> Json:
    """A cell of Markdown."""
    return {"cell_type": "markdown", "id": f"{number}-words", "metadata": {}, "source": text}


def written(cells: Sequence[Json]) -> str:
    """A notebook of these cells as JSON (format 4.5), which is valid or an error of the loom."""
    metadata = {"kernelspec": KERNEL}
    book = {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": list(cells)}
    made = nbformat.from_dict(book)
    nbformat.validate(made)  # once: nbformat's own functions for cells do it for each of them
    return str(nbformat.v4.writes(made))


def _is_docstring(cell: Cell) -> bool:
    """Whether a cell holds nothing but the sentence that a file opens with."""
    tree = ast.parse(cell.source)
    return not cell.name and len(tree.body) == 1 and ast.get_docstring(tree) is not None
