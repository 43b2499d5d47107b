"""A passage of the installed PyTorch, unchanged, with its file, lines and version.

A page names the passage by its first line and its digest. If PyTorch no longer has it, or has
changed it, the build fails: somebody must read it again before the page may go on quoting it.
"""

import hashlib
import re
import textwrap
from dataclasses import dataclass
from importlib.metadata import distribution
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
        """Its place in the file: "line 7" or "lines 7 to 9"."""
        several = self.last > self.first
        return f"lines {self.first} to {self.last}" if several else f"line {self.first}"


def find_packages() -> Path:
    """The folder in which PyTorch is installed."""
    return Path(str(distribution("torch").locate_file("")))


def digest(text: str) -> str:
    """What a page notes of a passage, to notice when it changes."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def load_quote(file: str, start: str, end: str, expected: str, packages: Path) -> Quote:
    """The passage from the only line that has `start` to the next that has `end`.

    Without `end` it goes on to the next empty line. Raises ValueError, saying what to do, where
    there is no such passage, or where its digest is not the `expected` one.
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
    if end:
        last = next((n for n in range(first, len(rows)) if end in rows[n]), -1)
    else:
        last = next((n for n in range(first, len(rows)) if not rows[n].strip()), len(rows)) - 1
    if last < 0:
        raise ValueError(f'{file}: no line after "{start}" has "{end}"')
    if last - first >= LONGEST:
        raise ValueError(f"{file}: a passage of {last - first + 1} lines is too long to quote")
    text = textwrap.dedent("\n".join(row.rstrip() for row in rows[first : last + 1])) + "\n"
    if digest(text) != expected:
        raise ValueError(
            f'{file}: the passage from "{start}" {"has changed" if expected else "is new here"}: '
            f"read it, and if the page is right, write digest={digest(text)}"
        )
    source = file.replace("torch/include/", "")  # as PyTorch's own repository has it
    source = source.replace("torchgen/packaged/autograd/", "tools/autograd/")
    return Quote(source, first + 1, last + 1, text, load_release(packages))


def load_release(packages: Path) -> str:
    """The release of the installed PyTorch, without importing it."""
    text = (packages / VERSION).read_text(encoding="utf-8")
    names = dict(re.findall(r"^(__version__|git_version) *= *'([^']+)'", text, re.MULTILINE))
    return f"PyTorch {names['__version__'].split('+')[0]}, git {names['git_version'][:7]}"
