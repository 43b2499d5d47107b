"""Who renders the page, MkDocs or Zensical: what the extension asks of either.

Each puts a processor of its own into the Markdown that converts a page; from that it is known.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from markdown import Markdown

from weave.problem import Problem
from weave.run.cache import versions

Json = dict[str, Any]
REPORT = "WEAVE_PROBLEMS"  # a file for the problems of a build: `python -m weave build` sets it


class Builder:
    """None of them: a page that is converted by hand, in the working folder."""

    name = "plain"
    packages: tuple[str, ...] = ("Markdown", "pymdown-extensions", "Pygments", "pypandoc_binary")

    def __init__(self, root: Path, file: str, site_url: str = "") -> None:
        self.root = root
        self.file = file  # of the page, from the root: "docs/idea/dials.md"
        self.site_url = site_url

    def settings(self) -> list[str]:
        """What the HTML of every page depends on, besides the book."""
        return [self.name, self.site_url, *sorted(versions(self.packages).values())]

    def collected(self) -> Json:
        """What the builder has learnt from the page's tree, as JSON can keep it."""
        return {}

    def restore(self, collected: Json) -> None:
        """Tell the builder the same of a page that has not been converted again."""

    @contextmanager
    def listening(self) -> Iterator[list[str]]:
        """Collect what the builder warns of while it converts the page."""
        yield []

    def finish(self, problems: Sequence[Problem]) -> None:
        """The page is done, with these problems, which are shown in it."""


class MkDocs(Builder):
    """MkDocs: known by the processor that makes links relative."""

    name = "mkdocs"
    packages = (*Builder.packages, "mkdocs")

    def __init__(self, md: Markdown) -> None:
        self.links: Any = md.treeprocessors["relpath"]
        self.anchors: Any = md.treeprocessors["mkdocs_extract_anchors"]
        self.title: Any = md.treeprocessors["mkdocs_extract_title"]
        self.raw: Any = md.preprocessors["mkdocs_raw_html"]
        self.config: Any = self.links.config
        root = Path(self.config.config_file_path).parent
        docs = os.path.relpath(self.config.docs_dir, root)
        super().__init__(root, f"{docs}/{self.links.file.src_uri}", self.config.site_url or "")

    def settings(self) -> list[str]:
        names = ("markdown_extensions", "mdx_configs", "use_directory_urls", "validation")
        return [*super().settings(), *(repr(self.config[name]) for name in names)]

    def collected(self) -> Json:
        links = self.links.links_to_anchors.items()
        return {
            "title": self.title.title,
            "anchors": sorted(self.anchors.present_anchor_ids | self.raw.present_anchor_ids),
            "links": {file.src_uri: anchors for file, anchors in links},
        }

    def restore(self, collected: Json) -> None:
        self.title.title = collected["title"]
        self.anchors.present_anchor_ids = set(collected["anchors"])
        files = ((self.links.files.get_file_from_path(f), a) for f, a in collected["links"].items())
        self.links.links_to_anchors = {file: anchors for file, anchors in files if file}

    @contextmanager
    def listening(self) -> Iterator[list[str]]:
        warned: list[str] = []
        handler = logging.Handler(logging.INFO)
        handler.emit = lambda record: warned.append(record.getMessage())  # type: ignore[method-assign]
        log = logging.getLogger("mkdocs")
        log.addHandler(handler)
        try:
            yield warned
        finally:
            log.removeHandler(handler)


class Zensical(Builder):
    """Zensical: known by the processor that holds the context of the page."""

    name = "zensical"
    packages = (*Builder.packages, "zensical")

    def __init__(self, md: Markdown) -> None:
        context: Any = md.preprocessors["rendering_context"]
        self.config = context.config
        file = f"{self.config['docs_dir']}/{context.page.path}"
        super().__init__(Path(self.config["root_dir"]), file, self.config.get("site_url") or "")

    def settings(self) -> list[str]:
        return [*super().settings(), str(self.config["mdx_configs_hash"])]

    def finish(self, problems: Sequence[Problem]) -> None:
        """Write the problems down and end this page, so that Zensical keeps no page with any."""
        if problems and REPORT in os.environ:
            with Path(os.environ[REPORT]).open("a", encoding="utf-8") as report:
                report.writelines(f"{json.dumps([self.file, p.as_json()])}\n" for p in problems)
            raise problems[0]


def find_builder(md: Markdown, root: Path, file: str) -> Builder:
    """The builder that has made this Markdown; by hand, what is given says where the page is."""
    if "relpath" in md.treeprocessors:
        return MkDocs(md)
    if "rendering_context" in md.preprocessors:
        return Zensical(md)
    return Builder(root, file)
