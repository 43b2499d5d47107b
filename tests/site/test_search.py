"""What is kept of the search index is what Material would have made: the same file, to the byte."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from material.plugins.search.plugin import SearchIndex
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page

from weave.run import cache
from weave.site.search import ENTRY, SearchEntries

PAGES = {
    "index.md": "# Home\n\nA [link](a.md).\n\n## First\n\nWords.\n",
    "a.md": "# Page A\n\nOf <b>a</b> and `code`.\n\n## Part\n\nMore.\n",
    "deep/b.md": "---\ntags: [one]\n---\n# Page B\n\nOf b.\n",
    "deep/c.md": "No heading.\n",
}
CONFIG: dict[str, Any] = {
    "site_name": "Book",
    "nav": ["index.md", "a.md", {"Deep": ["deep/b.md", "deep/c.md"]}],
    "markdown_extensions": ["attr_list"],
    "plugins": ["search"],
}
BARE = "{{ page.content }}"  # a template in the place of Material's: no test looks at a page
BROKEN = "# Broken\n"


class Keep(BasePlugin):  # type: ignore[misc] # MkDocs is not typed
    """Forwards events as the book's hook does."""

    def __init__(self, entries: SearchEntries) -> None:
        self.entries = entries

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Any) -> None:
        self.entries.attach(config)

    def on_page_context(self, context: Any, *, page: Page, **_: Any) -> None:
        if page.markdown == BROKEN:
            raise RuntimeError(BROKEN)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        self.entries.save()


class Book:
    """A small book with Material's search."""

    def __init__(self, root: Path) -> None:
        self.root = root
        theme = {"name": "material", "font": False, "custom_dir": str(root / "theme")}
        self.config = {**CONFIG, "theme": theme}
        self.entries = SearchEntries(root)
        for name in ("main.html", "404.html"):
            self.write(f"../theme/{name}", BARE)
        for name, text in PAGES.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> None:
        path = self.root / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def build(self, entries: SearchEntries | None = None) -> bytes:
        """Build the site and give its search index; without `entries` all of it is made anew."""
        file = self.root / "mkdocs.yml"
        file.write_text(yaml.safe_dump(self.config, sort_keys=False))
        config = load_config(str(file))
        if entries:
            config.plugins["keep"] = Keep(entries)
        build(config)
        index = self.root / "site/search/search_index.json"
        return index.read_bytes() if index.exists() else b""

    def build_twice(self) -> bytes:
        """The index with what was kept, which is the one that is made without."""
        index = self.build(self.entries)
        assert index == self.build()
        return index


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book(tmp_path)


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that Material parses from here on."""
    pages: list[str] = []
    add = SearchIndex.add_entry_from_context

    def count(index: SearchIndex, page: Page) -> None:
        pages.append(page.file.src_uri)
        add(index, page)

    monkeypatch.setattr(SearchIndex, "add_entry_from_context", count)
    return pages


Edit = Callable[[Book], object]


def replaces(old: str, new: str, name: str = "a.md") -> Edit:
    """An edit of a page's words, which must be there."""
    assert old in PAGES[name]
    return lambda book: book.write(name, PAGES[name].replace(old, new))


def says(name: str = "a.md", **front: Any) -> Edit:
    """An edit of what a page says of itself above its text."""
    return lambda book: book.write(name, f"---\n{yaml.safe_dump(front)}---\n{PAGES[name]}")


def sets(**settings: Any) -> Edit:
    return lambda book: book.config.update(settings)


def searches(**settings: Any) -> Edit:
    return sets(plugins=[{"search": settings}])


def renames(book: Book) -> None:
    (book.root / "docs/a.md").rename(book.root / "docs/moved.md")
    book.config["nav"] = ["index.md", "moved.md", "deep/b.md", "deep/c.md"]


def removes(book: Book) -> None:
    (book.root / "docs/a.md").unlink()
    book.config["nav"] = ["index.md", "deep/b.md", "deep/c.md"]


