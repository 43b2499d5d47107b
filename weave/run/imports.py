"""What is read from a module: what it says, and what it imports, packages and neighbours."""

import ast
import contextlib
from collections.abc import Iterator
from pathlib import Path

from weave.run.files import read_once


def imported_packages(*paths: Path) -> set[str]:
    """The names that these modules import, first parts only: `a` of `a.b`.

    What is not valid Python has none.
    """
    names: set[str] = set()
    for path in paths:
        with contextlib.suppress(OSError, SyntaxError):  # the run reports it, with its line
            names |= {name.split(".")[0] for level, name in parse_module(path)[1] if not level}
    return names


def local_imports(path: Path) -> list[Path]:
    """The neighbours a program imports, and theirs, in a fixed order; each file once.

    A neighbour is a module beside the program: `python snippets/maths/chain.py` finds those of
    snippets/maths first, so `import engine` there means snippets/maths/engine.py.
    """
    program = path.absolute()
    files = [program]
    for file in files:
        neighbours = dict.fromkeys(_neighbours(file, program.parent))
        files += [neighbour for neighbour in neighbours if neighbour not in files]
    return sorted(files[1:])


def _neighbours(path: Path, top: Path) -> Iterator[Path]:
    """The files below `top`, the program's folder, that a module imports by name."""
    with contextlib.suppress(OSError, SyntaxError):
        for level, name in parse_module(path)[1]:  # `from . import x`: from the module's folder
            yield from _files(path.parents[level - 1] if level else top, name)


@read_once
def parse_module(path: Path) -> tuple[str, list[tuple[int, str]]]:
    """A file's docstring, and what it imports: the level of each import, and a dotted name.

    `from a import b` may import a and a.b. Raises SyntaxError for what is not valid Python.
    """
    tree = ast.parse(path.read_bytes())
    names: list[tuple[int, str]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [(0, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            module = [node.module] if node.module else []
            names += [(node.level, name) for name in module]
            names += [(node.level, ".".join([*module, alias.name])) for alias in node.names]
    return ast.get_docstring(tree) or "", names


def _files(folder: Path, name: str) -> Iterator[Path]:
    """The files that `import a.b` reads: a/__init__.py and a/b.py, as far as they exist."""
    parts = name.split(".")
    for depth in range(1, len(parts) + 1):
        base = folder.joinpath(*parts[:depth])
        yield from (p for p in (base.with_suffix(".py"), base / "__init__.py") if p.is_file())
