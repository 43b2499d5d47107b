"""Every program of the book: it runs, it checks itself, and it is what the pages say it is."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.support.alone import alone, forked
from tests.support.book import ROOT, SNIPPETS, in_turn, printed
from weave.edition import Edition
from weave.problem import Problem
from weave.run.imports import local_imports
from weave.run.program import CHECK, load_program

# torchgen is PyTorch's own generator of C++, which is installed with it
ALLOWED = {"torch", "torchgen", "numpy", "matplotlib"} | sys.stdlib_module_names
LONGEST = 160  # lines of a program, its check included
LONGER = {"maths/engine.py": 380}  # plain rather than short: an operation, a class and a method
every = pytest.mark.parametrize(
    "path", SNIPPETS, ids=lambda path: path.relative_to(ROOT / "snippets").as_posix()
)


@pytest.fixture(scope="module")
def runs() -> Mapping[str, Problem]:
    """Run every program of the book that has no kept result; problems by file."""
    with in_turn():
        edition = Edition(ROOT)
        edition.run_missing()
        return edition.failures


@every
def test_it_runs(path: Path, runs: Mapping[str, Problem]) -> None:
    assert runs.get(path.relative_to(ROOT).as_posix()) is None


@every
def test_its_last_cell_is_a_check_that_asserts(path: Path) -> None:
    last = load_program(path, ROOT).cells[-1]
    assert last.name == CHECK
    asserts = [node for node in ast.walk(ast.parse(last.source)) if isinstance(node, ast.Assert)]
    assert len(asserts) >= 1


@every
def test_alone_in_an_empty_folder_it_prints_what_its_page_shows(
    path: Path, runs: Mapping[str, Problem], tmp_path: Path
) -> None:
    assert path.relative_to(ROOT).as_posix() not in runs
    assert forked(path, tmp_path) == (printed(path), 0)


@every
def test_it_imports_the_few_packages_named_and_at_most_one_neighbour(path: Path) -> None:
    tree = ast.parse(path.read_text())
    names = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    names |= {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    neighbours = {neighbour.stem for neighbour in local_imports(path)}
    own = {name.split(".")[0] for name in names} - ALLOWED
    assert own <= neighbours
    assert len(own) <= 1  # it may have one in its turn: the page offers both
    assert len(neighbours) <= 2


@every
def test_it_is_short_and_fits_the_page(path: Path) -> None:
    lines = path.read_text().splitlines()
    assert len(lines) <= LONGER.get(path.relative_to(ROOT / "snippets").as_posix(), LONGEST)
    assert max(len(line) for line in lines) <= 78


@every
def test_it_opens_with_a_sentence_and_is_not_numbered(path: Path) -> None:
    sentence = ast.get_docstring(ast.parse(path.read_text()))
    assert sentence is not None
    assert sentence[-1] in ".?:"
    assert not re.search(r"\d", path.stem)


@cache
def shown() -> set[str]:
    """What the pages show, below snippets/."""
    pages = "\n".join(page.read_text() for page in (ROOT / "docs").rglob("*.md"))
    return set(re.findall(r"^ *::: ([^\s#]+)(?:#\S+)?(?: |$)", pages, re.MULTILINE))


@cache
def helpers() -> set[Path]:
    """What some program imports from beside it: its link is beside that program's."""
    return {path for other in SNIPPETS for path in local_imports(other)}


@every
def test_some_page_shows_it(path: Path) -> None:
    assert path.relative_to(ROOT / "snippets").as_posix() in shown() or path in helpers()


@pytest.mark.parametrize("run", [alone, forked])
def test_a_program_alone_is_as_on_any_machine(
    run: Callable[[Path, Path], tuple[str, int]], tmp_path: Path
) -> None:
    """Its own folder and nothing of this one; nothing that pytest has set; failures are told."""
    program, folder = tmp_path / "program.py", tmp_path / "empty"
    folder.mkdir()
    program.write_text(
        "import os, sys\n"
        "print(__name__, sys.argv, os.listdir(), os.environ['MPLBACKEND'])\n"
        "print([name for name in os.environ if 'PYTEST' in name])\n"
        "print([p for p in sys.path if os.path.exists(os.path.join(p, 'mkdocs.yml'))])\n"
        "raise ValueError('told')\n"
    )
    said, status = run(program, folder)
    assert said.startswith("__main__ ['program.py'] ['program.py'] agg\n[]\n[]\n")
    assert "Traceback" in said
    assert said.endswith("ValueError: told\n")
    assert status == 1
