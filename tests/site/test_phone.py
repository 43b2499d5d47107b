"""The first page on a phone: its processor is a fourth as fast, and its network is slow.

Nothing here hangs on the clock. What the browser's main thread works is measured in processor
time, and what the network costs is worked out from the number of bytes and of round trips.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Page, Route

from tests.support.book import site

SLOWER = 4  # times, than the machine that tests
BANDWIDTH = 1.6e6 / 8  # bytes a second
ROUND_TRIP = 0.15  # seconds
SOON = 1.0  # seconds: what a reader does not take for a fault
SCRIPTS = "assets/touch"
IMPORT = re.compile(r'from "\./(\w+)\.js"')
DIALS = "[role=slider]"
SHOWN = "document.querySelector('touch-machine').textContent"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    window = browser.new_context(
        viewport={"width": 360, "height": 740},
        device_scale_factor=3,
        is_mobile=True,
        has_touch=True,
    )
    yield window.new_page()
    window.close()


def clock(page: Page) -> Callable[[], float]:
    """Seconds of a phone's processor that the page's main thread has worked."""
    session: CDPSession = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def read() -> float:
        page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        answer: Any = session.send("Performance.getMetrics")
        metrics = {metric["name"]: metric["value"] for metric in answer["metrics"]}
        return SLOWER * float(metrics["TaskDuration"])

    return read


def chain(name: str) -> list[set[str]]:
    """The scripts that one needs, by the round trip in which the browser learns of them."""
    trips, known = [{name}], {name}
    while trips[-1]:
        texts = [(site() / SCRIPTS / f"{script}.js").read_text() for script in trips[-1]]
        trips.append({script for text in texts for script in IMPORT.findall(text)} - known)
        known |= trips[-1]
    return trips[:-1]


def test_the_machine_comes_alive_within_a_second_of_its_page(phone: Page, host: str) -> None:
    held: list[Route] = []
    phone.route("**/touch/machine.js", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks it
    phone.goto(host)
    phone.wait_for_load_state("load")
    while not held:
        phone.wait_for_timeout(20)
    read = clock(phone)
    before = read()
    held[0].continue_()
    phone.wait_for_selector("touch-machine.live")
    work = read() - before
    trips = chain("machine")
    assert {"machine", "lanes", "touch"} <= set().union(*trips)
    sizes = [
        len(gzip.compress((site() / SCRIPTS / f"{script}.js").read_bytes()))
        for script in set().union(*trips)
    ]
    assert work > 0
    assert work + sum(sizes) / BANDWIDTH + len(trips) * ROUND_TRIP < SOON


@pytest.mark.parametrize("key", ["ArrowUp", "ArrowLeft"])
def test_a_dial_answers_within_a_second(phone: Page, host: str, key: str) -> None:
    phone.goto(host)
    phone.wait_for_selector("touch-machine.live")
    dial = phone.locator(DIALS).first
    dial.focus()
    read = clock(phone)
    longest = 0.0
    for _ in range(5):
        shown, before = phone.evaluate(SHOWN), read()
        phone.keyboard.press(key)
        phone.wait_for_function(f"shown => {SHOWN} !== shown", arg=shown)
        longest = max(longest, read() - before)
    assert 0 < longest < SOON
