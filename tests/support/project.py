"""Books in miniature, and the loom and its builders run on them as people run them: as programs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from weave.edition import Edition
from weave.problem import Problem
from weave.run.result import Result

ROOT = Path(__file__).resolve().parent.parent.parent
# As on any machine: nothing that this one, or pytest, has set for Python.
ENVIRONMENT = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith("PYTHON") and name not in {"MPLBACKEND", "SOURCE_DATE_EPOCH"}
} | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
PATIENCE = 600  # seconds for one program, on however busy a machine
SITE = f"""\
site_name: A book
site_url: http://127.0.0.1:8000/
theme: {{name: mkdocs}}
markdown_extensions:
  - admonition
  - tables
  - pymdownx.arithmatex: {{generic: true}}
  - pymdownx.details
  - pymdownx.superfences
  - weave.extension
plugins: []
hooks: [{ROOT / "weave" / "site" / "events.py"}]
watch: [!ENV [WEAVE_WATCH, snippets]]
exclude_docs: /notebook/*.ipynb
"""
ZENSICAL = f"""\
INHERIT: mkdocs.yml
site_dir: !ENV [WEAVE_SITE_DIR, site]
theme: {{name: material, custom_dir: .weave/downloads}}
watch: [{ROOT / "weave"}, !ENV [WEAVE_WATCH, .weave/edition]]
"""


@dataclass(frozen=True)
class Report:
    """What `python -m weave --json` answers."""

    status: int
    ran: list[str]
    problems: list[str]

    def about(self, file: str) -> list[str]:
        return [problem for problem in self.problems if problem.startswith(file)]


@dataclass(frozen=True)
class Built:
    """How a program ended and all that it said."""

    status: int
    said: str


@dataclass(frozen=True)
class Project:
    """A book of its own, with snippets/ and docs/."""

    root: Path

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file, given from the root; the indentation of its text is cut off."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(dedent(text).encode() if isinstance(text, str) else text)
        return path

    def snippet(self, name: str, source: str | bytes) -> Path:
        return self.write(f"snippets/{name}", source)

    def configure(self) -> None:
        """Write a mkdocs.yml and a zensical.yml that weave as the book's own do."""
        self.write("mkdocs.yml", SITE)
        self.write("zensical.yml", ZENSICAL)

    def weave(self, *arguments: str) -> Report:
        done = self.run("weave", "--json", *arguments)
        assert done.stdout.startswith("{"), done.stderr
        answer = json.loads(done.stdout)
        problems = [str(Problem(**problem)) for problem in answer["problems"]]
        return Report(done.returncode, answer["ran"], sorted(problems))

    def mkdocs(self, *arguments: str, **environment: str) -> Built:
        done = self.run("mkdocs", *arguments, **environment)
        return Built(done.returncode, done.stdout + done.stderr)

    def zensical(self, **environment: str) -> Built:
        """Build the site with Zensical, as `python -m weave` does."""
        done = self.run("weave", "build", "--with", "zensical", **environment)
        return Built(done.returncode, done.stdout + done.stderr)

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=self.root,
            env=ENVIRONMENT | environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )

    def result(self, name: str) -> Result:
        """What was kept of a program's last run."""
        return Edition(self.root).result(name)

    def tree(self, *folders: str) -> dict[str, bytes]:
        """The content of every file below these folders."""
        paths = sorted(p for folder in folders for p in (self.root / folder).rglob("*"))
        return {p.relative_to(self.root).as_posix(): p.read_bytes() for p in paths if p.is_file()}


def empty(root: Path) -> Project:
    for folder in ("snippets", "docs"):
        (root / folder).mkdir(parents=True)
    return Project(root)
