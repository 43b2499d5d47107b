"""`python -m tools.reload_time`: how long after saving an author sees it in the browser.

The working tree is copied and served by `mkdocs serve`, and so are its built articles, as raw HTML
under plain MkDocs with Material and search. Chromium has a page of each open. In every round a
sentence, a program, and a word of plain MkDocs' article are changed in turn. Timed is the whole
way from the save until the open page shows it; "build" is the part that MkDocs says it took to
build, the rest is livereload's waiting and the reload. Zensical, if installed, serves it too.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from playwright.sync_api import Page, Playwright, sync_playwright

from tools.bench.book import copy_tree

ROOT = Path(__file__).parents[1]
KEPT = ".weave"  # what earlier builds kept, which git does not know
ARTICLE = re.compile(r'<article class="md-content__inner md-typeset">(.*?)</article>', re.DOTALL)
SHOWN = re.compile(r"^::: ([\w/]+\.py)$", re.MULTILINE)  # a program shown as a whole
PROSE = re.compile(r"^[A-Z][^{}\[\]|:]+\.$", re.MULTILINE)
BUILT = re.compile(r"built in ([\d.]+) seconds")
CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")
SEEN = "text => document.body !== null && document.body.textContent.includes(text)"
LONGEST = 120.0  # seconds to wait for anything


@dataclass
class Edit:
    """A file that is saved with another text each time, and the page that shows it."""

    name: str
    file: Path
    change: Callable[[str, str], str]
    page: Page
    log: Path
    seconds: list[float] = field(default_factory=list)
    build: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.text = self.file.read_text(encoding="utf-8")

    def once(self, mark: str) -> None:
        """Save the file with `mark` in it and wait until the page has it."""
        changed = self.change(self.text, mark)
        assert changed != self.text, f"found no place for a change in {self.file}"
        start = time.perf_counter()
        self.file.write_text(changed, encoding="utf-8")
        self.page.wait_for_function(SEEN, arg=mark, polling=10, timeout=LONGEST * 1000)
        self.seconds.append(time.perf_counter() - start)
        times = BUILT.findall(self.log.read_text(encoding="utf-8"))
        self.build.append(float(times[-1]) if times else float("nan"))


@dataclass
class Desk:
    """Where servers and browsers stand until `stack` is left."""

    stack: ExitStack
    playwright: Playwright

    def served(self, command: list[str], root: Path, address: str) -> tuple[Page, Path]:
        """A page of a server in a browser of its own, and the file with what the server says."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            place = f"127.0.0.1:{free.getsockname()[1]}"
        log = root.with_suffix(".log")
        self.stack.enter_context(_running([*command, "-a", place], root, log))
        url = _reached(place, address, log)
        installed = next(filter(None, map(shutil.which, CHROMIUM)), None)
        browser = self.playwright.chromium.launch(executable_path=installed, args=FLAGS)
        self.stack.callback(browser.close)
        page = browser.new_page()
        page.goto(url)
        return page, log


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.reload_time", description=__doc__)
    parser.add_argument("--root", type=Path, default=ROOT, help="the book (default: this one)")
    parser.add_argument("--chapter", default="idea/dials.md", help="below docs/")
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        book, plain = folder / "book", folder / "plain"
        copy_tree(options.root, book)
        if (options.root / KEPT).is_dir():
            shutil.copytree(options.root / KEPT, book / KEPT)
        subprocess.run([*mkdocs(), "build", "-q"], cwd=book, check=True)  # noqa: S603 - ours
        number = raw(book, plain)
        desk = Desk(stack, stack.enter_context(sync_playwright()))
        edits = prepare(desk, book, plain, options.chapter)
        for number_of_round in range(options.rounds + 1):
            for number_of_edit, edit in enumerate(edits):
                time.sleep(random.uniform(1, 1.5))  # noqa: S311 - any moment of a poll is as likely
                edit.once(f"changed{number_of_round}x{number_of_edit}")
        report(edits, number)
    return 0


def raw(book: Path, plain: Path) -> int:
    """A project of plain MkDocs with the book's articles as they were built. How many they are."""
    site, docs = book / "site", plain / "docs"
    number = 0
    for file in site.rglob("*"):
        name = file.relative_to(site)
        if not file.is_file() or name.name == "404.html" or name.name.startswith("sitemap"):
            continue
        if file.suffix == ".html":
            match = ARTICLE.search(file.read_text(encoding="utf-8"))
            if match is None:  # an old address
                continue
            text = f'<div class="article">\n{match[1].strip()}\n</div>\n'
            _put(docs / _source(name, book), text.encode())
            number += 1
        elif (book / "docs" / name).is_file() or file.suffix in {".py", ".ipynb"}:
            _put(docs / name, file.read_bytes())
    head = (book / "mkdocs.yml").read_text(encoding="utf-8").split("\nmarkdown_extensions:")[0]
    _put(plain / "mkdocs.yml", f"{head}\nplugins: [search]\n".replace(".ipynb", ".md").encode())
    return number


