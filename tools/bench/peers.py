"""The peers: what each one is built with, how, and where its pages end up."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tools.bench import install, names, projects
from tools.bench.program import Program

LOOM = projects.LOOM_FOLDER
PLAIN = "plain mkdocs"  # no peer: it runs nothing, and is a part of the floor
AGG = {"MPLBACKEND": "agg"}  # as on a machine without a screen
SPHINX = ("-m", "sphinx", "-q", "-b", "html", ".", "site")


@dataclass(frozen=True)
class Peer:
    """One tool: its project as files, and the command that builds it."""

    name: str
    files: Callable[[Path, Sequence[Program]], projects.Files]
    python: str
    build: Sequence[str]  # what Python is given
    page: str  # where the site has the page of a program, with its name in the place of {}
    environment: Mapping[str, str] = field(default_factory=dict)
    slow: bool = False  # so slow that it runs once, and the smallest number of programs only
    tried: bool = False  # what may not work yet: left out, with a word, when it does not

    def write(self, root: Path, programs: Sequence[Program]) -> None:
        """Write the project; a file that is there and would not change is not touched."""
        for name, content in self.files(root, programs).items():
            path = root / name
            if not path.exists() or path.read_text() != content:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(content)

    def place(self, root: Path, program: Program) -> Path:
        return root / self.page.replace("{}", program.name)


def install_loom(folder: Path) -> None:
    """Put a copy of the loom beside the projects.

    A loom that is being worked on runs all programs again, which would not be an unchanged build.
    """
    ignored = shutil.ignore_patterns("__pycache__")
    source, target = names.ROOT / names.PACKAGE, folder / names.INSTALLED / names.PACKAGE
    shutil.copytree(source, target, ignore=ignored)


def every(zensical: str, folder: Path) -> list[Peer]:
    """All peers in a folder, the loom first; `zensical` is what Python is given for Zensical."""
    loom = {"PYTHONPATH": str(folder / names.INSTALLED)}
    own, theirs = names.PYTHON, install.PYTHON
    book, gallery = "site/programs/p{}/index.html", "site/gallery/plot_p{}"
    in_turn = projects.sphinx_gallery("")  # its default
    at_once = projects.sphinx_gallery(f'"parallel": {os.cpu_count()}')
    sphinx = f"{gallery}.html"
    build, by_zensical = names.BUILD, shlex.split(zensical)
    return [
        Peer(LOOM, projects.loom, own, build, book, loom),
        Peer(PLAIN, projects.plain_mkdocs, own, build, book),
        Peer(
            "loom+zensical",
            projects.loom_zensical,
            theirs,
            by_zensical,
            book,
            loom,
            tried=True,
        ),
        Peer("markdown-exec", projects.markdown_exec, theirs, build, book, AGG),
        Peer("mkdocs-gallery", projects.mkdocs_gallery, theirs, build, f"{gallery}/index.html"),
        Peer("sphinx-gallery", in_turn, theirs, SPHINX, sphinx),
        Peer("sphinx-gallery-parallel", at_once, theirs, SPHINX, sphinx),
        Peer("mkdocs-jupyter", projects.mkdocs_jupyter, own, build, book, slow=True),
    ]
