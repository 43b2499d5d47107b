"""Runs a notebook of the book, and has mkdocs-jupyter make its page."""

import os
import re
import signal
import tempfile
from pathlib import Path

import click
import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat.v4 import new_code_cell

from weave.problem import Problem
from weave.run.capture import STYLE
from weave.run.program import relative
from weave.run.result import KERNEL, NotebookResult

DEADLINE = 120  # seconds of processor time that a notebook may take
PATIENCE = 10 * DEADLINE  # seconds on the clock for one of its cells
PREAMBLE = """\
%config InlineBackend.figure_formats = ["svg"]
%config InlineBackend.print_figure_kwargs = {"metadata": {"Date": None}, "bbox_inches": None}
import torch; torch.set_num_threads(1)
"""
if hasattr(signal, "SIGXCPU"):
    PREAMBLE += f"import resource; resource.setrlimit(resource.RLIMIT_CPU, ({DEADLINE}, -1))"


def run_notebook(path: Path, root: Path) -> NotebookResult:
    """Run a notebook from top to bottom in a kernel of its own, and make its page.

    Raises Problem, with the line of the .ipynb file, for the first cell that fails.
    """
    file = relative(path, root)
    try:
        book = nbformat.read(path, as_version=4)
        nbformat.validate(book)
    except (OSError, ValueError, nbformat.ValidationError) as error:
        raise Problem(file, 0, f"is not a notebook: {error}") from None
    client = NotebookClient(
        book,
        timeout=PATIENCE,
        kernel_name="python3",
        coalesce_streams=True,  # how many messages a print comes in is a matter of time
        extra_arguments=["--log-level=ERROR"],
    )
    number = 0
    try:
        with (
            tempfile.TemporaryDirectory(prefix="weave-") as here,  # not a folder that is watched
            client.setup_kernel(env=_environment(), cwd=here),
        ):
            book.cells.append(new_code_cell(PREAMBLE))  # nbclient runs only cells of the notebook
            client.execute_cell(book.cells[-1], len(book.cells) - 1, store_history=False)
            book.cells.pop()
            for number, cell in enumerate(book.cells):
                client.execute_cell(cell, number)
    except CellExecutionError as error:
        raise _problem(path, file, number, error) from None
    except (CellTimeoutError, DeadKernelError, RuntimeError) as error:  # the last: no kernel
        why = str(error).strip().splitlines()[0]
        if isinstance(error, DeadKernelError):
            why += f" (a notebook may use {DEADLINE} s of processor time)"
        raise Problem(file, _line(path, number, 1), f"cell {number + 1}: {why}") from None
    for cell in book.cells:
        cell.metadata.pop("execution", None)  # times: no two runs have the same
    book.metadata["kernelspec"] = KERNEL
    book.metadata.pop("language_info", None)
    text = str(nbformat.writes(book))
    return NotebookResult(text, _page(text, path.name))


def _page(notebook: str, name: str) -> str:
    """The HTML that mkdocs-jupyter makes of a notebook that has been run."""
    from mkdocs_jupyter import nbconvert2

    with tempfile.TemporaryDirectory(prefix="weave-") as folder:
        path = Path(folder, name)
        path.write_text(notebook, encoding="utf-8")
        return str(nbconvert2.nb2html(str(path)))


def _environment() -> dict[str, str]:
    """For a kernel that draws inline, in the book's style, and hashes alike in every run."""
    settings = {"MATPLOTLIBRC": str(STYLE), "PYTHONHASHSEED": "0", "OMP_NUM_THREADS": "1"}
    return {k: v for k, v in os.environ.items() if k != "MPLBACKEND"} | settings


def _problem(path: Path, file: str, number: int, error: CellExecutionError) -> Problem:
    lines = re.findall(r"Cell In\[\d+\], line (\d+)", click.unstyle(error.traceback))
    line = int(lines[-1]) if lines else 1
    message = f"cell {number + 1}, line {line}: {error.ename}: {error.evalue}"
    return Problem(file, _line(path, number, line), message)


def _line(path: Path, number: int, line: int) -> int:
    """The line of the .ipynb file that holds this line of this cell; 0 where it is unclear."""
    rows = path.read_text(encoding="utf-8").splitlines()
    starts = [i for i, row in enumerate(rows, 1) if row.strip().startswith('"source": [')]
    return starts[number] + line if number < len(starts) else 0
