"""Under `mkdocs serve` files that stay in place make no difference: the site is a fresh build's."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from weave.site.static_files import HIDDEN, StaticFiles

FILES = {
    "docs/index.md": "# Home\n",
    "docs/more.md": "# More\n",
    "docs/deep/page.md": "# Deep\n",
    "docs/book.css": "a { }\n",
    "docs/deep/image.svg": "<svg/>\n",
    "docs/deep/data.json": "{}\n",
    "downloads/run.py": "x = 1\n",
    "theme/main.html": "{{ page.content }}",  # a theme of its own, which is quick
    "theme/404.html": "Not there.",
    "theme/theme.css": "b { }\n",
}
CONFIG: dict[str, Any] = {
    "site_name": "Book",
    "theme": {"name": None, "custom_dir": "theme", "static_templates": ["404.html"]},
    "plugins": [],
}
COPIED = ["book.css", "deep/data.json", "deep/image.svg", "snippets/run.py", "theme.css"]
SERVED = "http://127.0.0.1:8000/"
EARLY, MIDDLE, LATE = "early", "middle", "late"


class Failure(Exception):
    """A mistake in a plugin or a template."""


class Downloads(BasePlugin):  # type: ignore[misc] # MkDocs is not typed
    """Adds downloads to the site; where a page says so, it fails half-way."""

    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        for path in sorted(Path("downloads").iterdir()):
            source = str(path.absolute())
            files.append(File.generated(config, f"snippets/{path.name}", abs_src_path=source))

    def on_page_content(self, html: str, *, page: Page, **_: Any) -> None:
        if EARLY in html:
            raise Failure

    def on_page_context(self, context: Any, *, page: Page, **_: Any) -> None:
        if LATE in page.content:
            raise Failure


class Stay(BasePlugin):  # type: ignore[misc] # MkDocs is not typed
    """Forwards events as the book's hook does."""

    def __init__(self, static: StaticFiles) -> None:
        self.static = static

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        self.static.hide(Path(config.site_dir))

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        self.static.restore(files, Path(config.site_dir))


class Stumble(BasePlugin):  # type: ignore[misc] # MkDocs is not typed
    """Fails before anything is copied, where a page says so."""

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        if any(file.page and MIDDLE in file.page.content for file in files):
            raise Failure


class Book:
    """A small book in the working folder, which is served."""

    def __init__(self) -> None:
        self.config = CONFIG
        self.static = StaticFiles()
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> None:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def build(self, site: str, *plugins: BasePlugin) -> None:
        Path("mkdocs.yml").write_text(yaml.safe_dump(self.config))
        config = load_config("mkdocs.yml", site_dir=str(Path(site).absolute()))
        for number, plugin in enumerate([Downloads(), *plugins]):
            config.plugins[f"test{number}"] = plugin
        build(config, serve_url=SERVED)

    def rebuild(self) -> None:
        """Build as a server does after an edit."""
        self.build("site", Stay(self.static), Stumble())

    def assert_like_new(self) -> None:
        """Nothing distinguishes the site from a fresh build but an empty folder that is hidden."""
        shutil.rmtree("fresh", ignore_errors=True)
        self.build("fresh")
        assert list(Path("site", HIDDEN).iterdir()) == []
        assert content("site") == content("fresh")


def content(site: str) -> dict[str, bytes]:
    files = (path for path in Path(site).rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def copies() -> dict[str, tuple[int, int]]:
    """When each copy was written, and which file it is."""
    stats = {name: Path("site", name).stat() for name in COPIED}
    return {name: (stat.st_mtime_ns, stat.st_ino) for name, stat in stats.items()}


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Book:
    """The book, built once."""
    monkeypatch.chdir(tmp_path)
    book = Book()
    book.rebuild()
    book.assert_like_new()
    assert set(COPIED) < set(content("site"))
    return book


Edit = Callable[[Book], object]


def writes(name: str, text: str) -> Edit:
    return lambda book: book.write(name, text)


def removes(name: str) -> Edit:
    return lambda _: Path(name).unlink()


def renames(old: str, new: str) -> Edit:
    return lambda _: Path(old).rename(new)


def sets(**settings: Any) -> Edit:
    def edit(book: Book) -> None:
        book.config = CONFIG | settings

    return edit


def changes_letters(_: Book) -> None:
    """An edit after which a file is as long as before, a moment later."""
    path = Path("docs/book.css")
    before = path.stat()
    path.write_text(path.read_text().replace("a", "b"))
    assert path.stat().st_size == before.st_size
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + 1))


