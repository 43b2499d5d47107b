"""What the extension asks of its host, the program that uses it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from weave.problem import Problem
from weave.run.cache import versions

Json = dict[str, Any]


class Host:
    """No host: a page that a test or a script converts."""

    name = "plain"
    serving = False  # whether it reads everything again when a file of its theme changes
    packages: tuple[str, ...] = ("Markdown", "pymdown-extensions", "Pygments", "pypandoc_binary")

    def __init__(
        self, root: Path, file: str, site_url: str = "", extra: Mapping[str, Any] | None = None
    ) -> None:
        self.root = root
        self.file = file  # of the page, from the root: "docs/idea/dials.md"
        self.site_url = site_url
        self.repository = str((extra or {}).get("repository") or "")  # owner/name, of notebooks

    def settings(self) -> list[str]:
        """What the HTML of every page depends on, besides the book."""
        return [
            self.name,
            self.site_url,
            self.repository,
            *sorted(versions(self.packages).values()),
        ]

    def collected(self) -> Json:
        """What the host has collected from the page's tree, for JSON."""
        return {}

    def restore(self, collected: Json) -> None:
        """Give the host what it collected from a page that is not converted again."""

    @contextmanager
    def listening(self) -> Iterator[Sequence[object]]:
        """Collect the warnings of the host while it converts the page."""
        yield []

    def render_again(self, files: Iterable[str]) -> None:
        """While it serves: render pages whose text has not changed, but what they show."""

    def finish(self, problems: Sequence[Problem]) -> None:
        """End the page, which shows these problems."""
