"""The book with its results: when it is read anew, what is taken over, who waits for what."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.support.project import Project
from weave.edition import Edition, current_edition
from weave.problem import Problem
from weave.run import cache
from weave.run.program import Program

FILES = {
    "mkdocs.yml": "site_name: Book\n",
    "docs/index.md": "# Start\n\n::: quick.py\n",
    "snippets/quick.py": "x = 1\n",
    "snippets/deep/walk.py": "y = 2\n",
    "tests/test_few.py": "def test_sum(): pass\n",
}
READS = """\
    # /// script
    # [tool.weave]
    # data = ["../measured.txt"]
    # ///
    from pathlib import Path

    z = Path(__file__).parent.with_name("measured.txt").read_text()
    """
Edit = Callable[[Project], object]


@pytest.fixture(scope="module")
def template(shared: Project) -> Project:
    """A book whose programs have run."""
    for name, text in FILES.items():
        shared.write(name, text)
    assert shared.weave().problems == []
    return shared


@pytest.fixture
def book(template: Project, tmp_path: Path) -> Iterator[Project]:
    """The same for one test alone."""
    root = tmp_path / "book"
    yield Project(shutil.copytree(template.root, root))
    current_edition(root)._wait()


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The programs whose keys are computed from here on."""
    files: list[str] = []
    program_key = cache.program_key

    def count(program: Program, root: Path, graphs: Sequence[str] = ()) -> str:
        files.append(program.file)
        return program_key(program, root, graphs)

    monkeypatch.setattr(cache, "program_key", count)
    return files


def writes(name: str, text: str) -> Edit:
    return lambda book: book.write(name, text)


def removes(name: str) -> Edit:
    return lambda book: (book.root / name).unlink()


def edit_words(book: Project) -> Edition:
    """The edition after a page has got other words."""
    before = current_edition(book.root)
    path = book.root / "docs/index.md"
    path.write_text(path.read_text() + "\nWords.\n")
    after = current_edition(book.root)
    assert after is not before
    return after


# When it is another one


@pytest.mark.parametrize(
    "edit",
    [
        lambda _: None,
        writes("docs/.index.md.swp", "of an editor"),
        writes("snippets/__pycache__/quick.pyc", "of Python"),
        writes("site/index.html", "of a builder"),
        writes(".weave/results/other.json", "of the loom"),
    ],
    ids=["nothing", "docs", "snippets", "site", "kept"],
)
def test_an_edition_stays_while_the_book_does(book: Project, edit: Edit) -> None:
    edition = current_edition(book.root)
    edit(book)
    assert current_edition(book.root) is edition


@pytest.mark.parametrize(
    "edit",
    [
        writes("docs/index.md", "# Start\n\n::: quick.py\n\nWords.\n"),
        writes("docs/new.md", "# New\n"),
        removes("docs/index.md"),
        writes("docs/assets/book.css", "a { }\n"),
        writes("snippets/quick.py", "x = 10\n"),
        removes("snippets/quick.py"),
        writes("tests/test_few.py", "def test_product(): pass\n"),
        writes("mkdocs.yml", "site_name: Another\n"),
        removes("mkdocs.yml"),
    ],
    ids=["words", "page", "no page", "style", "program", "no program", "claims", "site", "no site"],
)
def test_a_change_of_the_book_makes_another_edition(book: Project, edit: Edit) -> None:
    edition = current_edition(book.root)
    edit(book)
    assert current_edition(book.root) is not edition


def test_another_edition_has_the_pages_as_they_are_now(book: Project) -> None:
    current_edition(book.root)
    book.write("docs/index.md", "# Other\n")
    book.write("snippets/new.py", "n = 3\n")
    edition = current_edition(book.root)
    assert edition.book.pages["docs/index.md"].title == "Other"
    assert edition.result("new.py").values == {"n": 3}
    assert edition.ran == ["snippets/new.py"]


# What is taken over


