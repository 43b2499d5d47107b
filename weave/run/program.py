"""A program of the book: plain Python in percent cells that have names (`# %% forward pass`)."""

import math
import os
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from weave.problem import Problem
from weave.run.imports import imported_packages, local_imports, parse_module

CELL = re.compile(r"^# %%(?P<title>.*)$")
HEADER = re.compile(r"^# /// script\n(?P<body>(?:#(?: .*)?\n)*?)# ///$", re.MULTILINE)  # PEP 723
CHECK = "check"
DEADLINE = 20.0  # seconds


@dataclass(frozen=True)
class Options:
    """The options in a program's own header, under `[tool.weave]` of its PEP 723 block."""

    deadline: float = DEADLINE  # seconds
    warnings: bool = False  # True: it means to warn, and must
    data: tuple[str, ...] = ()  # files it reads, relative to itself


@dataclass(frozen=True)
class Cell:
    """Lines of a program: `line` is the number of the first, from 1; `name` is a slug."""

    name: str
    title: str
    line: int
    source: str


@dataclass(frozen=True)
class Program:
    """A program before it runs. `path` is absolute, `file` relative to the project's root.

    `docstring` is what it opens with. `neighbours` are the modules beside it that it imports,
    and theirs; `packages` is what all of them import, first parts only.
    """

    path: Path
    file: str
    source: str
    docstring: str
    cells: tuple[Cell, ...]
    options: Options
    neighbours: tuple[Path, ...] = ()
    packages: frozenset[str] = frozenset()

    @property
    def requirements(self) -> tuple[str, ...]:
        """The packages beyond the standard library that it and its neighbours import, sorted."""
        own = {neighbour.stem for neighbour in self.neighbours}
        return tuple(sorted(self.packages - own - sys.stdlib_module_names))

    def cell(self, name: str) -> int | None:
        """The index of the cell of this name, None where there is none."""
        return next((i for i, cell in enumerate(self.cells) if cell.name == name), None)


def slug(title: str) -> str:
    """The name by which a page asks for a cell: "Forward pass" -> "forward-pass"."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def load_program(path: Path, root: Path) -> Program:
    """Read and split a program.

    Raises Problem, with file and line, for a missing file, bytes that are not UTF-8, a syntax
    error, a header that cannot be read, and two cells of one name.
    """
    path = path.absolute()
    file = relative(path, root)
    try:
        source = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise Problem(file, 0, "there is no such program") from None
    except OSError as error:
        raise Problem(file, 0, f"cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise Problem(file, 0, f"is not UTF-8: {error.reason} at byte {error.start}") from None
    try:
        docstring, _ = parse_module(path)
    except SyntaxError as error:
        raise Problem(file, error.lineno or 0, f"SyntaxError: {error.msg}") from None
    cells, options = tuple(_parse_cells(source, file)), _parse_options(source, file)
    neighbours = tuple(local_imports(path))
    packages = frozenset(imported_packages(path, *neighbours))
    return Program(path, file, source, docstring, cells, options, neighbours, packages)


def list_programs(folder: Path) -> list[Path]:
    """All programs below a folder, in a fixed order."""
    return sorted(folder.rglob("*.py"))


def relative(path: Path, root: Path) -> str:
    """`path` as people write it: from the project's root, with forward slashes."""
    full = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
    top = Path(os.path.abspath(root))  # noqa: PTH100
    return full.relative_to(top).as_posix() if full.is_relative_to(top) else full.as_posix()


def split_lines(source: str) -> list[str]:
    """The lines of a program with their ends, as Python counts them: only at newlines."""
    return [row for row in re.split(r"(?<=\n)", source) if row]


def _parse_cells(source: str, file: str) -> Iterator[Cell]:
    lines = split_lines(source)
    starts = [i for i, line in enumerate(lines) if CELL.match(line)]
    seen: dict[str, int] = {}
    for start, end in zip([-1, *starts], [*starts, len(lines)], strict=True):
        body = "".join(lines[start + 1 : end])
        if start < 0:
            if body.strip():
                yield Cell("", "", 1, body)
            continue
        title = lines[start][4:].strip()
        name = slug(title)
        if not name:
            raise Problem(file, start + 1, "a cell has no name: write `# %% what it does`")
        if name in seen:
            other = f"(the other is in line {seen[name]})"
            raise Problem(file, start + 1, f"two cells are called '{name}' {other}: rename one")
        seen[name] = start + 1
        yield Cell(name, title, start + 2, body)


def _parse_options(source: str, file: str) -> Options:
    header = HEADER.search(source)
    if not header:
        return Options()
    line = source.count("\n", 0, header.start()) + 1
    try:
        return _parse_table(tomllib.loads(re.sub(r"(?m)^# ?", "", header["body"])))
    except tomllib.TOMLDecodeError as error:
        raise Problem(file, line, f"the header is not TOML: {error}") from None
    except TypeError as error:
        raise Problem(file, line, str(error)) from None


def _parse_table(table: dict[str, Any]) -> Options:
    """The options in a header's TOML. Raises TypeError, saying what to do, for anything else."""
    for name in ("tool", "weave"):
        table = table.get(name, {})
        if not isinstance(table, dict):
            raise TypeError("the header's [tool.weave] must be a table of options")
    if unknown := sorted(set(table) - {"deadline", "warnings", "data"}):
        choices = "there are deadline, warnings and data"
        raise TypeError(f"the header has no option '{unknown[0]}': {choices}")
    deadline = table.get("deadline", DEADLINE)
    number = isinstance(deadline, int | float) and not isinstance(deadline, bool)
    if not number or not 0 < deadline < math.inf:
        raise TypeError("deadline must be a number of seconds above 0")
    warnings = table.get("warnings", False)
    if not isinstance(warnings, bool):
        raise TypeError("warnings must be true or false")
    data = table.get("data", [])
    if not isinstance(data, list) or not all(isinstance(item, str) for item in data):
        raise TypeError("data must be a list of file names")
    return Options(float(deadline), warnings, tuple(data))