def _source(name: Path, book: Path) -> Path:
    """The Markdown file a page comes from: `a/index.md` where the book has it, else `a.md`."""
    if name == Path("index.html") or (book / "docs" / name.with_suffix(".md")).is_file():
        return name.with_suffix(".md")
    return name.parent.with_suffix(".md")


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def prepare(desk: Desk, book: Path, plain: Path, chapter: str) -> list[Edit]:
    """Start the servers and open the page in each. The edits, in the order of a round."""
    zensical = book.with_name("zensical")
    shutil.copytree(book, zensical)
    edits = _edits(desk, [*mkdocs(), "serve"], book, chapter, "the book")
    page, log = desk.served([*mkdocs(), "serve"], plain, _address(chapter))
    edits.append(Edit("plain MkDocs", plain / "docs" / chapter, _word, page, log))
    if find_spec("zensical"):
        command = [sys.executable, "-m", "weave", "serve", "--with", "zensical"]
        edits += _edits(desk, command, zensical, chapter, "it by Zensical")
    return edits


def _edits(desk: Desk, command: list[str], book: Path, chapter: str, name: str) -> list[Edit]:
    """The edits of a book that is served: a sentence of the chapter, and a program in it."""
    page, log = desk.served(command, book, _address(chapter))
    text = (book / "docs" / chapter).read_text(encoding="utf-8")
    program = book / "snippets" / SHOWN.findall(text)[0]
    return [
        Edit(f"a sentence of {name}", book / "docs" / chapter, _sentence, page, log),
        Edit(f"a program of {name} ({program.name})", program, _program, page, log),
    ]


def _address(chapter: str) -> str:
    return chapter.removesuffix(".md").removesuffix("index") + "/"


def _sentence(text: str, mark: str) -> str:
    return PROSE.sub(lambda match: f"{match[0]}\nThis was {mark}.", text, count=1)


def _program(text: str, mark: str) -> str:
    """Print one more thing, before the check if there is one. It is the output that is awaited."""
    first, cell, rest = text.partition("\n# %% check")
    half = len(mark) // 2  # so that the code alone does not have the text
    return f'{first}\nprint("{mark[:half]}" + "{mark[half:]}")\n{cell}{rest}'


def _word(text: str, mark: str) -> str:
    return text.replace("<p>", f"<p>{mark} ", 1)


def mkdocs() -> list[str]:
    return [sys.executable, "-m", "mkdocs"]


@contextmanager
def _running(command: list[str], root: Path, log: Path) -> Iterator[None]:
    with log.open("w") as output:
        server = subprocess.Popen(command, cwd=root, stdout=output, stderr=output)  # noqa: S603 - ours
        try:
            yield
        finally:
            for ask in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
                server.send_signal(ask)
                try:
                    server.wait(10)
                    break
                except subprocess.TimeoutExpired:
                    continue


def _reached(place: str, address: str, log: Path) -> str:
    """The page's address once the server gives it: below the path of `site_url`, or without."""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        match = re.search(rf"http://{place}(/\S*)", log.read_text(encoding="utf-8"))
        url = f"http://{place}{match[1].rstrip('/') if match else ''}/{address}"
        try:
            with urllib.request.urlopen(url, timeout=LONGEST):
                return url
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"no page from {place}; the server said:\n{log.read_text(encoding='utf-8')}")


def report(edits: list[Edit], pages: int) -> None:
    """The medians, without the first round, which is a server's warm-up."""
    base = statistics.median(next(e for e in edits if e.name == "plain MkDocs").seconds[1:])
    print(f"{pages} pages; from saving to seeing, median (least to most) of rounds, in seconds")
    print(f"{'':40} {'whole way':>21} {'build':>6} {'rest':>6} {'to plain':>9}")
    for edit in edits:
        times, build = edit.seconds[1:], statistics.median(edit.build[1:])
        middle = statistics.median(times)
        spread = f"{middle:.2f} ({min(times):.2f} to {max(times):.2f})"
        print(
            f"{edit.name:40} {spread:>21} {build:6.2f} {middle - build:6.2f} {middle / base:9.2f}"
        )


if __name__ == "__main__":
    sys.exit(main())
