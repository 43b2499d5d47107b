"""Results kept between builds, under a key that changes with everything they depend on.

Each program has one file, so nothing piles up, and only successes are kept.
"""

import hashlib
import json
import os
import platform
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from weave.run.files import read_once
from weave.run.program import Program
from weave.run.result import AnyResult

FOLDER = Path(".weave")  # not .cache, which `zensical build --clean` deletes
PACKAGES = ("torch", "numpy", "matplotlib")
KERNEL = (*PACKAGES, "ipykernel", "ipython", "nbclient", "mkdocs-jupyter")
WEAVE = Path(__file__).parent.parent


@cache
def versions(packages: tuple[str, ...] = PACKAGES) -> dict[str, str]:
    """The versions a result depends on, "none" for a package that is not installed."""
    installed = {"python": platform.python_version()}
    for package in packages:
        try:
            installed[package] = version(package)
        except PackageNotFoundError:
            installed[package] = "none"
    return installed


def program_key(program: Program, root: Path, graphs: Sequence[str] = ()) -> str:
    """A digest of the program, its neighbours, its data, the versions, and what runs it.

    The names whose graphs pages draw belong to it too: graphs are recorded in the same run.
    """
    data = [program.path.parent / name for name in program.options.data]
    files = [program.path, *program.neighbours, *data]
    parts = [[os.path.relpath(path, root), digest_file(path)] for path in files]
    return digest(json.dumps([parts, list(graphs), versions(), runner_digest()]).encode())


def notebook_key(path: Path) -> str:
    """A digest of the notebook, the versions, and what runs it."""
    return digest(repr([digest_file(path), versions(KERNEL), runner_digest()]).encode())


@cache
def runner_digest() -> str:
    """A digest of the source that runs programs: a change of it may change their results."""
    return digest_sources("run", "graph.py")


@cache
def digest_sources(*parts: str) -> str:
    """A digest of these folders and files of the loom."""
    files = [file for part in parts for file in (WEAVE / part, *(WEAVE / part).rglob("*"))]
    sources = sorted(file for file in files if file.suffix in {".py", ".mplstyle"})
    return digest("".join(map(digest_file, sources)).encode())


@dataclass(frozen=True)
class Shelf:
    """A folder of entries, one a file, each with the key it was stored under."""

    folder: Path

    def load(self, file: str, key: str | None = None) -> dict[str, Any] | None:
        """The JSON kept for a file under this key, or any; None where there is no such entry."""
        body = self._body(file, key)
        data: dict[str, Any] | None = json.loads(body) if body else None
        return data

    def has(self, file: str, key: str) -> bool:
        """Whether an undamaged entry is kept for a file under this key."""
        return bool(self._body(file, key))

    def store(self, file: str, key: str, data: Mapping[str, Any]) -> None:
        """Keep what JSON can hold: the whole entry or none of it."""
        body = json.dumps(data).encode()
        write(self.entry(file), f"{key} {digest(body)}\n".encode() + body)

    def entry(self, file: str) -> Path:
        """The path of a file's entry."""
        if Path(file).is_absolute() or ".." in Path(file).parts:  # it must stay in the folder
            file = f"outside/{digest(file.encode())}"
        return self.folder / f"{file}.json"

    def _body(self, file: str, key: str | None) -> bytes:
        """The bytes kept for a file under this key; empty where there are none or are damaged."""
        try:
            head, body = self.entry(file).read_bytes().split(b"\n", 1)
        except (OSError, ValueError):
            return b""
        stored, _, whole = head.decode(errors="replace").rpartition(" ")
        return body if whole == digest(body) and key in (stored, None) else b""


def results(root: Path) -> Shelf:
    """The results of a project."""
    return Shelf(root / FOLDER / "results")


def load_result(file: str, key: str, root: Path, kind: type[AnyResult]) -> AnyResult | None:
    """The result kept for a file under this key; None without one, or with a damaged one."""
    data = results(root).load(file, key)
    try:
        return kind.from_json(data) if data else None
    except (KeyError, TypeError):
        return None


def write(path: Path, content: bytes) -> None:
    """Write a file so that a reader finds the old bytes or the new ones, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, partial = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
    Path(partial).replace(path)


def write_changed(path: Path, content: bytes) -> None:
    """Write a file unless it has this content already: builders watch the time of files."""
    if not path.is_file() or path.read_bytes() != content:
        write(path, content)


@read_once
def digest_file(path: Path) -> str:
    try:
        return digest(path.read_bytes())
    except OSError:
        return "missing"


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def digest_all(parts: Iterable[str]) -> str:
    """A digest of several texts, which depends on where one ends and the next begins."""
    return digest(json.dumps(list(parts)).encode())
