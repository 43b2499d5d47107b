"""Numbers as the book writes them: with a true minus, without `.0`, and with few digits."""

import html
from collections.abc import Iterable

from weave.graph import Value

WHOLE = 1e15  # whole numbers below this are written out in a sentence,
LARGE = 1e6  # and those below this in a picture


def format_value(value: object, spec: str | None, *, minus: str) -> str:
    """A value as a sentence has it: 3.0 is 3, -24.0 is −24. Raises ValueError for a bad format."""
    if spec:
        text = format(value, spec)
    elif isinstance(value, float) and value.is_integer() and abs(value) < WHOLE:
        text = str(int(value))
    else:
        text = str(value)
    return text.replace("-", minus) if isinstance(value, int | float) else text


def format_number(value: Value) -> str:
    """A number as a picture has it: -24.0 is −24, and no more than four digits of a fraction.

    A zero has no sign, and a table is written on one line: [1, 2], [3, 4].
    """
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, tuple):
        return ", ".join(f"[{', '.join(map(format_number, row))}]" for row in value)
    whole = float(value).is_integer() and abs(value) < LARGE
    return (f"{value + 0.0:.0f}" if whole else f"{value:.4g}").replace("-", "−")


def format_terms(values: Iterable[float]) -> str:
    """Numbers that are added: 8 + 4, and 8 + (−4), where brackets keep the signs apart."""
    first, *others = (format_number(value) for value in values)
    return " + ".join([first, *(f"({term})" if term[0] == "−" else term for term in others)])


def render_number(value: Value) -> str:
    """A number in a sentence or a table; the element also has its unrounded value."""
    if value is None:
        return "–"
    return f'<data value="{html.escape(str(value))}">{html.escape(format_number(value))}</data>'


def render_factor(value: float) -> str:
    """A factor; brackets keep a minus apart from the sign before it."""
    return f"({render_number(value)})" if value < 0 else render_number(value)
