"""The built site in a real browser, for the tests that look at it or use it."""

from __future__ import annotations

import http.server
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from tests.support.book import address, site

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# The one without windows comes first, as with Playwright: a page takes it a third of the work.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# What can be moved comes alive when a reader comes near: go to each, and back to the top.
ALIVE = """() => {
  const still = [...document.querySelectorAll(".touch")]
    .find((part) => !part.matches(".live") && part.checkVisibility())
  if (still) still.scrollIntoView()
  else scrollTo(0, 0)
  return !still
}"""
NO_INDEX = {
    "config": {"lang": ["en"], "separator": " ", "pipeline": [], "fields": {"title": {}}},
    "docs": [],
}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def host() -> Iterator[str]:
    """The site's address, served from this machine to this machine."""
    handler = partial(_Quiet, directory=str(site()))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, or else Playwright's own; `make test` installs one of them."""
    system = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=system, args=FLAGS)
        yield browser
        browser.close()


class Visit:
    """A tab with one open page: what it has complained of since, and fetched from elsewhere."""

    def __init__(self, context: BrowserContext, host: str) -> None:
        self.tab: Page = context.new_page()
        self.host = host
        self.complaints: list[str] = []
        self.elsewhere: list[str] = []
        self.tab.on("console", lambda m: self._complain(m.type, m.text))
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.tab.on("request", self._request)

    def open(self, page: str) -> Visit:
        """Go to a page; what an earlier one has said and fetched is forgotten."""
        self.complaints.clear()
        self.elsewhere.clear()
        self.tab.goto(self.host + address(page))
        self.tab.evaluate("document.fonts.ready.then(() => null)")
        self.tab.wait_for_function(ALIVE)
        return self

    def _complain(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.complaints.append(text)

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.host, "data:", "blob:")):
            self.elsewhere.append(request.url)


def context(
    browser: Browser, theme: str, width: int, *, search: bool = True, still: bool = False
) -> BrowserContext:
    """A window of its own, `still` without motion.

    Without search a page spares reading the index of the whole book.
    """
    scheme: Literal["light", "dark"] = "dark" if theme == "dark" else "light"
    window = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        reduced_motion="reduce" if still else "no-preference",
    )
    window.grant_permissions(["clipboard-read", "clipboard-write"])
    if not search:
        window.route("**/search_index.json", lambda route: route.fulfill(json=NO_INDEX))
    return window


@pytest.fixture(scope="module")
def revisit(browser: Browser, host: str) -> Iterator[Callable[..., Visit]]:
    """Opens pages, each in the one tab of its look, as one that has been here before.

    It takes half the time of `visit`, and is for tests that leave nothing behind which another
    page would find.
    """
    tabs: dict[tuple[str, int], Visit] = {}

    def open_(page: str, theme: str = "light", width: int = 1280) -> Visit:
        look = theme, width
        if look not in tabs:
            tabs[look] = Visit(context(browser, *look, search=False), host)
        return tabs[look].open(page)

    yield open_
    for seen in tabs.values():
        seen.tab.context.close()


@pytest.fixture(scope="module")
def reading(browser: Browser, host: str) -> Iterator[Visit]:
    """A tab for tests that leave nothing behind which another page would find."""
    window = context(browser, "light", 1280, search=False)
    yield Visit(window, host)
    window.close()


@pytest.fixture
def visit(browser: Browser, host: str) -> Iterator[object]:
    """Opens pages, each as one that has never been here."""
    contexts: list[BrowserContext] = []

    def open_(page: str, theme: str = "light", width: int = 1280, *, search: bool = False) -> Visit:
        window = context(browser, theme, width, search=search)
        contexts.append(window)
        return Visit(window, host).open(page)

    yield open_
    for window in contexts:
        window.close()
