"""What every test can ask for: an empty book, a shared one, a browser, the built site."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.support.book import SHARED
from tests.support.browser import browser, host, reading, revisit, visit  # noqa: F401 - fixtures
from tests.support.project import Project, empty


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder that all processes of this run share, in the first of them."""
    if not hasattr(config, "workerinput"):
        os.environ[SHARED] = tempfile.mkdtemp(prefix="book-")


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ.pop(SHARED), ignore_errors=True)


# One process builds the site for the file that takes longest; the other has what needs no site.
# Not tests/run/: it starts the process's forkserver without PyTorch, which tests/book/ wants in it.
FIRST = ("site/test_touch.py", "tests/page/", "tests/test_edition.py", "tests/draw/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with these files, so that two processes end together."""

    def place(item: pytest.Item) -> int:
        return next((i for i, name in enumerate(FIRST) if name in item.nodeid), len(FIRST))

    items.sort(key=place)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An empty book."""
    return empty(tmp_path / "book")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """An empty book that the tests of one file fill, run once and look at."""
    return empty(tmp_path_factory.mktemp("shared") / "book")
