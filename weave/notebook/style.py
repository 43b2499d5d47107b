"""The book's looks where its style sheet is not: in the figures and the graphs of a notebook."""

from __future__ import annotations

import re
from pathlib import Path

from weave.run.capture import STYLE

SHEET = "docs/assets/book.css"


def figure_cell() -> str:
    """A cell that makes figures look as in the book, but on white, from its matplotlib style."""
    rows = STYLE.read_text(encoding="utf-8").splitlines()
    pairs = [row.split(": ", 1) for row in rows if not row.startswith(("#", "svg."))]
    told = "\n".join(f'    "{key}": {_literal(key, value)},' for key, value in pairs)
    return (
        "# how the figures look\n"
        '%config InlineBackend.figure_formats = ["svg"]\n'
        "import matplotlib\n\n"
        f"matplotlib.rcParams.update({{\n{told}\n}})"
    )


def graph_rules(root: Path) -> str:
    """The style sheet's rules for graphs, in the colours of its light theme."""
    try:
        sheet = (root / SHEET).read_text(encoding="utf-8")
    except FileNotFoundError:  # such a book's pages have no rules for them either
        return ""
    colours: dict[str, str] = {}
    for name, value in re.findall(r"(--weave-\w+):\s*([^;]+);", sheet):
        colours.setdefault(name, value)  # the light theme comes first
    rules = re.findall(r"^\.graph-[^{}]*\{[^{}]*\}", sheet, re.MULTILINE)
    text = " ".join(["svg { font: 13px sans-serif; text-anchor: middle }", *rules])
    return " ".join(re.sub(r"var\((--weave-\w+)\)", lambda m: colours[m[1]], text).split())


def _literal(key: str, value: str) -> str:
    """A value of the style as Python has it."""
    if value.startswith("cycler("):
        return f"matplotlib.{value}"
    if "color" in key:
        return '"white"' if value == "none" and "face" in key else f'"{value}"'
    if re.fullmatch(r"[\d.]+, [\d.]+", value):
        return f"({value})"
    return value if re.fullmatch(r"True|False|[\d.]+", value) else f'"{value}"'
