"""Zensical as the host of the extension, known by the processor with the page's context."""

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from markdown import Markdown

from weave.hosts.base import Host
from weave.problem import Problem

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

    def finish(self, problems: Sequence[Problem]) -> None:
        """Report problems and raise one of them, so that Zensical keeps no page with problems."""
        if problems and REPORT in os.environ:
            with Path(os.environ[REPORT]).open("a", encoding="utf-8") as report:
                report.writelines(f"{json.dumps([self.file, asdict(p)])}\n" for p in problems)
            raise problems[0]
