"""What a program imports: packages by name, and the neighbours that lie beside it."""

import ast
import contextlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path


def imported_packages(*paths: Path) -> set[str]:
    """The names that these modules import, first parts only: `a` of `a.b`.

    What is not valid Python has none.
    """
    names: set[str] = set()
    for path in paths:
        with contextlib.suppress(OSError, SyntaxError):  # the run reports it, with its line
            for node in parse_imports(path):
                if isinstance(node, ast.Import):
                    names |= {alias.name.split(".")[0] for alias in node.names}
                elif not node.level:
                    names.add((node.module or "").split(".")[0])
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
    try:
        statements = parse_imports(path)
    except (OSError, SyntaxError):  # the run reports it, with its line
        return
    for node in statements:
        folder = top
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            if node.level:  # `from . import x`: counted from the module's own folder
                folder = path.parents[node.level - 1]
            module = [node.module] if node.module else []
            names = module + [".".join([*module, alias.name]) for alias in node.names]
        for name in names:
            yield from _files(folder, name)


def parse_imports(path: Path) -> list[ast.Import | ast.ImportFrom]:
    """The import statements of a file, read again only when its time or size changes.

    Raises SyntaxError for what is not valid Python.
    """
    stat = path.stat()
    return _parse_imports(path, stat.st_mtime_ns, stat.st_size)


@cache
def _parse_imports(path: Path, changed: int, size: int) -> list[ast.Import | ast.ImportFrom]:  # noqa: ARG001
    tree = ast.parse(path.read_bytes())
    return [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]


def _files(folder: Path, name: str) -> Iterator[Path]:
    """The files that `import a.b` reads: a/__init__.py and a/b.py, as far as they exist."""
    parts = name.split(".")
    for depth in range(1, len(parts) + 1):
        base = folder.joinpath(*parts[:depth])
        yield from (p for p in (base.with_suffix(".py"), base / "__init__.py") if p.is_file())
