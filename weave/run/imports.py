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
            for node in parse_module(path)[1]:
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
        _, statements = parse_module(path)
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


@read_once
def parse_module(path: Path) -> tuple[str, list[ast.Import | ast.ImportFrom]]:
    """A file's docstring and import statements. Raises SyntaxError for what is not Python."""
    tree = ast.parse(path.read_bytes())
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    return ast.get_docstring(tree) or "", imports


def _files(folder: Path, name: str) -> Iterator[Path]:
    """The files that `import a.b` reads: a/__init__.py and a/b.py, as far as they exist."""
    parts = name.split(".")
    for depth in range(1, len(parts) + 1):
        base = folder.joinpath(*parts[:depth])
        yield from (p for p in (base.with_suffix(".py"), base / "__init__.py") if p.is_file())
