"""A passage of the installed PyTorch, as it stands there, with its file, lines and version.

A page names the passage by its first line and its digest. If PyTorch no longer has it, or has
changed it, the build fails: somebody must read it again before the page may go on quoting it.
"""

from __future__ import annotations

import hashlib
import re
import textwrap
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

VERSION = "torch/version.py"
LONGEST = 40  # lines


@dataclass(frozen=True)
class Quote:
    """A passage: `first` is its first line in the file, counted from 1."""

    file: str
    first: int
    last: int
    text: str
    release: str  # "PyTorch 2.13.0, git cf30153"

    @property
    def lines(self) -> str:
        """Where it stands: "line 7" or "lines 7 to 9"."""
        if self.first == self.last:
            return f"line {self.first}"
        return f"lines {self.first} to {self.last}"


def find_packages() -> Path:
    """The folder in which PyTorch is installed."""
    found = find_spec("torch")
    assert found
    assert found.origin
    return Path(found.origin).parent.parent


def digest(text: str) -> str:
    """What a page writes down of a passage, to notice when it changes."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def load_quote(file: str, start: str, end: str, known: str, packages: Path) -> Quote:
    """The passage from the one line that has `start` to the next that has `end`.

    Without `end` it goes on to the next empty line. Raises ValueError, saying what to do, where
    there is no such passage, or where it is not the one whose digest is `known`.
    """
    path = packages / file
    if not start:
        raise ValueError(f'which passage of {file}? Write from="its first line"')
    if not path.is_file():
        raise ValueError(f"the installed PyTorch has no {file}")
    rows = path.read_text(encoding="utf-8").splitlines()
    starts = [number for number, row in enumerate(rows) if start in row]
    if len(starts) != 1:
        many = f"{len(starts)} lines have" if starts else "no line has"
        raise ValueError(f'{file}: {many} "{start}"')
    first = starts[0]
    last = _last(rows, first, end)
    if last is None:
        raise ValueError(f'{file}: no line after "{start}" has "{end}"')
    if last - first >= LONGEST:
        raise ValueError(f"{file}: a passage of {last - first + 1} lines is too long to quote")
    text = textwrap.dedent("\n".join(row.rstrip() for row in rows[first : last + 1])) + "\n"
    if digest(text) != known:
        raise ValueError(
            f'{file}: the passage from "{start}" {"has changed" if known else "is new here"}: '
            f"read it, and if the page is right, write digest={digest(text)}"
        )
    return Quote(_short(file), first + 1, last + 1, text, release(packages))


def release(packages: Path) -> str:
    """Which PyTorch is installed, without importing it."""
    text = (packages / VERSION).read_text(encoding="utf-8")
    found = dict(re.findall(r"^(__version__|git_version) *= *'([^']+)'", text, re.MULTILINE))
    return f"PyTorch {found['__version__'].split('+')[0]}, git {found['git_version'][:7]}"


def _last(rows: list[str], first: int, end: str) -> int | None:
    if end:
        ends = (number for number in range(first, len(rows)) if end in rows[number])
        return next(ends, None)
    empty = (number for number in range(first, len(rows)) if not rows[number].strip())
    return next(empty, len(rows)) - 1


def _short(file: str) -> str:
    """The path as PyTorch's own repository has it."""
    return file.replace("torch/include/", "").replace(
        "torchgen/packaged/autograd/", "tools/autograd/"
    )
