"""A card, which stands for a number in a graph's picture: its size and place, in CSS pixels."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

LINE = 20  # height of a line of a card, which has three
TALL = 3 * LINE
LETTER, SPACE = 7.4, 11  # width of a letter at 13 px, and the room around a card's words
WIDE = re.compile("[mwMW]")  # letters half as wide again
NARROWEST = 34


@dataclass(frozen=True)
class Card:
    """The place of a number: its middle and its width."""

    x: float
    y: float
    width: float

    @property
    def left(self) -> float:
        return self.x - self.width / 2

    @property
    def top(self) -> float:
        return self.y - TALL / 2


def card_width(texts: Iterable[str]) -> float:
    """The width of a card that is to hold each of these texts on a line."""
    letters = max(len(text) + len(WIDE.findall(text)) / 2 for text in texts)
    return max(NARROWEST, LETTER * letters + SPACE)
