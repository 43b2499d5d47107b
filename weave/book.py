"""The book as it is on disk: its pages with their references, and its programs."""

import contextlib
import os
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from weave.grammar import PICTURES, Kind, Reference, find_references
from weave.run.ensure import Graphs
from weave.run.files import read_once
from weave.run.program import list_programs, relative

CONFIG = "mkdocs.yml"
FRONT = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)  # a page's own settings
NO_PROSE = re.compile(
    r"^[ \t]*:::.*?(?=\n[ \t]*\n|\Z)|^```.*?^```|<[^>]+>|\{ ?[:.#][^}]*\}|\]\([^)]*\)",
    re.DOTALL | re.MULTILINE,
)
WORD = re.compile(r"\$\$.*?\$\$|\$[^$\n]+\$|\{\{.*?\}\}", re.DOTALL)
PACE = 200  # words a minute
STOP = 0.5  # minutes at a program, a picture or a quotation
TITLE = re.compile(r"^# +(\S.*?) *(?:\{.*\})?$", re.MULTILINE)


@dataclass(frozen=True)
class BookPage:
    """A page of the book, `file` relative to the root: "docs/idea/dials.md"."""

    file: str
    title: str
    references: tuple[Reference, ...]
    words: int = 0  # of prose; what is folded away counts too
    needs: tuple[str, ...] = ()  # the pages that it builds on, below docs/

    @property
    def minutes(self) -> int:
        """About how long it takes to read."""
        return max(1, round(self.words / PACE + STOP * len(self.references)))

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
        folder = root / "snippets"
        self.programs = [path.relative_to(folder).as_posix() for path in list_programs(folder)]
        docs = sorted(Path(entry.path) for entry in _scan(str(root / "docs")))
        pages = [_load_page(path, root) for path in docs if path.suffix == ".md"]
        self.pages: Mapping[str, BookPage] = {page.file: page for page in pages}
        # everything that is run: each file with its name as a dependency, "program:idea/pipe.py"
        self.sources = {f"snippets/{name}": f"program:{name}" for name in self.programs}
        notebooks = [relative(path, root / "docs") for path in docs if path.suffix == ".ipynb"]
        self.sources |= {f"docs/{name}": f"notebook:{name}" for name in notebooks}

    @cached_property
    def order(self) -> list[str]:
        """The pages in reading order, relative to docs/, as the `nav` of mkdocs.yml has them."""
        pages = [file.removeprefix("docs/") for file in self.pages]
        return _leaves(self._config.get("nav") or []) or pages

    @cached_property
    def parts(self) -> dict[str, list[str]]:
        """The chapters of each part: the sections of the `nav` that `extra.parts` names."""
        nav = (entry for entry in self._config.get("nav") or [] if isinstance(entry, dict))
        sections = {title: item for entry in nav for title, item in entry.items()}
        names = (self._config.get("extra") or {}).get("parts") or []
        return {name: _leaves(sections[name]) for name in names if name in sections}

    @cached_property
    def route(self) -> list[str]:
        """The chapters of the short route, which `extra.route` names."""
        return list((self._config.get("extra") or {}).get("route") or [])

    @property
    def runs_programs(self) -> bool:
        """Whether readers can run programs in the page, which `extra.run` asks for."""
        return bool((self._config.get("extra") or {}).get("run"))

    @cached_property
    def chapters(self) -> list[str]:
        """The chapters, relative to docs/: the first has number 1."""
        return [page for part in self.parts.values() for page in part]

    @cached_property
    def _config(self) -> dict[str, Any]:
        """What mkdocs.yml says; nothing if it cannot be read, which the builder reports."""
        with contextlib.suppress(OSError, yaml.YAMLError):
            text = (self.root / CONFIG).read_text(encoding="utf-8")
            data = yaml.load(text, _Loader)  # noqa: S506 - a SafeLoader
            return data if isinstance(data, dict) else {}
        return {}

    @cached_property
    def graphs(self) -> Graphs:
        """For each program's file the names whose graphs some page draws, sorted."""
        graphs: dict[str, set[str]] = defaultdict(set)
        for page in self.pages.values():
            for reference in page.references:
                names = (reference.keys[key] for key in PICTURES if key in reference.keys)
                graphs[f"snippets/{reference.target}"].update(names)
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


@read_once
def _load_page(path: Path, root: Path) -> BookPage:
    file = relative(path, root)
    text = path.read_text(encoding="utf-8", errors="replace")
    title = TITLE.search(text)
    name = title[1].replace("`", "") if title else file.removeprefix("docs/")
    return BookPage(file, name, tuple(find_references(text)), count_words(text), _needs(text))


def count_words(text: str) -> int:
    """The words of a page's prose; a formula and a value count as one."""
    prose = WORD.sub("word", NO_PROSE.sub(" ", FRONT.sub("", text)))
    return sum(any(letter.isalnum() for letter in word) for word in prose.split())


def _needs(text: str) -> tuple[str, ...]:
    match, settings = FRONT.match(text), None
    with contextlib.suppress(yaml.YAMLError):
        settings = yaml.safe_load(match[1]) if match else None
    return tuple(settings.get("needs") or ()) if isinstance(settings, dict) else ()


Nav: TypeAlias = "str | Sequence[Nav] | Mapping[str, Nav]"


class _Loader(yaml.SafeLoader):
    """mkdocs.yml has tags of MkDocs' own, such as !ENV."""


_Loader.add_multi_constructor("!", lambda *_: None)


def _leaves(nav: Nav) -> list[str]:
    """The pages of a `nav`, which has lists and dicts of any depth."""
    if isinstance(nav, str):
        return [nav]
    items = nav.values() if isinstance(nav, Mapping) else nav
    return [page for item in items for page in _leaves(item)]
