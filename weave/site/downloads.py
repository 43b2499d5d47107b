"""What readers can download: every program and its notebook, and the chapters as notebooks.

All of it lies in .weave/downloads, in the places it has on the site: MkDocs is given the files by
its hook, Zensical takes the folder as one of its theme's.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from weave.edition import DOWNLOADS, Edition
from weave.problem import Problem
from weave.run import cache
from weave.run.program import relative

LISTING = "programs"  # the entry that says from what each program's notebook was made


def list_downloads(edition: Edition) -> Iterator[tuple[str, Path]]:
    """Every download: its place on the site, and the file that is or will be there."""
    folder = edition.root / DOWNLOADS
    for path in edition.book.programs:
        uri = relative(path, edition.root)
        for name in (uri, f"{uri[:-3]}.ipynb"):
            yield name, folder / name
    for page in edition.book.pages.values():
        if page.is_notebook:
            yield page.notebook, folder / page.notebook
        for notebook in page.notebooks:
            uri = f"{page.slug}/{Path(notebook).name}"
            yield uri, folder / uri


def write_programs(edition: Edition) -> None:
    """Write every program and its notebook that have changed, and remove what is left over."""
    folder = edition.root / DOWNLOADS
    shelf = cache.Shelf(edition.root / cache.FOLDER)
    maker = cache.digest_sources("notebook", "draw", "run")
    written = shelf.load(LISTING, maker) or {}
    keys: dict[str, str] = {}
    for path in edition.book.programs:
        file = relative(path, edition.root)
        copy, notebook = folder / file, folder / f"{file[:-3]}.ipynb"
        try:
            keys[file] = edition.key(file.removeprefix("snippets/"))
        except Problem:
            keys[file] = ""
        there = copy.is_file() and notebook.is_file()
        if not keys[file] or written.get(file) != keys[file] or not there:
            cache.write_changed(copy, path.read_bytes())
            cache.write_changed(notebook, _format(edition, file).encode())
    if written != keys:
        shelf.store(LISTING, maker, keys)
    _remove_others(folder, {path for _, path in list_downloads(edition)})


def _format(edition: Edition, file: str) -> str:
    """A program's notebook; without outputs where its run has failed, and empty without cells."""
    name = file.removeprefix("snippets/")
    try:
        program = edition.program(name)
    except Problem:
        return "{}"
    from weave.notebook.cells import format_program  # late: it imports Jupyter's format

    try:
        return format_program(program, edition.result(name))
    except Problem:
        return format_program(program, None)


def _remove_others(folder: Path, wanted: set[Path]) -> None:
    for path in folder.rglob("*"):
        if path.is_file() and path not in wanted:
            path.unlink()
