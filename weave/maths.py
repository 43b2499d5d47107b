"""TeX to MathML, when the site is built: one call of pandoc for all the formulas of a page."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Sequence
from functools import cache

import pypandoc

API = [1, 23]  # the version of pandoc's document format that the pinned pandoc reads
FORMULA = re.compile(r"^<p>(.*?)</p>$", re.MULTILINE | re.DOTALL)
LABEL = re.compile(r"\\label\{(?P<name>[a-z][a-z0-9-]*)\}")
NOISE = re.compile(r'</?semantics>|<annotation.*?</annotation>| xmlns="[^"]*"', re.DOTALL)

_known: dict[tuple[str, bool], str] = {}


class Unreadable(ValueError):
    """Formulas that pandoc cannot convert: each TeX, and what pandoc said of it."""

    def __init__(self, said: dict[str, str]) -> None:
        super().__init__("; ".join(f"${tex}$: {why}" for tex, why in said.items()))
        self.said = said


def label(tex: str) -> tuple[str, str]:
    r"""A formula without its `\label{name}`, and the name, by which it is linked and checked."""
    found = LABEL.search(tex)
    return (LABEL.sub("", tex).strip(), found["name"]) if found else (tex, "")


def to_mathml(formulas: Sequence[tuple[str, bool]]) -> list[str]:
    """Convert formulas, each TeX and whether it stands on a line of its own, in their order.

    Raises Unreadable, naming all that cannot be converted.
    """
    new = [formula for formula in dict.fromkeys(formulas) if formula not in _known]
    if new:
        _known.update(zip(new, _convert(new), strict=True))
    return [_known[formula] for formula in formulas]


def _convert(formulas: Sequence[tuple[str, bool]]) -> list[str]:
    blocks = [
        {"t": "Para", "c": [{"t": "Math", "c": [{"t": _kind(display)}, tex]}]}
        for tex, display in formulas
    ]
    document = {"pandoc-api-version": API, "meta": {}, "blocks": blocks}
    done = subprocess.run(  # noqa: S603 - pandoc of the pinned package, no shell
        [_pandoc(), "-f", "json", "-t", "html", "--mathml"],
        input=json.dumps(document),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    found = FORMULA.findall(done.stdout)
    bad = [tex for (tex, _), html in zip(formulas, found, strict=True) if "<math" not in html]
    if bad:
        raise Unreadable({tex: _complaint(tex, done.stderr) for tex in bad})
    return [NOISE.sub("", html) for html in found]


def _kind(display: bool) -> str:
    return "DisplayMath" if display else "InlineMath"


def _complaint(tex: str, said: str) -> str:
    """Pandoc's complaint about one formula, on one line."""
    about = said.split("[WARNING] Could not convert TeX math ")
    mine = next((part for part in about if part.startswith(tex)), about[-1])
    rows = [row.strip() for row in mine.removeprefix(tex).splitlines()]
    return next((row for row in rows if row.startswith("unexpected")), "pandoc cannot read it")


@cache
def _pandoc() -> str:
    return str(pypandoc.get_pandoc_path())
