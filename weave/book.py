"""The book as it is on disk: its pages with their references, and its programs."""

import contextlib
import os
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TypeAlias

import yaml

from weave.grammar import Kind, Reference, find_references
from weave.run.ensure import Graphs
from weave.run.program import list_programs

CONFIG = "mkdocs.yml"
TITLE = re.compile(r"^# +(\S.*?) *(?:\{.*\})?$", re.MULTILINE)


@dataclass(frozen=True)
class BookPage:
    """A page of the book, `file` relative to the root: "docs/idea/dials.md"."""

    file: str
    title: str
    references: tuple[Reference, ...]

    @property
    def notebooks(self) -> list[str]:
        """The notebooks that it shows, by their paths below docs/."""
        return [r.target for r in self.references if r.kind is Kind.NOTEBOOK]

    @property
    def slug(self) -> str:
        """Its place on the site: "idea/dials"."""
        return self.file.removeprefix("docs/").removesuffix(".md")

    @property
    def notebook(self) -> str:
        """The place of its notebook on the site: "idea/dials/dials.ipynb"."""
        return f"{self.slug}/{self.slug.rpartition('/')[2]}.ipynb"

    @property
    def is_notebook(self) -> bool:
        """Whether readers can download it as a notebook: in a folder of docs/, with a program."""
        programs = (r for r in self.references if r.kind is Kind.PROGRAM)
        return self.file.count("/") > 1 and any(programs)


class Book:
    """A project's folder at the moment when this object is made."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.programs = tuple(list_programs(root / "snippets"))
        docs = sorted(Path(entry.path) for entry in _scan(str(root / "docs")))
        self.notebooks = tuple(path for path in docs if path.suffix == ".ipynb")
        self.pages: Mapping[str, BookPage] = {
            page.file: page for page in (_load(path, root) for path in docs if path.suffix == ".md")
        }

    @property
    def sources(self) -> list[Path]:
        """Everything that is run: the programs, and the notebooks among the pages."""
        return [*self.programs, *self.notebooks]

    @cached_property
    def order(self) -> list[str]:
        """The pages in reading order, relative to docs/, as the `nav` of mkdocs.yml has them."""
        nav = _load_nav(self.root / CONFIG)
        return nav or [file.removeprefix("docs/") for file in self.pages]

    @cached_property
    def graphs(self) -> Graphs:
        """For each program's file the names whose graphs some page draws, sorted."""
        graphs: dict[str, set[str]] = defaultdict(set)
        for page in self.pages.values():
            for reference in page.references:
                graphs[f"snippets/{reference.target}"].update(reference.graphs)
        return {file: tuple(sorted(names)) for file, names in graphs.items() if names}


def stamp(root: Path) -> tuple[tuple[str, int, int], ...]:
    """The names, times and sizes of the book's files, which differ when a file has changed."""
    folders = [os.path.join(root, name) for name in ("docs", "snippets", "tests")]  # noqa: PTH118
    files = (entry for folder in folders for entry in _scan(folder))
    stats = [(entry.path, entry.stat()) for entry in files]
    config = root / CONFIG
    stats += [(str(config), config.stat())] if config.is_file() else []
    return tuple(sorted((path, stat.st_mtime_ns, stat.st_size) for path, stat in stats))


def _scan(folder: str) -> Iterator[os.DirEntry[str]]:
    """All files below a folder, except those that editors and Python leave behind."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name == "__pycache__":
                continue
            if entry.is_dir():
                yield from _scan(entry.path)
            elif entry.is_file():
                yield entry


def _load(path: Path, root: Path) -> BookPage:
    stat = path.stat()
    return _load_page(path, path.relative_to(root).as_posix(), stat.st_mtime_ns, stat.st_size)


@cache
def _load_page(path: Path, file: str, changed: int, size: int) -> BookPage:  # noqa: ARG001
    """A page, read again only when its time or size changes."""
    text = path.read_text(encoding="utf-8", errors="replace")
    title = TITLE.search(text)
    name = title[1].replace("`", "") if title else file.removeprefix("docs/")
    return BookPage(file, name, tuple(find_references(text)))


Nav: TypeAlias = "str | Sequence[Nav] | Mapping[str, Nav]"


class _Loader(yaml.SafeLoader):
    """mkdocs.yml has tags of MkDocs' own, such as !ENV."""


_Loader.add_multi_constructor("!", lambda *_: None)


def _load_nav(config: Path) -> list[str]:
    try:
        data = yaml.load(config.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - a SafeLoader
    except (OSError, yaml.YAMLError):  # the builder reports it
        return []
    return _leaves(data.get("nav") or []) if isinstance(data, dict) else []


def _leaves(nav: Nav) -> list[str]:
    """The pages of a `nav`, which has lists and dicts of any depth."""
    if isinstance(nav, str):
        return [nav]
    items = nav.values() if isinstance(nav, Mapping) else nav
    return [page for item in items for page in _leaves(item)]
