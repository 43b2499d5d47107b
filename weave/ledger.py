"""A ledger: one row a value, one column a way to find it, and how far the ways are apart."""

from __future__ import annotations

import html
from typing import Any

from weave.references import show


def table(rows: Any) -> str:
    """Rows by name, each the values by the way they were found, as a table.

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
    head = "".join(f"<th>{html.escape(way)}</th>" for way in ("slope", *ways, "largest difference"))
    body = "".join(_row(name, list(row.values())) for name, row in rows.items())
    return (
        '<div class="weave-table" tabindex="0"><table class="weave-rows weave-ledger">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(name: str, values: list[float]) -> str:
    apart = max(values) - min(values)
    cells = [_cell(value, ".6g") for value in values] + [_cell(apart, ".1e" if apart else "g")]
    return f"<tr><th>{html.escape(name)}</th>{''.join(cells)}</tr>"


def _cell(value: float, form: str) -> str:
    return f'<td><data value="{value}">{show(value, form, minus="−")}</data></td>'