def test_results_are_taken_over_when_only_words_change(book: Project, keys: list[str]) -> None:
    before = current_edition(book.root)
    results = [before.result(file) for file in ("quick.py", "deep/walk.py")]
    assert sorted(keys) == ["snippets/deep/walk.py", "snippets/quick.py"]
    keys.clear()
    after = edit_words(book)
    assert after.result("quick.py") is results[0]
    assert after.result("deep/walk.py") is results[1]
    assert keys == []


def test_the_result_of_a_program_that_changes_is_not_taken_over(book: Project) -> None:
    assert current_edition(book.root).result("quick.py").values == {"x": 1}
    book.write("snippets/quick.py", "x = 10\n")
    edition = current_edition(book.root)
    assert edition.result("quick.py").values == {"x": 10}
    assert edition.ran == ["snippets/quick.py"]


def test_a_result_is_not_taken_over_when_a_page_draws_another_graph(
    book: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = current_edition(book.root)
    key = before.key("quick.py")
    monkeypatch.setattr(sys, "executable", crashing(book, "exit 3"))  # what is asked for is enough
    book.write("docs/index.md", "# Start\n\n::: quick.py graph=x\n")
    after = current_edition(book.root)
    assert after.is_running
    assert after.key("quick.py") != key
    assert after.key("deep/walk.py") == before.key("deep/walk.py")


def test_results_are_not_taken_over_when_a_program_reads_data_that_nobody_watches(
    book: Project,
) -> None:
    book.write("measured.txt", "one")
    book.snippet("reads.py", READS)
    book.snippet("deep/walk.py", "y = 20\n")  # which is looked at before that
    assert current_edition(book.root).ran == ["snippets/deep/walk.py", "snippets/reads.py"]
    for text in ("two", "three"):  # the first edition had no need to read that program
        book.write("measured.txt", text)
        assert edit_words(book).result("reads.py").values == {"z": text}


def test_what_failed_is_tried_again(book: Project, tmp_path: Path) -> None:
    needed = tmp_path / "needed"
    book.snippet("quick.py", f"import os\nassert os.path.exists({str(needed)!r})\nx = 3\n")
    with pytest.raises(Problem, match="AssertionError"):
        current_edition(book.root).result("quick.py")
    needed.touch()
    edition = edit_words(book)
    assert edition.result("quick.py").values == {"x": 3}
    assert edition.problems == []


# Who waits for what


def test_a_result_is_there_as_soon_as_its_own_program_is_done(
    book: Project, tmp_path: Path
) -> None:
    go = tmp_path / "go"
    book.snippet("quick.py", "x = 5\n")
    book.snippet(
        "slow.py",
        f"""\
        import os, time

        while not os.path.exists({str(go)!r}):
            time.sleep(0.01)
        s = 6
        """,
    )
    try:
        edition = current_edition(book.root)
        assert edition.result("quick.py").values == {"x": 5}
        assert edition.is_running
        assert not edition._is_kept(book.root / "snippets/slow.py")
    finally:
        go.touch()
    assert edition.result("slow.py").values == {"s": 6}
    assert edition.ran == ["snippets/quick.py", "snippets/slow.py"]
    assert not edition.is_running


def test_nothing_runs_when_all_results_are_kept(book: Project) -> None:
    edition = current_edition(book.root)
    assert not edition.is_running
    assert edition.ran == []


def crashing(book: Project, command: str) -> str:
    """A Python that does nothing but this."""
    path = book.write("../python", f"#!/bin/sh\n{command}\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize(
    ("command", "status"),
    [("exit 3", 3), ("echo Traceback", 0), ("kill -9 $$", -9)],
    ids=["ends", "talks", "is killed"],
)
def test_a_run_that_crashes_is_a_problem(
    book: Project, monkeypatch: pytest.MonkeyPatch, command: str, status: int
) -> None:
    monkeypatch.setattr(sys, "executable", crashing(book, command))
    book.write("snippets/quick.py", "x = 7\n")
    edition = current_edition(book.root)
    with pytest.raises(Problem, match=r"quick\.py: has not been run: run `python -m weave`"):
        edition.result("quick.py")
    (problem,) = edition.problems
    assert str(problem) == f"weave: `python -m weave` ended with status {status}"
    monkeypatch.undo()
    assert edit_words(book).result("quick.py").values == {"x": 7}
