"""The link to a chapter's notebook below its title, and the notebook itself."""

from functools import partial
from pathlib import PurePosixPath
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from weave.edition import Edition
from weave.notebook.chapter import format_chapter
from weave.page.context import Page


def find_address(edition: Edition, site_url: str, file: str) -> str:
    """The address of a file below docs/, or of a program; "" if the site has no such file."""
    book = edition.book
    if f"docs/{file}" in book.pages:
        path = PurePosixPath(file).with_suffix("")
        path = path.parent if path.name == "index" else path
        return urljoin(site_url, "" if path == PurePosixPath() else f"{path}/")
    source = file.removesuffix(".ipynb") + ".py" if file.startswith("snippets/") else f"docs/{file}"
    exists = any((edition.root / name).is_file() for name in (file, source))
    return urljoin(site_url, file) if exists else ""


class Offer(Treeprocessor):
    """Links to the page's notebook below its title and its question, if the page has no problem."""

    def __init__(self, md: Markdown, page: Page, source: str, site_url: str) -> None:
        super().__init__(md)
        self.page = page
        self.source = source
        self.site_url = site_url

    def run(self, root: ET.Element) -> None:
        page, edition = self.page, self.page.edition
        chapter = edition.book.pages.get(page.file)
        title = next((n for n, element in enumerate(root) if element.tag == "h1"), None)
        if chapter is None or not chapter.is_notebook or title is None:
            return
        page.uses.add("file:docs/assets/book.css")
        twin = Page(edition, page.file, page.packages)
        twin.read(self.source.split("\n"))
        address = partial(find_address, edition, self.site_url)
        notebook = format_chapter(self.source, twin, address)
        page.uses |= twin.uses
        if edition.problems_of(page.file):
            return
        page.downloads[chapter.notebook] = notebook
        offer = ET.Element("p", {"class": "weave-offer"})
        link = ET.SubElement(offer, "a", {"href": page.link(chapter.notebook), "download": ""})
        link.text = "Download this page as a notebook"
        offer.tail = "\n"
        below = title + 1
        question = below < len(root) and root[below].get("class") == "question"
        root.insert(below + question, offer)
