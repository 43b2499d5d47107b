"""The book's style for the figures and graphs of a notebook, which has no style sheet."""

import re
from contextlib import suppress
from pathlib import Path

from weave.run.capture import STYLE

SHEET = "docs/assets/book.css"


def format_figure_cell() -> str:
    """The source of a cell that sets matplotlib's style to that of the book, but on white."""
    rows = STYLE.read_text(encoding="utf-8").splitlines()
    pairs = [row.split(": ", 1) for row in rows if not row.startswith(("#", "svg."))]
    options = "\n".join(f'    "{key}": {_literal(key, value)},' for key, value in pairs)
    return (
        "# how the figures look\n"
        '%config InlineBackend.figure_formats = ["svg"]\n'
        "import matplotlib\n\n"
        f"matplotlib.rcParams.update({{\n{options}\n}})"
    )


def load_graph_rules(root: Path) -> str:
    """The style sheet's rules for graphs, in the colours of its light theme."""
    with suppress(FileNotFoundError):  # then the book's pages have no rules for graphs either
        sheet = (root / SHEET).read_text(encoding="utf-8")
        colours = dict(re.findall(r"(--weave-\w+):\s*([^;]+);", sheet)[::-1])  # light comes first
        rules = re.findall(r"^\.graph-[^{}]*\{[^{}]*\}", sheet, re.MULTILINE)
        text = " ".join(["svg { font: 13px sans-serif; text-anchor: middle }", *rules])
        return " ".join(re.sub(r"var\((--weave-\w+)\)", lambda m: colours[m[1]], text).split())
    return ""


def _literal(key: str, value: str) -> str:
    """A value of the style as a Python literal."""
    if value.startswith("cycler("):
        return f"matplotlib.{value}"
    if "color" in key:
        return '"white"' if value == "none" and "face" in key else f'"{value}"'
    if re.fullmatch(r"[\d.]+, [\d.]+", value):
        return f"({value})"
    return value if re.fullmatch(r"True|False|[\d.]+", value) else f'"{value}"'
