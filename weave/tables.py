"""Tables of a run: a ledger, with one value found in several ways a row, and plain rows."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from typing import Any

from weave.references import show

CODE = re.compile(r"`([^`]+)`")


def ledger(rows: Any) -> str:
    """Rows by name, each the values by the way they were found, and how far the ways are apart.

    Raises ValueError, saying what is wrong, for anything else.
    """
    if not isinstance(rows, dict) or not rows:
        raise ValueError('is no ledger: it must be {"de/dw": {"by hand": -4.0, ...}, ...}')
    ways = list(next(iter(rows.values()))) if isinstance(next(iter(rows.values())), dict) else []
    for name, row in rows.items():
        if not isinstance(row, dict) or list(row) != ways or len(ways) < 2:  # noqa: PLR2004
            raise ValueError(f"is no ledger: row '{name}' must have the same two or more ways")
        if not all(isinstance(value, int | float) for value in row.values()):
            raise ValueError(f"is no ledger: row '{name}' has something that is no number")
    body = [_row(name, list(row.values())) for name, row in rows.items()]
    return table(["slope", *ways, "largest difference"], body, "weave-rows weave-ledger")


def plain(rows: Any) -> str:
    """A list of rows, each a dict with the same keys, which are the heads of the columns.

    Of a string, what stands between backquotes is code. Raises ValueError for anything else.
    """
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise ValueError('is no table: it must be [{"column": value, ...}, ...]')
    heads = list(rows[0])
    for number, row in enumerate(rows, 1):
        if list(row) != heads:
            raise ValueError(f"is no table: row {number} has other columns than the first")
    body = ["".join(f"<td>{_said(value)}</td>" for value in row.values()) for row in rows]
    return table(heads, body)


def table(heads: Sequence[str], body: Iterable[str], kind: str = "weave-rows") -> str:
    """A table from its heads and the cells of its rows, which scrolls for itself."""
    head = "".join(f"<th>{_said(name)}</th>" for name in heads)
    rows = "".join(f"<tr>{row}</tr>" for row in body)
    return (
        f'<div class="weave-table" tabindex="0"><table class="{kind}">'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(name: str, values: list[float]) -> str:
    apart = max(values) - min(values)
    cells = [_number(value, ".6g") for value in values] + [_number(apart, ".1e" if apart else "g")]
    return f"<th>{html.escape(name)}</th>" + "".join(f"<td>{cell}</td>" for cell in cells)


def _said(value: Any) -> str:
    """A cell: yes and no, a dash for None, numbers with their origin, words with code in them."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return _number(value, "," if isinstance(value, int) else ".6g")
    return CODE.sub(r"<code>\1</code>", html.escape(str(value), quote=False))


def _number(value: float, form: str) -> str:
    return f'<data value="{value}">{show(value, form, minus="−")}</data>'
