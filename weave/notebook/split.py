"""A page's Markdown in parts: words, and blocks that show a program, a quote or a table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from textwrap import dedent

from weave.grammar import BLOCK

BOX = re.compile(r'^(?P<mark>!!!|\?\?\?\+?) +(?P<kind>[\w -]+?)(?: +"(?P<title>.*)")? *$')
HEADING = re.compile(r"^(?=#{1,6} )", re.MULTILINE)


@dataclass(frozen=True)
class Part:
    """Words, or a `block` that begins with `:::`.

    `fold` is the title of the box that folds it away, if any; if it `opens`, it is the first there.
    """

    text: str
    block: bool = False
    fold: str = ""
    opens: bool = False


def split_page(text: str) -> Iterator[Part]:
    """The parts in their order, without the indentation of their boxes."""
    rows, words, at = text.split("\n"), [""], 0
    while at < len(rows):
        box = BOX.match(rows[at])
        end = at + 1
        if box:
            while end < len(rows) and (not rows[end].strip() or rows[end].startswith("    ")):
                end += 1
            yield from _words(words)
            yield from _boxed(box, dedent("\n".join(rows[at + 1 : end])).strip("\n"))
            words = [""]
        elif BLOCK.match(rows[at]):
            while end < len(rows) and rows[end].strip():
                end += 1
            yield from _words(words)
            yield Part("\n".join(rows[at:end]), block=True)
            words = [""]
        else:
            words.append(rows[at])
        at = end
    yield from _words(words)


def _words(rows: list[str]) -> Iterator[Part]:
    """Words, split before each heading."""
    for text in HEADING.split("\n".join(rows)):
        if text.strip():
            yield Part(text.strip("\n"))


def _boxed(box: re.Match[str], body: str) -> Iterator[Part]:
    """The parts of a box: folded away, or below the box's title in bold."""
    title = box["kind"].split()[0].capitalize() if box["title"] is None else box["title"]
    parts = list(split_page(body))
    if box["mark"] == "???":
        yield from (replace(part, fold=title, opens=not n) for n, part in enumerate(parts))
        return
    if title and parts and not parts[0].block:
        yield Part(f"**{title}**\n\n{parts.pop(0).text}")
    elif title:
        yield Part(f"**{title}**")
    yield from parts
