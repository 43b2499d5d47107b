"""Pyodide, the Python of the browser: fetched with npm once, checked, and put on the site.

A book asks for it with `extra.run` in mkdocs.yml. Without npm or a network the book is built all
the same, and no program has a button that runs it.
"""

import base64
import hashlib
import io
import json
import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from weave.edition import DOWNLOADS, PYODIDE, Edition
from weave.run import cache as kept

VERSION = "0.29.4"  # Python 3.13
# as `npm view pyodide@VERSION dist.integrity` prints it
INTEGRITY = (
    "sha512-tCseTsqU3kSxZIjkue5zXxTMNEwrKZwOIIEQRBA/VzHx"
    "FN1hoCxe4w41phfCdHd9it9RcCNQb5K/Re0InqMgvA=="
)
LOCK = "pyodide-lock.json"
FILES = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", LOCK)
ENTRY = "pyodide"  # the entry with the size of each file that was written
ARCHIVE = kept.FOLDER / "pyodide" / f"pyodide-{VERSION}.tgz"
HASTE = (
    "--fetch-retries=1",
    "--fetch-retry-mintimeout=1000",
    "--fetch-timeout=60000",
    "--no-update-notifier",
)
PATIENCE = 300  # seconds for npm
ERROR = re.compile(r"^npm (?:error|ERR!) (.+)$", re.MULTILINE)  # the first has the code


class Unavailable(Exception):
    """Why there is no Pyodide."""


def provide(edition: Edition) -> str:
    """See to it that the book's downloads have Pyodide, if the book asks for it.

    Return "", or why the site goes without it.
    """
    folder = edition.root / DOWNLOADS / PYODIDE
    if not edition.book.runs_programs:
        shutil.rmtree(folder, ignore_errors=True)
        return ""
    shelf = kept.Shelf(edition.root / kept.FOLDER)
    sizes = shelf.load(ENTRY, INTEGRITY)
    if sizes and sizes == _sizes(folder):
        return ""
    shutil.rmtree(folder, ignore_errors=True)
    try:
        content = _load_archive(edition.root / ARCHIVE)
    except Unavailable as reason:
        return f"no program can be run in the page: {reason}"
    _extract(content, folder)
    shelf.store(ENTRY, INTEGRITY, _sizes(folder))
    return ""


def list_files(edition: Edition) -> Iterator[str]:
    """The files of Pyodide by their places on the site, if it has them."""
    if edition.runs_in_page:
        yield from (f"{PYODIDE}/{name}" for name in FILES)


def _sizes(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_size for path in sorted(folder.glob("*"))}


def _load_archive(path: Path) -> bytes:
    """The archive of Pyodide, which is fetched if it is not there. Raises Unavailable."""
    content = path.read_bytes() if path.is_file() else b""
    if _integrity(content) == INTEGRITY:
        return content
    content, reason = _fetch()
    if reason:
        raise Unavailable(reason)
    kept.write(path, content)
    return content


@cache  # a server that builds again does not ask again
def _fetch() -> tuple[bytes, str]:
    """The archive, or else why npm does not have it."""
    npm = shutil.which("npm")
    if not npm:
        return b"", "Pyodide comes with npm, which is not installed"
    with tempfile.TemporaryDirectory(prefix="weave-") as folder:
        try:
            done = subprocess.run(  # noqa: S603 - npm, and our own arguments
                [npm, "pack", f"pyodide@{VERSION}", *HASTE],
                cwd=folder,
                capture_output=True,
                text=True,
                check=False,
                timeout=PATIENCE,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return b"", f"`npm pack pyodide@{VERSION}` failed: {error}"
        archive = Path(folder, ARCHIVE.name)
        if done.returncode or not archive.is_file():
            match = ERROR.search(done.stderr)
            why = match[1] if match else f"status {done.returncode}"
            return b"", f"`npm pack pyodide@{VERSION}` failed: {why}"
        content = archive.read_bytes()
    if _integrity(content) != INTEGRITY:
        return b"", f"pyodide@{VERSION} is not what weave/site/pyodide.py has pinned"
    return content, ""


def _integrity(content: bytes) -> str:
    return f"sha512-{base64.b64encode(hashlib.sha512(content).digest()).decode()}"


def _extract(content: bytes, folder: Path) -> None:
    """Write what a page needs of the archive; the folder is there only when it is whole."""
    partial = folder.with_name(f".{folder.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        for name in FILES:
            member = archive.extractfile(f"package/{name}")
            assert member, f"pyodide@{VERSION} has no {name}"
            (partial / name).write_bytes(member.read())
    # no package can be loaded: the list of them is for another host
    lock = json.loads((partial / LOCK).read_bytes())
    (partial / LOCK).write_text(json.dumps(lock | {"packages": {}}) + "\n", encoding="utf-8")
    partial.rename(folder)
