"""The line below a page's title: its number, how long it takes, what it needs, its notebook."""

import re
from collections.abc import Iterator
from functools import partial
from html import escape
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from weave.book import BookPage
from weave.content.elements import parse_html
from weave.edition import Edition
from weave.notebook.chapter import format_chapter
from weave.page import colab
from weave.page.context import Page


def find_address(edition: Edition, site_url: str, file: str) -> str:
    """The address of a file below docs/, or of a program; "" if the site has no such file."""
    book = edition.book
    if f"docs/{file}" in book.pages:
        folder = re.sub(r"(^|(?<=/))index/$", "", f"{file.removesuffix('.md')}/")
        return urljoin(site_url, folder)
    source = file.removesuffix(".ipynb") + ".py" if file.startswith("snippets/") else f"docs/{file}"
    exists = any((edition.root / name).is_file() for name in (file, source))
    return urljoin(site_url, file) if exists else ""


class Heading(Treeprocessor):
    """Puts the line below the title and the question, if there is anything to say."""

    def __init__(self, md: Markdown, page: Page, source: str, site_url: str) -> None:
        super().__init__(md)
        self.page = page
        self.source = source
        self.site_url = site_url

    def run(self, root: ET.Element) -> None:
        entry = self.page.edition.book.pages.get(self.page.file)
        title = next((n for n, element in enumerate(root) if element.tag == "h1"), None)
        if entry is None or title is None:
            return
        if said := [*self._place(entry), *self._notebook(entry)]:
            line = parse_html(f'<p class="weave-head">{" · ".join(said)}</p>')
            line.tail = "\n"
            below = title + 1
            question = below < len(root) and root[below].get("class") == "question"
            root.insert(below + question, line)

    def _place(self, entry: BookPage) -> Iterator[str]:
        """The chapter's number, its reading time, and links to the pages that it needs."""
        page, book = self.page, self.page.edition.book
        page.uses.add("path")
        file = entry.file.removeprefix("docs/")
        if file in book.chapters:
            yield f"Chapter {book.chapters.index(file) + 1} of {len(book.chapters)}"
        elif not entry.needs:
            return
        yield f"{entry.minutes} minute{'s' * (entry.minutes > 1)}"
        links = []
        for needed in entry.needs:
            if other := book.pages.get(f"docs/{needed}"):
                links.append(f'<a href="{escape(page.link(needed))}">{escape(other.title)}</a>')
            else:
                message = f"needs {needed}, but there is no such page below docs/"
                page.fail(page.problem("needs:", message))
        if links:
            yield f"builds on {', '.join(links)}"

    def _notebook(self, entry: BookPage) -> Iterator[str]:
        """The link to the page as a notebook, which is made here, if there is no problem."""
        page, edition = self.page, self.page.edition
        if not entry.is_notebook:
            return
        page.uses.add("file:docs/assets/book.css")
        twin = Page(edition, page.file, page.packages)
        twin.read(self.source.split("\n"))
        address = partial(find_address, edition, self.site_url)
        notebook = format_chapter(self.source, twin, address)
        page.uses |= twin.uses
        if not edition.problems_of(page.file):
            page.downloads[entry.notebook] = notebook
            href = escape(page.link(entry.notebook))
            yield f'<a download="" href="{href}">download as a notebook</a>'
            if opens := colab.render_link(page, entry.notebook, "open in Colab"):
                yield opens
