"""Zensical as the host of the extension, known by the processor with the page's context."""

import json
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from markdown import Markdown

from weave.hosts.base import Host
from weave.problem import Problem

CACHE = ".cache"  # what Zensical has kept, an entry a page and others
WATCH = "WEAVE_WATCH"  # watched besides the pages, instead of the programs: mkdocs.yml asks for it
REPORT = "WEAVE_PROBLEMS"  # a file for the problems of a build: `python -m weave build` sets it


class Zensical(Host):
    """Zensical: a processor of its own holds the context of the page."""

    name = "zensical"
    packages = (*Host.packages, "zensical")

    def __init__(self, md: Markdown) -> None:
        context: Any = md.preprocessors["rendering_context"]
        self.config = context.config
        file = f"{self.config['docs_dir']}/{context.page.path}"
        self.serving = sys.argv[1:2] == ["serve"]
        root, url = Path(self.config["root_dir"]), self.config.get("site_url") or ""
        super().__init__(root, file, url, self.config.get("extra"))

    def settings(self) -> list[str]:
        return [*super().settings(), str(self.config["mdx_configs_hash"])]

    def render_again(self, files: Iterable[str]) -> None:
        """Take these pages from what Zensical has kept, and make it look at them.

        It would also render them if it watched the programs, but all others with them: it starts
        again, a page in a browser asks once a second later, and may miss what comes after that.
        """
        if WATCH not in os.environ or not (files := list(files)):
            return
        docs = f"{self.config['docs_dir']}/"
        names = {file.removeprefix(docs) for file in files}
        for entry in (self.root / CACHE).glob("[0-9]*"):
            with suppress(OSError, ValueError, KeyError, TypeError):  # of something else, or half
                if json.loads(entry.read_bytes())["data"]["origin"]["Source"] in names:
                    entry.unlink()
        for file in files:
            with suppress(OSError):  # it was removed
                _write_again(self.root / file)

    def finish(self, problems: Sequence[Problem]) -> None:
        """Report problems and raise one of them, so that Zensical keeps no page with problems."""
        if problems and REPORT in os.environ:
            with Path(os.environ[REPORT]).open("a", encoding="utf-8") as report:
                report.writelines(f"{json.dumps([self.file, asdict(p)])}\n" for p in problems)
            raise problems[0]


def _write_again(path: Path) -> None:
    """Write a byte of a file as it is, and leave its time: Zensical notices, an editor does not."""
    with path.open("r+b") as file:
        before = os.fstat(file.fileno())
        first = file.read(1)
        file.seek(0)
        file.write(first)
        file.flush()
        os.utime(file.fileno(), ns=(before.st_atime_ns, before.st_mtime_ns))
