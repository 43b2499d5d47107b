"""The book as the tests see it: its chapters in reading order, its pages, its snippets."""

from __future__ import annotations

import functools
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag
from filelock import FileLock

from weave.book import Book
from weave.edition import Edition, current_edition
from weave.graph import Graph
from weave.run import cache
from weave.run.result import Result
from weave.site.pyodide import ARCHIVE

ROOT = Path(__file__).parent.parent.parent
SHARED = "PYTEST_BOOK"  # the variable with the folder that the processes of a run share
SNIPPETS = sorted((ROOT / "snippets").rglob("*.py"))

BOOK = Book(ROOT)
PAGES = BOOK.order  # in reading order, relative to docs/
CHAPTERS = [page for page in BOOK.chapters if page != "again.md"]


def drawn(page: str, key: str) -> list[tuple[Path, str]]:
    """The programs and names whose graphs a page draws, in order; `key`: "graph" or "steps"."""
    return [
        (ROOT / "snippets" / reference.target, reference.keys[key])
        for reference in BOOK.pages[f"docs/{page}"].references
        if key in reference.keys
    ]


@functools.cache
def edition() -> Edition:
    """The book with its results, read once; what has no result is run first."""
    with in_turn():
        return current_edition(ROOT)


def result(path: Path) -> Result:
    """What was kept of a program's last run."""
    return edition().result(path.relative_to(ROOT / "snippets").as_posix())


def recorded(path: Path, name: str) -> Graph:
    """The graph behind a name of a program, as its run was recorded."""
    graph = result(path).graphs[name]
    assert isinstance(graph, Graph), graph
    return graph


def printed(path: Path) -> str:
    """What the page shows below a program."""
    return result(path).printed


def load(path: Path) -> Any:
    """Read a snippet as a neighbour would import it; its check does not run."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def address(page: str) -> str:
    """Where a page of docs/ is in the site: "idea/dials.md" -> "idea/dials/"."""
    folder, _, name = page.rsplit(".", 1)[0].rpartition("/")
    return "/".join(part for part in (folder, name, "") if part != "index").removeprefix("/")


@functools.cache
def html(page: str) -> str:
    """A page of the site as it is sent."""
    return (site() / address(page) / "index.html").read_text()


@functools.cache
def soup(page: str) -> BeautifulSoup:
    """The same, read."""
    return BeautifulSoup(html(page), "html.parser")


def article(page: str) -> Tag:
    """What a page says, without the site around it."""
    body = soup(page).select_one("article")
    assert body
    return body


@functools.cache
def in_turn() -> FileLock:
    """A lock for what costs much: the processes of a run of the tests do it one after another."""
    return FileLock(Path(os.environ[SHARED]) / "lock")


@functools.cache
def site() -> Path:
    """The book, built as it is published: once for all processes of a run of the tests."""
    folder, failure = (Path(os.environ[SHARED]) / name for name in ("site", "failure"))
    with in_turn():
        if not failure.exists():
            failure.write_text(_failure(folder))
    assert failure.read_text() == ""
    return folder


def _failure(folder: Path) -> str:
    """Build the book; why it cannot be built, or ""."""
    try:
        build(ROOT, folder)
    except subprocess.CalledProcessError as error:
        return f"the book cannot be built: {error.stderr}"
    return ""


def build(root: Path, folder: Path) -> None:
    """Build the book that lies in `root` into `folder`; the same commit gives the same bytes."""
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", folder],
        cwd=root,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"},
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )


def clone(folder: Path, kept: Iterable[Path]) -> Path:
    """The project in another folder, with the results of these programs and notebooks."""
    edition()
    here, there = cache.results(ROOT), cache.results(folder)
    pairs = [(ROOT / file, folder / file) for file in tracked()]
    for path in kept:
        file = path.relative_to(ROOT).as_posix()
        pairs.append((here.entry(file), there.entry(file)))
    if (ROOT / ARCHIVE).is_file():  # else the other folder's build fetches it once more
        pairs.append((ROOT / ARCHIVE, folder / ARCHIVE))
    for source, target in pairs:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
    return folder


def tracked() -> list[str]:
    """The project's own files, relative to the root: what a clone has, and what is new."""
    done = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [file for file in done.stdout.splitlines() if (ROOT / file).is_file()]
