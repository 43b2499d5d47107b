"""The one form of all errors in the book: where, what is wrong, and what to do about it."""

from dataclasses import dataclass


@dataclass(unsafe_hash=True)
class Problem(Exception):
    """A mistake in a program or a page.

    `file` is relative to the project's root and `line` counts from 1 (0: the file as a whole).
    `page` is the place that asks for the file, if there is one: "docs/idea/dials.md:41".
    """

    file: str
    line: int
    message: str
    page: str = ""

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file

    def __str__(self) -> str:
        via = f"{self.page} -> " if self.page else ""
        return f"{via}{self.place}: {self.message}"