EDITS = {
    "text": replaces("More.", "Less."),
    "title": replaces("Page A", "Another"),
    "title in the nav": sets(nav=["index.md", "a.md", "deep/b.md", {"Told": "deep/c.md"}]),
    "title above the text": says("deep/c.md", title="Told"),
    "heading": replaces("## Part", "## New\n\n## Part"),
    "anchor": replaces("## Part", "## Part {#other}"),
    "part excluded": replaces("## Part", "## Part {data-search-exclude}"),
    "page excluded": says(search={"exclude": True}),
    "boost": says(search={"boost": 2}),
    "boost that JSON has not": says(search={"boost": date(2026, 1, 1)}),
    "tags": says(tags=["x", 3, None]),
    "address": sets(use_directory_urls=False),
    "renamed": renames,
    "removed": removes,
    "new page": lambda book: book.write("new.md", "# New\n"),
    "settings": searches(separator="[,]+", lang=["de"], fields={"title": {"boost": 5.0}}),
    "off": searches(enabled=False),
    "none": sets(plugins=[]),
}


@pytest.mark.parametrize("name", EDITS)
def test_after_an_edit_the_index_is_what_material_would_make(book: Book, name: str) -> None:
    before = book.build(book.entries)
    EDITS[name](book)
    after = book.build_twice()
    assert after != before
    assert book.build(SearchEntries(book.root)) == after  # as in the next command


def test_only_a_page_that_has_changed_is_parsed_again(book: Book, parsed: list[str]) -> None:
    index = book.build(book.entries)
    assert sorted(parsed) == sorted(PAGES)
    parsed.clear()
    assert book.build(book.entries) == index
    assert parsed == []
    EDITS["text"](book)
    assert book.build(book.entries) != index
    assert parsed == ["a.md"]


def test_what_is_kept_outlives_a_build_without_a_search(book: Book, parsed: list[str]) -> None:
    index = book.build(book.entries)
    EDITS["off"](book)
    book.build(book.entries)
    parsed.clear()
    book.config["plugins"] = ["search"]
    assert book.build(book.entries) == index
    assert parsed == []


def test_the_next_command_parses_no_page_again(book: Book, parsed: list[str]) -> None:
    index = book.build(book.entries)
    parsed.clear()
    assert book.build(SearchEntries(book.root)) == index
    assert parsed == []


def test_another_version_of_material_parses_all_pages_again(
    book: Book, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    book.build(book.entries)
    parsed.clear()
    versions = cache.versions(("mkdocs-material",))
    assert versions["mkdocs-material"] != "none"
    monkeypatch.setattr(cache, "versions", lambda _: {**versions, "mkdocs-material": "99.0"})
    book.build(SearchEntries(book.root))
    assert sorted(parsed) == sorted(PAGES)


def test_what_is_kept_is_written_when_it_has_changed_and_only_then(book: Book) -> None:
    path = cache.Shelf(book.root / cache.FOLDER).entry(ENTRY)
    book.build(book.entries)
    written = path.stat().st_ino
    assert "a.md" in path.read_text()
    book.build(book.entries)
    book.build(SearchEntries(book.root))
    assert path.stat().st_ino == written
    removes(book)
    book.write("index.md", "# Home\n")
    book.build(book.entries)
    assert "a.md" not in path.read_text()


def test_an_entry_that_is_damaged_is_not_taken(book: Book, parsed: list[str]) -> None:
    index = book.build(book.entries)
    path = cache.Shelf(book.root / cache.FOLDER).entry(ENTRY)
    path.write_bytes(path.read_bytes()[:-5])
    parsed.clear()
    assert book.build(SearchEntries(book.root)) == index
    assert sorted(parsed) == sorted(PAGES)


def test_a_build_that_fails_half_way_does_no_harm_to_the_next(book: Book) -> None:
    index = book.build(book.entries)
    book.write("deep/b.md", BROKEN)
    with pytest.raises(RuntimeError, match=BROKEN):
        book.build(book.entries)
    book.write("deep/b.md", PAGES["deep/b.md"])
    assert book.build_twice() == index
