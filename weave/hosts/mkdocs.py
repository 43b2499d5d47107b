"""MkDocs as the host of the extension, known by the processor that makes links relative."""

import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from logging.handlers import BufferingHandler
from pathlib import Path
from typing import Any

from markdown import Markdown

from weave.hosts.base import Host, Json


class MkDocs(Host):
    """MkDocs: its processors know the page, and collect titles, anchors and links from it."""

    name = "mkdocs"
    packages = (*Host.packages, "mkdocs")

    def __init__(self, md: Markdown) -> None:
        self.links: Any = md.treeprocessors["relpath"]
        self.anchors: Any = md.treeprocessors["mkdocs_extract_anchors"]
        self.title: Any = md.treeprocessors["mkdocs_extract_title"]
        self.raw: Any = md.preprocessors["mkdocs_raw_html"]
        self.config: Any = self.links.config
        root = Path(self.config.config_file_path).parent
        docs = os.path.relpath(self.config.docs_dir, root)
        file = f"{docs}/{self.links.file.src_uri}"
        super().__init__(root, file, self.config.site_url or "", self.config.extra)

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
    def listening(self) -> Iterator[Sequence[object]]:
        handler = BufferingHandler(capacity=sys.maxsize)
        handler.setLevel(logging.INFO)
        log = logging.getLogger("mkdocs")
        log.addHandler(handler)
        try:
            yield handler.buffer
        finally:
            log.removeHandler(handler)
