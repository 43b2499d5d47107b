"""What readers can download: every program and its notebook, the chapters as notebooks, Pyodide.

All are in .weave/downloads, in the same places as on the site. The hook gives the files to MkDocs;
Zensical takes the folder as a part of its theme.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from weave.edition import DOWNLOADS, Edition
from weave.problem import Problem
from weave.run import cache
from weave.site import pyodide

LISTING = "programs"  # the entry with the key of each program whose notebook was written


def list_downloads(edition: Edition) -> Iterator[str]:
    """Every download by its place on the site, which is also its place below DOWNLOADS."""
    for name in edition.book.programs:
        yield from (f"snippets/{name}", f"snippets/{name[:-3]}.ipynb")
    for page in edition.book.pages.values():
        if page.is_notebook:
            yield page.notebook
        yield from (f"{page.slug}/{Path(notebook).name}" for notebook in page.notebooks)
    yield from pyodide.list_files(edition)


def write_programs(edition: Edition) -> None:
    """Write every program that has changed, and its notebook, and remove what is left over."""
    folder = edition.root / DOWNLOADS
    shelf = cache.Shelf(edition.root / cache.FOLDER)
    maker = cache.digest_sources("notebook", "draw", "run")
    written = shelf.load(LISTING, maker) or {}
    keys: dict[str, str] = {}
    for name in edition.book.programs:
        file = f"snippets/{name}"
        copy, notebook = folder / file, folder / f"{file[:-3]}.ipynb"
        failed = file in edition.failures  # and may succeed next time, under the same key
        keys[file] = "" if failed else edition.key(name)
        there = copy.is_file() and notebook.is_file()
        if not keys[file] or written.get(file) != keys[file] or not there:
            cache.write_changed(copy, (edition.root / file).read_bytes())
            cache.write_changed(notebook, _format(edition, name).encode())
    if written != keys:
        shelf.store(LISTING, maker, keys)
    listed = {folder / uri for uri in list_downloads(edition)}
    for path in folder.rglob("*"):
        if path.is_file() and path not in listed:
            path.unlink()


def _format(edition: Edition, name: str) -> str:
    """A program's notebook: without outputs if its run failed, empty if it cannot be read."""
    with suppress(Problem):
        from weave.notebook.cells import format_program  # late: it imports Jupyter's format

        program, result = edition.program(name), None
        with suppress(Problem):
            result = edition.result(name)
        return format_program(program, result)
    return "{}"
