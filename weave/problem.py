"""What can go wrong, said in one form: where, and what to do about it."""

from dataclasses import asdict, dataclass


@dataclass(unsafe_hash=True)
class Problem(Exception):
    """A mistake in a snippet or a page, found by the loom.

    `file` is relative to the project's root and `line` counts from 1 (0: the file as a whole).
    `page` is the place that asked for the file, where there is one: "docs/idea/dials.md:41".
    """

    file: str
    line: int
    message: str
    page: str = ""

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file

    @property
    def once(self) -> tuple[str, str, str]:
        """What makes a problem worth reporting: a page has it once, however often it meets it."""
        return self.place, self.message, self.page.rpartition(":")[0]

    def __str__(self) -> str:
        via = f"{self.page} -> " if self.page else ""
        return f"{via}{self.place}: {self.message}"

    def as_json(self) -> dict[str, object]:
        return asdict(self)
