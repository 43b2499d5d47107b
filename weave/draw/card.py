"""A card, which stands for a number in a graph's picture: its size and place, in CSS pixels.

What it says is a grid: rows of words, in columns, with as many rows as the number is a table of.
The name of a table of several rows stands above them, in a row of its own.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

Grid = Sequence[Sequence[str]]

LINE = 20  # height of a line of a card,
TALL = 3 * LINE  # which has three where it stands for a single number
LETTER, SPACE = 7.4, 9  # width of a letter at 13 px, and the room around a card's words
WIDE = re.compile("[mwMW]")  # letters half as wide again
NARROWEST = 34


@dataclass(frozen=True)
class Card:
    """The place of a number: its middle and its size."""

    x: float
    y: float
    width: float
    height: float = TALL

    @property
    def left(self) -> float:
        return self.x - self.width / 2

    @property
    def top(self) -> float:
        return self.y - self.height / 2


def card_width(grids: Iterable[Grid]) -> float:
    """The width of a card that is to hold each of these grids."""
    rows = [[_width(row[0])] if len(row) == 1 else _columns(grid) for grid in grids for row in grid]
    return max(NARROWEST, SPACE + max(map(sum, rows)))


def cells(grid: Grid) -> Iterator[tuple[int, float, str]]:
    """The words of a grid, each with its row, and its place from the grid's middle.

    A row with a single word has it in the middle.
    """
    for number, row in enumerate(grid):
        columns = _columns(grid) if len(row) > 1 else [0.0]
        left = -sum(columns) / 2
        for width, words in zip(columns, row, strict=True):
            yield number, left + width / 2, words
            left += width


def _columns(grid: Grid) -> list[float]:
    """The width of each of several columns, with room between them."""
    rows = [row for row in grid if len(row) > 1]
    return [max(map(_width, column)) + LETTER for column in zip(*rows, strict=True)]


def _width(text: str) -> float:
    return LETTER * (len(text) + len(WIDE.findall(text)) / 2)
