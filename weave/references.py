"""What a page asks of a snippet: `::: idea/pipe.py#draw fold`; in a sentence, `{{ pipe.y }}`."""

from __future__ import annotations

import contextlib
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

FLAGS = {
    "fold": "the code is folded away; what it printed and drew is not",
    "figure": "only what it drew, and links to the code",
    "output": "only what it printed and drew",
}
KEYS = {
    "graph": "the name of a number of the run: draw the graph behind it",
    "steps": "the same, one step of its walk back at a time",
    "ledger": "the name of a ledger of the run: show it as a table",
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
ITEM = re.compile(r"\[([^\]]+)\]")


@dataclass(frozen=True)
class Reference:
    """A block reference: the snippet, below snippets/; one of its cells or "" for all; options."""

    snippet: str
    cell: str = ""
    flags: frozenset[str] = frozenset()
    keys: Mapping[str, str] = field(default_factory=dict)


def parse(block: str) -> Reference:
    """Read a block that begins with `:::`; further lines belong to it until an empty one.

    Raises ValueError, saying what to do, for quotes that do not close and for unknown options.
    """
    try:
        words = shlex.split(block.strip().removeprefix(":::"))
    except ValueError:
        raise ValueError('a quotation mark is not closed: write key="some words"') from None
    target, *options = words
    snippet, _, cell = target.partition("#")
    flags: set[str] = set()
    keys: dict[str, str] = {}
    for option in options:
        key, given, value = option.partition("=")
        if given and key in KEYS and not value:
            raise ValueError(f'{key}= is empty: write {key}="..."')
        if given and key in KEYS:
            keys[key] = " ".join(value.split())
        elif not given and key in FLAGS:
            flags.add(key)
        else:
            raise ValueError(f"there is no option '{option}': {_choices()}")
    return Reference(snippet, cell, frozenset(flags), keys)


def graphs(root: Path) -> dict[str, tuple[str, ...]]:
    """For each snippet the names of which some page below docs/ asks `graph=` or `steps=`."""
    asked: dict[str, set[str]] = {}
    for page in sorted((root / "docs").rglob("*.md")):
        stat = page.stat()
        for snippet, name in _graphs(page, stat.st_mtime_ns, stat.st_size):
            asked.setdefault(f"snippets/{snippet}", set()).add(name)
    return {snippet: tuple(sorted(names)) for snippet, names in asked.items()}


@cache
def _graphs(page: Path, changed: int, size: int) -> list[tuple[str, str]]:  # noqa: ARG001
    """What one page asks, read once as long as the page stays as it is."""
    text = page.read_text(encoding="utf-8", errors="replace")
    return [
        (reference.snippet, reference.keys[key])
        for reference in found(text)
        for key in PICTURES
        if key in reference.keys
    ]


def found(text: str) -> Iterator[Reference]:
    """The block references of a page's Markdown, in order, but for those that cannot be read."""
    for block in re.split(r"\n\s*\n", text):
        start = re.search(r"^[ \t]*(?=::: +\S)", block, re.MULTILINE)
        if start:
            with contextlib.suppress(ValueError):  # the page itself tells what is wrong with it
                yield parse(block[start.end() :])


def _choices() -> str:
    keys = ", ".join(f'{key}="..."' for key in KEYS)
    return f"use {', '.join(FLAGS)} or {keys}"


def pick(values: Mapping[str, Any], others: Mapping[str, str], match: re.Match[str]) -> Any:
    """The value of a run that `{{ ... }}` names. Raises ValueError, saying what to do."""
    name = match["name"]
    if name in others:
        raise ValueError(f"'{name}' is a {others[name]}, which prose cannot show: name a number")
    if name not in values:
        near = ", ".join(sorted(values)) or "nothing"
        raise ValueError(f"the run has no name '{name}': it has {near}")
    value = values[name]
    for item in ITEM.findall(match["items"]):
        try:
            value = value[int(item)] if isinstance(value, list) else value[item.strip("'\"")]
        except (KeyError, IndexError, TypeError, ValueError):
            raise ValueError(f"'{name}' has no item [{item}]") from None
    if isinstance(value, list | dict):
        first = next(iter(value), "...") if isinstance(value, dict) else 0
        told = f"'{name}' holds {len(value)} values: pick one, as {name}[{first}]"
        raise ValueError(told)  # noqa: TRY004 - all that can be wrong here is one kind of error
    return value


def show(value: Any, spec: str | None, *, minus: str) -> str:
    """A value as a sentence has it: 3.0 is 3, -24.0 is −24. Raises ValueError for a bad format."""
    if spec:
        text = format(value, spec)
    elif isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004
        text = str(int(value))
    else:
        text = str(value)
    return text.replace("-", minus) if isinstance(value, int | float) else text
