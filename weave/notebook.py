"""Notebooks both ways: snippets made into notebooks, and notebooks run for the site."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat.v4 import new_code_cell

from weave import cache, notebook_cells
from weave.problem import Problem
from weave.snippet import Snippet, relative

DEADLINE = 120  # seconds a cell of a notebook may take
STYLE = Path(__file__).with_name("book.mplstyle")
PREAMBLE = """\
%config InlineBackend.figure_formats = ["svg"]
%config InlineBackend.print_figure_kwargs = {"metadata": {"Date": None}, "bbox_inches": None}
import torch; torch.set_num_threads(1)
"""


def from_snippet(snippet: Snippet, result: Mapping[str, Any]) -> str:
    """A snippet and what its run printed and drew, as the JSON of a notebook (format 4.5)."""
    made = enumerate(notebook_cells.pieces(snippet, result))
    return notebook_cells.written([notebook_cells.code(p, n, n + 1) for n, p in made])


def key(path: Path) -> str:
    """What a run of this notebook depends on: itself, the packages, the loom."""
    packages = cache.versions((*cache.PACKAGES, "ipykernel", "ipython", "nbclient"))
    parts = [path.read_bytes(), repr(packages).encode(), cache.loom().encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def execute(path: Path, root: Path) -> str:
    """Run a notebook from top to bottom in a kernel of its own and give it back with its outputs.

    Raises Problem, with the line of the .ipynb file, for the first cell that fails.
    """
    file = relative(path, root)
    try:
        book = nbformat.read(path, as_version=4)
        nbformat.validate(book)
    except (OSError, ValueError, nbformat.ValidationError) as error:
        raise Problem(file, 0, f"is not a notebook: {error}") from None
    client = NotebookClient(
        book, timeout=DEADLINE, kernel_name="python3", extra_arguments=["--log-level=ERROR"]
    )
    number = 0
    try:
        with (
            tempfile.TemporaryDirectory(prefix="weave-") as here,  # not a folder that is watched
            client.setup_kernel(env=_environment(), cwd=here),
        ):
            book.cells.append(new_code_cell(PREAMBLE))  # nbclient keeps what it runs in its place
            client.execute_cell(book.cells[-1], len(book.cells) - 1, store_history=False)
            book.cells.pop()
            for number, cell in enumerate(book.cells):
                client.execute_cell(cell, number)
    except CellExecutionError as error:
        raise _problem(path, file, number, error) from None
    except (CellTimeoutError, DeadKernelError, RuntimeError) as error:  # the last: no kernel
        said = str(error).strip().splitlines()[0]
        raise Problem(file, _line(path, number, 1), f"cell {number + 1}: {said}") from None
    for cell in book.cells:
        cell.metadata.pop("execution", None)  # times: no two runs have the same
    book.metadata["kernelspec"] = notebook_cells.KERNEL
    book.metadata.pop("language_info", None)
    return str(nbformat.writes(book))


def _environment() -> dict[str, str]:
    """The kernel draws into the page, in the book's style, and hashes in the same order twice."""
    mine = {"MATPLOTLIBRC": str(STYLE), "PYTHONHASHSEED": "0", "OMP_NUM_THREADS": "1"}
    return {k: v for k, v in os.environ.items() if k != "MPLBACKEND"} | mine


def _problem(path: Path, file: str, number: int, error: CellExecutionError) -> Problem:
    plain = re.sub(r"\x1b\[[0-9;]*m", "", error.traceback)
    lines = re.findall(r"Cell In\[\d+\], line (\d+)", plain)
    line = int(lines[-1]) if lines else 1
    return Problem(
        file,
        _line(path, number, line),
        f"cell {number + 1}, line {line}: {error.ename}: {error.evalue}",
    )


def _line(path: Path, number: int, line: int) -> int:
    """The line of the .ipynb file that holds this line of this cell; 0 where it can't be told."""
    rows = path.read_text(encoding="utf-8").splitlines()
    starts = [i for i, row in enumerate(rows, 1) if row.strip().startswith('"source": [')]
    return starts[number] + line if number < len(starts) else 0
