"""What the loom does at MkDocs' events: run, collect problems, add files, keep the good site."""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import urljoin

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from weave import cache, chapter, extension, notebook, notebook_page
from weave.problem import Problem
from weave.snippet import Snippet, every, read

log = logging.getLogger("mkdocs.weave")
TOP = re.compile(r'</h1>(\s*<p class="question">.*?</p>)?', re.DOTALL)  # and the question below


class Site:
    """One `mkdocs` command, be it one build or a server that builds again and again."""

    def __init__(self) -> None:
        self.serving = False
        self.root = Path.cwd()
        self.final = ""  # where a build that succeeds is put
        self.problems: list[Problem] = []
        self.failures: dict[str, Problem] = {}
        self.results: dict[str, tuple[Snippet, dict[str, Any]]] = {}

    def on_startup(self, command: str, **_: Any) -> None:
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        """Send a build's pages to a folder beside the site; the good site stays where it is."""
        self.root = Path(config.config_file_path or ".").absolute().parent
        os.environ.setdefault("SOURCE_DATE_EPOCH", _last_commit(self.root))
        if not self.serving:
            self.final = config.site_dir
            place = Path(self.final)
            config.site_dir = str(place.with_name(f".{place.name}.partial"))

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Run what has no kept result, in a process of its own, before any page is rendered."""
        found = run(self.root)
        self.problems = []
        self.failures = {problem.file: problem for problem in found}
        self.results = {}
        config.mdx_configs.setdefault("weave.extension", {}).update(
            root=str(self.root),
            failures=self.failures,
            problems=self.problems,
            results=self.results,
        )

    def on_files(self, files: Files, config: MkDocsConfig) -> None:
        """Add every snippet and its notebook to the site, and let notebooks be read as they ran."""
        for path in every(self.root / "snippets"):
            uri = path.relative_to(self.root).as_posix()
            files.append(File.generated(config, uri, content=path.read_bytes()))
            files.append(
                File.generated(config, uri[:-3] + ".ipynb", content=self._as_notebook(path))
            )
        for file in files:
            if self._is_notebook(file):
                self._use_run(file)

    def on_page_markdown(
        self, markdown: str, page: Page, config: MkDocsConfig, files: Files
    ) -> None:
        config.mdx_configs["weave.extension"]["page"] = self._name(page.file)

    def on_page_content(
        self, html: str, page: Page, config: MkDocsConfig, files: Files
    ) -> str | None:
        """Offer a chapter as a notebook; bring a notebook's page into the chapters' looks."""
        if chapter.is_one(self._name(page.file), page.markdown or ""):
            return self._offer(html, page, config, files)
        if not self._is_notebook(page.file):
            return None
        name = self._name(page.file)
        if name in self.failures:
            return notebook_page.failed(self.failures[name])
        made, problems = notebook_page.slim(html, self.root / name, name)
        self.problems += problems
        return made

    def on_env(self, env: Any, config: MkDocsConfig, files: Files) -> None:
        """All pages are rendered and none is written: end a build that has problems here."""
        named = {(p.file, p.line, p.message) for p in self.problems}
        alone = [p for p in self.failures.values() if (p.file, p.line, p.message) not in named]
        problems = sorted([*self.problems, *alone], key=lambda p: (p.page or p.place, p.place))
        if not problems:
            return
        rows = "\n".join(f"  {problem}" for problem in problems)
        told = f"{len(problems)} problem{'s' * (len(problems) > 1)} in the book:\n{rows}"
        if not self.serving:
            raise PluginError(told)
        log.error(told)

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Put the new site in the place of the old one, unless --strict is about to reject it."""
        if self.serving:
            return
        made, config.site_dir = config.site_dir, self.final
        handlers = logging.getLogger("mkdocs").handlers
        if any(isinstance(h, CountHandler) and h.get_counts() for h in handlers):
            shutil.rmtree(made)
        else:
            replace(Path(made), Path(self.final))

    def on_build_error(self, **_: Any) -> None:
        if self.final:
            place = Path(self.final)
            shutil.rmtree(place.with_name(f".{place.name}.partial"), ignore_errors=True)

    def _offer(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Lay the chapter's notebook beside its page, and link to it, unless something failed."""

        def address(uri: str) -> str:
            file = files.get_file_from_path(uri)
            return urljoin(config.site_url or "", file.url) if file else ""

        known = len(self.problems)
        options = {"packages": "", **config.mdx_configs["weave.extension"]}
        asked = extension.Page(Markdown(), options)
        made = chapter.notebook(page.markdown or "", asked, address)
        if len(self.problems) > known or "weave-problem" in html:
            return html
        name = f"{PurePath(page.file.src_uri).stem}.ipynb"
        beside = (PurePath(page.file.dest_uri).parent / name).as_posix()
        files.append(File.generated(config, beside, content=made))
        link = f'<a href="{name}" download>Download this page as a notebook</a>'
        return TOP.sub(lambda m: f'{m[0]}\n<p class="weave-offer">{link}</p>', html, count=1)

    def _name(self, file: File) -> str:
        return f"docs/{file.src_uri}"

    def _is_notebook(self, file: File) -> bool:
        return file.src_uri.endswith(".ipynb") and not file.src_uri.startswith("snippets/")

    def _as_notebook(self, path: Path) -> str:
        """The snippet as a notebook; without outputs under `serve` when its run has failed."""
        try:
            snippet = read(path, self.root)
        except Problem:
            return "{}"
        result = cache.load(snippet.file, cache.key(snippet, self.root), self.root)
        if result:
            self.results[path.relative_to(self.root / "snippets").as_posix()] = snippet, result
        empty = {"cells": [{"text": "", "figures": []} for _ in snippet.cells]}
        return notebook.from_snippet(snippet, result or empty)

    def _use_run(self, file: File) -> None:
        """Let mkdocs-jupyter read the notebook as it was run, with its outputs."""
        source = self.root / self._name(file)
        kept = cache.load(self._name(file), notebook.key(source), self.root)
        if kept:
            folder = self.root / cache.FOLDER / "run"
            cache.write(folder / self._name(file), kept["notebook"].encode())
            file.src_dir = str(folder / "docs")  # mkdocs-jupyter asks for this, and for no other
        elif self._name(file) not in self.failures:
            self.problems.append(Problem(self._name(file), 0, "changed during the build: again"))


def run(root: Path) -> list[Problem]:
    """Run `python -m weave` on the whole book and give its problems.

    A process of its own: MkDocs has imported much, and a forkserver wants a clean start.
    """
    done = subprocess.run(
        [sys.executable, "-m", "weave", "--json"],
        cwd=root,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    try:
        report = json.loads(done.stdout)
    except ValueError:
        raise PluginError(f"python -m weave ended with status {done.returncode}") from None
    if report["ran"]:
        log.info("Ran %d of the book's programs", len(report["ran"]))
    return [Problem(**problem) for problem in report["problems"]]


def replace(new: Path, old: Path) -> None:
    """Put folder `new` in the place of `old`: at every moment one of them is whole."""
    last = old.with_name(f".{old.name}.last")
    shutil.rmtree(last, ignore_errors=True)
    if old.exists():
        old.rename(last)
    new.rename(old)
    shutil.rmtree(last, ignore_errors=True)


def _last_commit(root: Path) -> str:
    """The time of the last commit, so that the same commit builds to the same bytes."""
    try:
        done = subprocess.run(
            ["git", "log", "-1", "--format=%ct"],  # noqa: S607
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:  # no git: a downloaded copy
        return "0"
    return done.stdout.strip() or "0"
