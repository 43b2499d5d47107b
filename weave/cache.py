"""Results kept between builds, under a key that changes with all that they depend on.

One file a snippet, so nothing piles up; only successes; outside every folder that is watched.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import tempfile
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from weave import references
from weave.snippet import Snippet, local_imports

FOLDER = Path(".cache/weave")
PACKAGES = ("torch", "numpy", "matplotlib")


@cache
def versions(packages: tuple[str, ...] = PACKAGES) -> dict[str, str]:
    """The versions a result depends on; packages that are not installed are 'none'."""
    found = {"python": platform.python_version()}
    for package in packages:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "none"
    return found


def key(snippet: Snippet, root: Path) -> str:
    """A digest of the snippet, its local imports, its data, the versions, and the loom itself.

    The graphs that pages ask of it belong to it too: they are drawn from the same run.
    """
    files = [snippet.path, *local_imports(snippet.path)]
    files += [snippet.path.parent / name for name in snippet.options.data]
    parts = [[_name(path, root), _digest(path)] for path in files]
    graphs = references.graphs(root).get(snippet.file, ())
    return _hash(json.dumps([parts, graphs, versions(), loom()], sort_keys=True).encode())


@cache
def loom() -> str:
    """A digest of the loom's own source: a loom that works otherwise may give another result."""
    own = sorted(p for p in Path(__file__).parent.iterdir() if p.suffix in {".py", ".mplstyle"})
    return _hash("".join(_digest(path) for path in own).encode())


def load(file: str, wanted: str, root: Path) -> dict[str, Any] | None:
    """The result kept for a file under this key; None where there is none or it is damaged."""
    try:
        head, body = _entry(file, root).read_bytes().split(b"\n", 1)
        if head.decode() != f"{wanted} {_hash(body)}":
            return None
        result: dict[str, Any] = json.loads(body)
    except (OSError, ValueError):
        return None
    return result


def store(file: str, wanted: str, root: Path, result: Mapping[str, Any]) -> None:
    """Keep a result: the whole entry or none of it."""
    body = json.dumps(result).encode()
    write(_entry(file, root), f"{wanted} {_hash(body)}\n".encode() + body)


def write(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old bytes or the new ones, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, partial = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
    Path(partial).replace(path)


def _entry(file: str, root: Path) -> Path:
    if Path(file).is_absolute() or ".." in Path(file).parts:  # outside: kept inside all the same
        file = f"outside/{_hash(file.encode())}"
    return root / FOLDER / f"{file}.json"


def _name(path: Path, root: Path) -> str:
    return os.path.relpath(path, root)


def _digest(path: Path) -> str:
    try:
        return _hash(path.read_bytes())
    except OSError:
        return "missing"


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
