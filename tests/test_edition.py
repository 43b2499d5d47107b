"""The edition: the book with its results, read again when a file has changed, run where it must."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import cast

import pytest
from markdown import Markdown

from tests.support.project import Project
from weave import edition
from weave.edition import DOWNLOADS, LOOK, MARK, Edition, _current, current_edition
from weave.hosts.zensical import Zensical
from weave.run import cache
from weave.run.program import Program

PAGE = "# A page\n\n::: a.py\n"
Change = Callable[[Project], object]
CHANGES: dict[str, Change] = {
    "a page": lambda book: book.write("docs/page.md", PAGE + "\nMore.\n"),
    "a new page": lambda book: book.write("docs/other.md", "# Other\n"),
    "a program": lambda book: book.snippet("a.py", "x = 2\n"),
    "a new program": lambda book: book.snippet("b.py", "x = 2\n"),
    "the claims": lambda book: book.write("tests/test_claims.py", "# more\n"),
    "the configuration": lambda book: book.write("mkdocs.yml", "nav: [page.md]\n"),
}


@pytest.fixture
def book(project: Project) -> Project:
    """A book of one page and one program, which has been run."""
    project.snippet("a.py", "x = 3\ny = [x * x]\n")
    project.write("docs/page.md", PAGE)
    project.write("mkdocs.yml", "nav: []\n")
    assert current_edition(project.root).ran == ["snippets/a.py"]
    return project


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The programs whose keys are computed from here on."""
    computed: list[str] = []
    program_key = cache.program_key

    def noted(program: Program, *more: object) -> str:
        computed.append(program.file)
        return program_key(program, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(cache, "program_key", noted)
    return computed


def test_it_is_the_same_as_long_as_nothing_changes(book: Project) -> None:
    assert current_edition(book.root) is current_edition(book.root)


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_file_makes_a_new_one(book: Project, change: str) -> None:
    before = current_edition(book.root)
    CHANGES[change](book)
    after = current_edition(book.root)
    assert after is not before
    assert after.failures == {}


def test_what_an_editor_leaves_behind_changes_nothing(book: Project) -> None:
    before = current_edition(book.root)
    book.write("docs/.#page.md", "half a page")
    book.write("docs/.ipynb_checkpoints/page.ipynb", "{}")
    assert current_edition(book.root) is before


def test_other_words_compute_no_key_again(book: Project, keys: list[str]) -> None:
    CHANGES["a page"](book)
    after = current_edition(book.root)
    assert (after.ran, keys) == ([], [])
    assert after.result("a.py").values["x"] == 3
    assert keys == []


@pytest.mark.parametrize(
    ("change", "ran"),
    [
        (CHANGES["a program"], ["snippets/a.py"]),
        (lambda book: book.write("docs/page.md", "::: a.py graph=y\n"), ["snippets/a.py"]),
    ],
)
def test_what_changes_a_run_is_run(
    book: Project, keys: list[str], change: Change, ran: list[str]
) -> None:
    change(book)
    assert current_edition(book.root).ran == ran
    assert set(keys) == set(ran)


def test_what_failed_is_run_again_when_anything_has_changed(book: Project) -> None:
    book.snippet("a.py", "x = 1 / 0\n")
    assert list(current_edition(book.root).failures) == ["snippets/a.py"]
    CHANGES["a page"](book)
    assert current_edition(book.root).ran == ["snippets/a.py"]


def test_data_is_looked_at_again_wherever_it_is(book: Project) -> None:
    header = '# /// script\n# [tool.weave]\n# data = ["../../numbers.txt"]\n# ///\n'
    book.write("numbers.txt", "1")
    book.snippet("deep/a.py", header + "x = 1\n")
    assert current_edition(book.root).ran == ["snippets/deep/a.py"]
    book.write("numbers.txt", "2")
    CHANGES["a page"](book)
    assert current_edition(book.root).ran == ["snippets/deep/a.py"]


def test_data_of_a_program_that_was_not_looked_at_is_looked_at_now(book: Project) -> None:
    header = '# /// script\n# [tool.weave]\n# data = ["../numbers.txt"]\n# ///\n'
    book.write("numbers.txt", "1")
    book.snippet("reads.py", header + "x = 1\n")
    book.snippet("a.py", "x = 2\n")  # that this has to run is all that the first edition needs
    assert current_edition(book.root).ran == ["snippets/a.py", "snippets/reads.py"]
    book.write("numbers.txt", "2")
    CHANGES["a page"](book)
    assert current_edition(book.root).ran == ["snippets/reads.py"]


def test_what_is_not_changed_is_neither_opened_nor_keyed_again(
    book: Project, keys: list[str]
) -> None:
    opened: set[str] = set()
    for name in ("b.py", "helper.py", "c.py"):
        path = book.snippet(name, "import helper\nx = 2\n" if name == "c.py" else "x = 1\n")
        os.utime(path, (1e9, 1e9))
    before = current_edition(book.root)
    assert before.result("b.py").values == {"x": 1}
    keys.clear()

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            opened.add(str(arguments[0]))

    sys.addaudithook(note)
    book.snippet("helper.py", "x = 3\n")
    after = current_edition(book.root)
    assert after.ran == ["snippets/c.py", "snippets/helper.py"]
    assert sorted(keys) == after.ran
    assert after.digest("file:snippets/b.py") == cache.digest(b"x = 1\n")
    assert after.result("b.py") is before.result("b.py")
    here = {path for path in opened if path.startswith(f"{book.root}/snippets/")}
    assert here == {f"{book.root}/snippets/{name}" for name in ("c.py", "helper.py")}


def test_a_new_file_may_be_what_a_program_imports(book: Project) -> None:
    book.snippet("c.py", "import statistics\n\nx = hasattr(statistics, 'mean')\n")
    assert current_edition(book.root).result("c.py").values == {"x": True}
    book.snippet("statistics.py", "y = 1\n")
    assert current_edition(book.root).ran == ["snippets/c.py", "snippets/statistics.py"]


def test_a_result_is_there_while_another_program_still_runs(book: Project) -> None:
    go = book.root.parent / "go"
    there = f"pathlib.Path({str(go)!r}).exists()"
    book.snippet("slow.py", f"import pathlib, time\n\nwhile not {there}:\n    time.sleep(0.01)\n")
    book.snippet("quick.py", "x = 5\n")
    running = current_edition(book.root)
    assert running.result("quick.py").values == {"x": 5}
    assert running.is_running
    go.touch()
    assert sorted(running.ran) == ["snippets/quick.py", "snippets/slow.py"]
    assert not running.is_running


def test_a_run_that_crashes_is_a_problem(book: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    book.snippet("a.py", "x = 4\n")
    crashed = Edition(book.root)
    crashed.run_missing()
    assert [str(problem) for problem in crashed.problems] == [
        "weave: `python -m weave` ended with status 1"
    ]


def test_a_download_that_is_there_is_written_again_only_as_an_update(book: Project) -> None:
    path = book.root / DOWNLOADS / "page/page.ipynb"
    for text, update, expected in (("1", False, "1"), ("2", False, "1"), ("2", True, "2")):
        current_edition(book.root).write_downloads({"page/page.ipynb": text}, update=update)
        assert path.read_text() == expected


@pytest.mark.parametrize("command", ["build", "serve"])
def test_zensical_serves_or_builds(monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.setattr("sys.argv", ["zensical", command])
    config = {"docs_dir": "docs", "root_dir": "/book"}
    context = SimpleNamespace(config=config, page=SimpleNamespace(path="page.md"))
    md = SimpleNamespace(preprocessors={"rendering_context": context})
    assert Zensical(cast(Markdown, md)).serving == (command == "serve")


def test_a_saved_program_runs_before_its_page_is_asked_for(project: Project) -> None:
    path = project.snippet("a.py", "x = 1\n")
    before = current_edition(project.root, follow=lambda *_: None)
    assert before.ran == ["snippets/a.py"]
    path.write_text("x = 22\n")
    end = time.monotonic() + 60
    while _current[project.root] is before and time.monotonic() < end:
        time.sleep(LOOK)
    assert _current[project.root] is not before
    assert current_edition(project.root).ran == ["snippets/a.py"]
    del _current[project.root]  # nobody follows it any more


def test_the_pages_of_one_build_look_at_the_files_together(
    book: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edition, "LOOK", 1000.0)
    before = current_edition(book.root)
    CHANGES["a page"](book)
    assert current_edition(book.root, follow=lambda *_: None) is before
    assert current_edition(book.root) is not before


def test_the_mark_for_zensical_changes_with_the_pages_and_not_with_a_program(book: Project) -> None:
    mark = book.root / MARK
    before = mark.read_text()
    for change in ("a program", "a page"):  # of the page only its words
        CHANGES[change](book)
        current_edition(book.root)
        assert mark.read_text() == before
    book.write("docs/page.md", "# Another title\n\n::: a.py\n")
    current_edition(book.root)
    assert mark.read_text() != before
