"""Tables of a run: lists of rows with the same columns."""

import html
import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from weave.draw.number import format_value

CODE = re.compile(r"`([^`]+)`")
MARKS = re.compile(r"[\\*_\[\]<>$|#]")  # they mean something in Markdown without a backslash


class Entry(NamedTuple):
    """The words of a cell, with code in backquotes, and its number, unrounded, if it is one."""

    words: str
    number: float | None = None


Writer = Callable[[Sequence[str], Sequence[Sequence[Entry]]], str]


def render_html(heads: Sequence[str], rows: Sequence[Sequence[Entry]]) -> str:
    """A table as HTML."""
    body = ["".join(f"<td>{_html(entry)}</td>" for entry in row) for row in rows]
    return render_rows([_html(_entry(head)) for head in heads], body)


def render_markdown(heads: Sequence[str], rows: Sequence[Sequence[Entry]]) -> str:
    """A table as Markdown, with numbers to the right."""
    lines = [[_entry(head) for head in heads], *rows]
    head, *body = [f"| {' | '.join(escape_markdown(e.words) for e in row)} |" for row in lines]
    sides = ["--:" if entry.number is not None else "---" for entry in rows[0]]
    return "\n".join([head, f"|{'|'.join(sides)}|", *body])


def escape_markdown(words: str) -> str:
    """Words as Markdown that shows them unchanged, on one line; those in backquotes are code."""
    parts = re.split(r"(`[^`]+`)", " ".join(words.split()))
    return "".join(
        part.replace("|", r"\|") if place % 2 else MARKS.sub(r"\\\g<0>", part)
        for place, part in enumerate(parts)
    )


def render_table(rows: object, render: Writer = render_html) -> str:
    """A list of rows, each a dict with the same keys, which are the heads of the columns.

    Parts of a string in backquotes are code. Raises ValueError for a value of any other type.
    """
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise ValueError('is not a table: it must be [{"column": value, ...}, ...]')
    heads = list(rows[0])
    for number, row in enumerate(rows, 1):
        if list(row) != heads:
            raise ValueError(f"is not a table: row {number} has other columns than the first")
    return render(heads, [[_entry(value) for value in row.values()] for row in rows])


def render_rows(heads: Sequence[str], body: Iterable[str], kind: str = "weave-rows") -> str:
    """A table from its heads and the cells of its rows, which scrolls on its own."""
    head = "".join(f"<th>{name}</th>" for name in heads)
    rows = "".join(f"<tr>{row}</tr>" for row in body)
    return (
        f'<div class="weave-table" tabindex="0"><table class="{kind}">'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def render_groups(groups: Iterable[tuple[str, Iterable[str]]], columns: int) -> str:
    """The bodies of a table: rows in groups, each below its title if it has one."""
    bodies = []
    for title, rows in groups:
        head = f'<tr><th colspan="{columns}" scope="rowgroup">{title}</th></tr>' if title else ""
        bodies.append(f"<tbody>{head}{''.join(rows)}</tbody>")
    return "".join(bodies)


def _entry(value: object) -> Entry:
    """A cell for a value of a run: yes or no, a dash for None, a number, or words."""
    if value is None or value == "":
        return Entry("–")
    if isinstance(value, bool):
        return Entry("yes" if value else "no")
    if isinstance(value, int | float):
        form = "," if isinstance(value, int) else ".6g"
        return Entry(format_value(value, form, minus="−"), value)
    return Entry(str(value))


def _html(entry: Entry) -> str:
    if entry.number is not None:
        return f'<data value="{entry.number}">{entry.words}</data>'
    return render_words(entry.words)


def render_words(words: str) -> str:
    """Words as HTML; those in backquotes are code."""
    return CODE.sub(r"<code>\1</code>", html.escape(words, quote=False))
