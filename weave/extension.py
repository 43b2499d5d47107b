"""The Python-Markdown extension: converts a page, or returns the page that was kept.

`find_host` says which page it is, `current_edition` gives the book with its results, and the
processors below put programs, values, terms and formulas into the page.
"""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from weave.book import CONFIG
from weave.edition import Edition, current_edition, is_known
from weave.hosts import Host, find_host
from weave.page import colab, store
from weave.page.context import Page


class WeaveExtension(Extension):
    """Options, for a page without a host: `page` and `root`, and `packages` in tests."""

    def __init__(self, **options: Any) -> None:  # as Python-Markdown gives them
        self.config = {
            "page": ["(page)", "the page's file, relative to the root: docs/idea/dials.md"],
            "root": ["", "the project's root (default: the working folder)"],
            "packages": ["", "where PyTorch is installed (default: where Python finds it)"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        here = Path.cwd()
        elsewhere = self.getConfig("root") or any(a.startswith(("-f", "--con")) for a in sys.argv)
        if not elsewhere and (here / CONFIG).is_file() and not is_known(here):
            current_edition(here)  # programs start to run long before the first page
        md.convert = partial(self._convert, md, md.convert)

    def _convert(self, md: Markdown, convert: Callable[[str], str], source: str) -> str:
        """Convert a page, unless nothing that it was rendered from has changed."""
        root, file = Path(self.getConfig("root") or Path.cwd()), self.getConfig("page")
        host = find_host(md, root, file)
        follow = partial(_refresh, host) if host.serving else None
        edition = current_edition(host.root, follow=follow)
        packages = self.getConfig("packages")
        page = Page(edition, host.file, Path(packages) if packages else None)
        edition.begin(page.file)
        key = store.page_key(source, [*host.settings(), packages])
        if rendered := store.load_page(edition, host.name, page.file, key):
            md.toc, md.toc_tokens = rendered.toc, rendered.toc_tokens
            host.restore(rendered.collected)
        else:
            page.read(source.split("\n"))
            colab.set_repository(page, host.repository)
            _register(md, page, source, host.site_url)
            with host.listening() as warnings:
                html = convert(source)
            toc, tokens = getattr(md, "toc", ""), getattr(md, "toc_tokens", [])
            rendered = store.Rendered(html, toc, tokens, host.collected(), page.downloads)
            if not warnings and not edition.problems_of(page.file):
                store.store_page(page, host.name, key, rendered)
        edition.write_downloads(rendered.downloads, update=not host.serving)
        host.finish(edition.problems_of(page.file))
        return rendered.html


def _refresh(host: Host, edition: Edition, last: Edition) -> None:
    """Have the pages rendered again that show what has changed."""
    host.render_again(  # looked for one by one, if the host wants them
        file
        for file in edition.book.pages
        if last.problems_of(file) or not store.is_current(edition, host.name, file)
    )


def _register(md: Markdown, page: Page, source: str, site_url: str) -> None:
    """Add the processors that put programs, values, terms and formulas into the page."""
    from weave.notebook.heading import Heading  # late: a kept page needs none of these modules
    from weave.page import blocks, choices, formulas, terms, values

    md.parser.blockprocessors.register(blocks.Blocks(md, page), "weave-blocks", 95)
    md.inlinePatterns.register(values.Values(md, page), "weave-values", 185)
    md.treeprocessors.register(choices.Choices(md, page), "weave-choices", 7)
    md.treeprocessors.register(terms.Terms(md, page), "weave-terms", 6)
    md.treeprocessors.register(formulas.Formulas(md, page), "weave-formulas", 5.5)
    md.treeprocessors.register(_Tables(md), "weave-tables", 4)
    md.treeprocessors.register(Heading(md, page, source, site_url), "weave-head", 3)


class _Tables(Treeprocessor):
    """Makes tables scroll on their own, and lets the keyboard reach them for that."""

    def run(self, root: ET.Element) -> None:
        for parent in list(root.iter()):
            own = parent.get("class") != "notebook-words"  # whose tables are mkdocs-jupyter's
            for place, table in enumerate(parent):
                if own and table.tag == "table" and not table.get("class"):
                    box = ET.Element("div", {"class": "weave-table", "tabindex": "0"})
                    box.tail, table.tail = table.tail, None
                    table.set("class", "weave-rows")
                    box.append(table)
                    parent[place] = box


def makeExtension(**options: Any) -> WeaveExtension:  # noqa: N802 - Python-Markdown's name
    return WeaveExtension(**options)
