"""A notebook is ended, like a program, by the processor time that it uses."""

from __future__ import annotations

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from tests.support.project import Project
from weave.problem import Problem
from weave.run import notebook

LIMIT = notebook.PREAMBLE.splitlines()[-1]


def test_a_notebook_has_two_minutes_of_processor_time() -> None:
    assert notebook.DEADLINE == 120
    assert LIMIT.endswith("setrlimit(resource.RLIMIT_CPU, (120, -1))")


def test_a_notebook_that_uses_more_is_ended_in_its_cell(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notebook, "PREAMBLE", LIMIT.replace("120", "3"))
    cells = [new_code_cell("x = 1"), new_code_cell("y = 2\nwhile True:\n    pass")]
    path = project.write("docs/spins.ipynb", nbformat.writes(new_notebook(cells=cells)))
    with pytest.raises(Problem, match=r"cell 2: Kernel died \(a notebook may use 120 s of"):
        notebook.run_notebook(path, project.root)


def test_words_that_a_kernel_sends_in_two_messages_are_one_output(project: Project) -> None:
    """When a kernel sends what a cell has printed so far is a matter of time."""
    cell = new_code_cell("print('first', flush=True)\nprint('second', flush=True)")
    path = project.write("docs/words.ipynb", nbformat.writes(new_notebook(cells=[cell])))
    ran = nbformat.reads(notebook.run_notebook(path, project.root).notebook, as_version=4)
    (output,) = ran.cells[0].outputs
    assert output.text == "first\nsecond\n"
