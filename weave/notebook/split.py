"""A page's Markdown in parts: words, and blocks that show a program, a quote or a table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from textwrap import dedent

PIECE = re.compile(  # a box with its indented lines, or a block up to an empty line
    r'^(?P<mark>!!!|\?\?\?\+?) +(?P<kind>[\w -]+?)(?: +"(?P<title>.*)")? *$'
    r"(?P<body>(?:\n(?: {4}.*|[^\S\n]*)$)*)"
    r"|^::: +\S.*(?:\n.*\S.*)*",
    re.MULTILINE,
)
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
    start = 0
    for piece in PIECE.finditer(text):
        yield from _words(text[start : piece.start()])
        start = piece.end()
        if piece["mark"]:
            yield from _boxed(piece, dedent(piece["body"]).strip("\n"))
        else:
            yield Part(piece[0], block=True)
    yield from _words(text[start:])


def _words(text: str) -> Iterator[Part]:
    """Words, split before each heading."""
    for words in HEADING.split(text):
        if words.strip():
            yield Part(words.strip("\n"))


def _boxed(box: re.Match[str], body: str) -> Iterator[Part]:
    """The parts of a box: folded away, or below the box's title in bold."""
    title = box["kind"].split()[0].capitalize() if box["title"] is None else box["title"]
    parts = list(split_page(body))
    if box["mark"] == "???":
        yield from (replace(part, fold=title, opens=not n) for n, part in enumerate(parts))
        return
    if title:
        words = parts.pop(0).text if parts and not parts[0].block else ""
        yield Part(f"**{title}**\n\n{words}".strip("\n"))
    yield from parts
