"""Pages kept between builds: their HTML, until something that they were rendered from changes.

An entry lists what the page was rendered from, each with a digest: see `Edition.digest`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from weave.edition import Edition
from weave.page.context import Page
from weave.run import cache


@dataclass(frozen=True)
class Rendered:
    """A page's HTML, its table of contents in both forms, and what its builder collected.

    `downloads` are files that it offers, by their place on the site.
    """

    html: str
    toc: str
    toc_tokens: list[dict[str, Any]]
    collected: dict[str, Any]
    downloads: dict[str, str]


def page_key(source: str, settings: Sequence[str]) -> str:
    """What every page depends on: its own text, the builder's settings, and the loom."""
    return cache.digest_all([source, *settings, cache.digest_sources(".")])


def load_page(edition: Edition, builder: str, file: str, key: str) -> Rendered | None:
    """A page as it was rendered, if nothing that it was rendered from has changed."""
    entry = _shelf(edition).load(f"{builder}/{file}", key)
    if entry is None or not _is_current(edition, entry):
        return None
    return Rendered(**entry["rendered"])


def _is_current(edition: Edition, entry: Mapping[str, Any]) -> bool:
    return all(edition.digest(name) == digest for name, digest in entry["uses"].items())


def is_current(edition: Edition, builder: str, file: str) -> bool:
    """Whether a page is kept that was rendered from what the book has now, besides its own text."""
    entry = _shelf(edition).load(f"{builder}/{file}")
    return entry is not None and _is_current(edition, entry)


def store_page(page: Page, builder: str, key: str, rendered: Rendered) -> None:
    """Keep a page that has no problems."""
    uses = {name: page.edition.digest(name) for name in sorted(page.uses)}
    entry = {"uses": uses, "rendered": vars(rendered)}
    _shelf(page.edition).store(f"{builder}/{page.file}", key, entry)


def _shelf(edition: Edition) -> cache.Shelf:
    return cache.Shelf(edition.root / cache.FOLDER / "pages")
