"""What a page asks for: the grammar of `::: target#part option key="value"`, and of `{{ x.y }}`.

A new kind of reference is a member of `Kind`, a row of `TARGETS`, and a renderer in
page/blocks.py.
"""

import contextlib
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto


class Kind(Enum):
    """What a reference shows."""

    PROGRAM = auto()  # idea/pipe.py, a program below snippets/, or one of its cells
    QUOTE = auto()  # torch/..., torchgen/...: a passage of the installed PyTorch
    CLAIMS = auto()  # tests/test_claims.py: the register, or a part of it
    CHAPTERS = auto()  # mkdocs.yml: the chapters in their parts; #route: the short route
    INDEX = auto()  # snippets/: all programs; #a+b: those of these folders
    HEADINGS = auto()  # docs/questions/: the headings below a folder; #messages: what they explain
    NOTEBOOK = auto()  # notebook/x.ipynb, a notebook below docs/, as it ran


TARGETS = (  # the first that matches counts
    (re.compile(r"torch(gen)?/.*"), Kind.QUOTE),
    (re.compile(r"tests/.*"), Kind.CLAIMS),
    (re.compile(r"mkdocs\.yml"), Kind.CHAPTERS),
    (re.compile(r"snippets/.*"), Kind.INDEX),
    (re.compile(r"docs/(.*/)?"), Kind.HEADINGS),
    (re.compile(r".*\.ipynb"), Kind.NOTEBOOK),
    (re.compile(r".*"), Kind.PROGRAM),
)
FLAGS = {
    "fold": "the code is folded away; what it printed and drew is not",
    "figure": "only what it drew, and links to the code",
    "output": "only what it printed and drew",
    "wrap": "long lines of what it printed are broken, as those of a message are",
    "guess": "with steps= or frames=: a field for the next number, before it is shown",
    "plain": "a graph in everyday words: without the functions' names and what they saved",
}
KEYS = {
    "graph": "the name of a number of the run: draw the graph behind it",
    "steps": "the same, one step of its walk back at a time",
    "frames": "the name of a list of sentences of the run: show a figure and its own at a time",
    "asks": "with frames=: the name of a list of what there is to guess in each figure, or nothing",
    "touch": "a script in docs/assets/touch/, which puts a picture to move in its place",
    "table": "the name of a list of rows of the run: show it as a table",
    "from": "of a file of PyTorch: what the passage's first line has",
    "to": "of a file of PyTorch: what its last line has (default: up to an empty line)",
    "digest": "of a file of PyTorch: the passage's digest, which the build tells",
    "caption": "a line below, in Markdown",
    "alt": "what a figure shows, for those who do not see it",
}
PICTURES = ("graph", "steps")
BLOCK = re.compile(r"^::: +\S", re.MULTILINE)
VALUE = re.compile(
    r"\{\{ *(?P<file>[\w/-]+?)\.(?P<name>[A-Za-z_]\w*(?:\.(?:grad|slope))?)"
    r"(?P<items>(?:\[[^\]{}]+\])*)"
    r"(?::(?P<format>[^{}]*?))? *\}\}"
)


@dataclass(frozen=True)
class Reference:
    """A block reference: its target, a part of it or "" for all, and its options."""

    target: str
    part: str = ""
    flags: frozenset[str] = frozenset()
    keys: Mapping[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> Kind:
        return next(kind for pattern, kind in TARGETS if pattern.fullmatch(self.target))


def parse_reference(block: str) -> Reference:
    """Read a block that begins with `:::`; further lines belong to it until an empty one.

    Raises ValueError, saying what to do, for quotes that do not close and for unknown options.
    """
    try:
        words = shlex.split(block.strip().removeprefix(":::"))
    except ValueError:
        raise ValueError('a quotation mark is not closed: write key="some words"') from None
    target, *options = words
    target, _, part = target.partition("#")
    flags: set[str] = set()
    keys: dict[str, str] = {}
    for option in options:
        key, equals, value = option.partition("=")
        if equals and key in KEYS and not value:
            raise ValueError(f'{key}= is empty: write {key}="..."')
        if equals and key in KEYS:
            keys[key] = " ".join(value.split())
        elif not equals and key in FLAGS:
            flags.add(key)
        else:
            choices = ", ".join(f'{key}="..."' for key in KEYS)
            choices = f"use {', '.join(FLAGS)} or {choices}"
            raise ValueError(f"there is no option '{option}': {choices}")
    return Reference(target, part, frozenset(flags), keys)


def find_references(text: str) -> Iterator[Reference]:
    """The block references of a page's Markdown, in order, except those that cannot be read."""
    for block in re.split(r"\n\s*\n", text):
        if start := re.search(r"^[ \t]*(?=::: +\S)", block, re.MULTILINE):
            with contextlib.suppress(ValueError):  # it is reported when the page is rendered
                yield parse_reference(block[start.end() :])