def adds_letters(_: Book) -> None:
    """An edit after which a file is as old as before, and longer."""
    path = Path("docs/book.css")
    before = path.stat()
    path.write_text(path.read_text() * 2)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def overrides(book: Book) -> None:
    """A file of the book takes the place of the theme's, as old and as long as that one."""
    book.write("docs/theme.css", FILES["theme/theme.css"].replace("b", "a"))
    stat = Path("theme/theme.css").stat()
    os.utime("docs/theme.css", ns=(stat.st_atime_ns, stat.st_mtime_ns))


def turns_into_a_file(_: Book) -> None:
    shutil.rmtree("docs/deep")
    Path("docs/deep").write_text("Deep.\n")


def turns_into_a_folder(book: Book) -> None:
    Path("docs/book.css").unlink()
    book.write("docs/book.css/book.css", "a { }\n")


EDITS = {
    "words": writes("docs/more.md", "# More\n\nWords.\n"),
    "asset changed": changes_letters,
    "asset lengthened": adds_letters,
    "asset removed": removes("docs/deep/image.svg"),
    "asset added": writes("docs/new/new.svg", "<svg/>\n"),
    "asset renamed": renames("docs/deep/image.svg", "docs/image.svg"),
    "asset excluded": sets(exclude_docs="/book.css"),
    "asset of the theme overridden": overrides,
    "folder into a file": turns_into_a_file,
    "file into a folder": turns_into_a_folder,
    "page removed": removes("docs/more.md"),
    "page of a folder removed": removes("docs/deep/page.md"),
    "page renamed": renames("docs/more.md", "docs/less.md"),
    "page into an asset": renames("docs/more.md", "docs/more"),
    "pages elsewhere": sets(use_directory_urls=False),
    "download changed": writes("downloads/run.py", "x = 2\n"),
    "download removed": removes("downloads/run.py"),
    "download added": writes("downloads/walk.py", "y = 1\n"),
}


@pytest.mark.parametrize("name", EDITS)
def test_after_an_edit_the_site_is_that_of_a_fresh_build(book: Book, name: str) -> None:
    before = content("site")
    EDITS[name](book)
    book.rebuild()
    book.assert_like_new()
    assert content("site") != before


@pytest.mark.parametrize("moment", [EARLY, MIDDLE, LATE])
def test_after_a_build_that_failed_the_site_is_that_of_a_fresh_one(book: Book, moment: str) -> None:
    book.write("docs/more.md", moment)
    changes_letters(book)
    for _ in range(2):
        with pytest.raises(Failure):
            book.rebuild()
    book.write("docs/more.md", "# Mended\n")
    removes("docs/deep/data.json")(book)
    book.rebuild()
    book.assert_like_new()


def test_what_has_not_changed_is_not_copied_again(book: Book) -> None:
    before = copies()
    book.write("docs/more.md", "# Other words\n")
    book.rebuild()
    assert copies() == before
    changes_letters(book)
    book.rebuild()
    assert [name for name, copy in copies().items() if copy != before[name]] == ["book.css"]


def test_what_has_not_changed_survives_a_build_that_fails(book: Book) -> None:
    before = copies()
    book.write("docs/more.md", EARLY)
    with pytest.raises(Failure):
        book.rebuild()
    book.write("docs/more.md", FILES["docs/more.md"])
    book.rebuild()
    assert copies() == before
