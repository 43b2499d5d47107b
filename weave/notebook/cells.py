"""The cells of notebooks that the loom makes, with the same ids and order in every build."""

import ast
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import nbformat

from weave.draw.figure import render_card, render_image
from weave.run.program import Cell, Program
from weave.run.result import KERNEL, Figure, Output, Result

LONGEST = 64  # characters of an id
Json = dict[str, Any]


@dataclass(frozen=True)
class Piece:
    """The content of one cell: the source, and what a run printed and drew.

    `cells` are the numbers of the program's cells that it has. A program's docstring is joined to
    the next cell, because on its own it would be shown as a result.
    """

    name: str
    source: str
    text: str = ""
    figures: tuple[Figure, ...] = ()
    cells: tuple[int, ...] = ()


def split_pieces(program: Program, outputs: Sequence[Output]) -> list[Piece]:
    """A program and the outputs of its cells, as the cells of a notebook."""
    pieces: list[Piece] = []
    for number, (cell, output) in enumerate(zip(program.cells, outputs, strict=True)):
        title = f"# %% {cell.title}\n" if cell.title else ""
        source = (title + cell.source).strip("\n")
        cells: tuple[int, ...] = (number,)
        if number == 1 and _is_docstring(program.cells[0]):
            source, cells = f"{pieces.pop().source}\n\n{source}", (0, 1)
        pieces.append(Piece(cell.name, source, output.text, output.figures, cells))
    return pieces


def code_cell(
    piece: Piece, number: int, count: int, alt: str = "", metadata: Json | None = None
) -> Json:
    """A code cell: `number` is its place in the notebook, `count` its place among code cells."""
    outputs: list[Json] = []
    if piece.text:
        outputs.append({"output_type": "stream", "name": "stdout", "text": piece.text})
    for figure in piece.figures:
        svg, text = render_card(figure.svg), alt or figure.alt
        data = {"text/html": render_image(svg, text), "image/svg+xml": svg, "text/plain": text}
        outputs.append({"output_type": "display_data", "data": data, "metadata": {}})
    return {
        "cell_type": "code",
        "id": f"{number}-{piece.name}"[:LONGEST],
        "metadata": metadata or {},
        "execution_count": count,
        "source": piece.source,
        "outputs": outputs,
    }


def words_cell(text: str, number: int) -> Json:
    """A cell of Markdown."""
    return {"cell_type": "markdown", "id": f"{number}-words", "metadata": {}, "source": text}


def format_notebook(cells: Sequence[Json]) -> str:
    """A notebook of these cells as JSON (format 4.5); a test validates all those of the book."""
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": KERNEL}}
    return str(nbformat.v4.writes(nbformat.from_dict({**notebook, "cells": list(cells)})))


def format_program(program: Program, result: Result | None) -> str:
    """A program and its outputs as a notebook; without a result the outputs are empty."""
    outputs = result.cells if result else [Output() for _ in program.cells]
    pieces = enumerate(split_pieces(program, outputs))
    return format_notebook([code_cell(piece, n, n + 1) for n, piece in pieces])


def _is_docstring(cell: Cell) -> bool:
    """Whether a cell has only the docstring that a file opens with."""
    tree = ast.parse(cell.source)
    return not cell.name and len(tree.body) == 1 and ast.get_docstring(tree) is not None
