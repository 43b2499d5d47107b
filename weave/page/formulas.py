"""Formulas: TeX to MathML when the site is built, one call of pandoc for all those of a page."""

from __future__ import annotations

import html
import json
import re
import subprocess
from collections.abc import Sequence
from functools import cache
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from weave.page.context import Page
from weave.problem import Problem

API = [1, 23]  # the version of pandoc's document format that the pinned pandoc reads
FORMULA = re.compile(r"^<p>(.*?)</p>$", re.MULTILINE | re.DOTALL)
LABEL = re.compile(r"\\label\{(?P<name>[a-z][a-z0-9-]*)\}")
NOISE = re.compile(r'</?semantics>|<annotation.*?</annotation>| xmlns="[^"]*"', re.DOTALL)

_known: dict[tuple[str, bool], str] = {}


class Unreadable(ValueError):
    """Formulas that pandoc cannot convert: each TeX, and what pandoc said of it."""

    def __init__(self, complaints: dict[str, str]) -> None:
        super().__init__("; ".join(f"${tex}$: {why}" for tex, why in complaints.items()))
        self.complaints = complaints


class Formulas(Treeprocessor):
    """Makes MathML of the formulas that pymdownx.arithmatex has found."""

    def __init__(self, md: Markdown, page: Page) -> None:
        super().__init__(md)
        self.page = page

    def run(self, root: ET.Element) -> None:
        wanted: dict[ET.Element, tuple[str, str]] = {}  # the TeX, and as the page has it
        labels: dict[ET.Element, str] = {}
        for element in root.iter():
            if element.get("class") == "arithmatex" and element.text:
                display = element.tag == "div"
                text = html.unescape(element.text) if display else element.text
                written = text.strip()[2:-2].strip()
                tex, labels[element] = split_label(written)
                try:
                    wanted[element] = self.page.fill(tex, minus="-"), written
                except Problem as problem:
                    self._show(element, problem)
        try:
            rendered = render_mathml([(tex, e.tag == "div") for e, (tex, _) in wanted.items()])
        except Unreadable as error:
            for element, (tex, written) in wanted.items():
                if tex in error.complaints:
                    message = f"cannot read the formula ${tex}$: {error.complaints[tex]}"
                    self._show(element, self.page.problem(written, message))
            return
        for element, mathml in zip(wanted, rendered, strict=True):
            element.text = None
            element.set("class", "formula" if element.tag == "div" else "inline-formula")
            if labels[element]:
                element.set("id", f"formula-{labels[element]}")
            element.append(ET.fromstring(mathml))  # noqa: S314 - written by pandoc

    def _show(self, element: ET.Element, problem: Problem) -> None:
        element.text = self.md.htmlStash.store(self.page.fail(problem))


def split_label(tex: str) -> tuple[str, str]:
    r"""A formula without its `\label{name}`, and the name, by which it is linked and checked."""
    found = LABEL.search(tex)
    return (LABEL.sub("", tex).strip(), found["name"]) if found else (tex, "")


def render_mathml(formulas: Sequence[tuple[str, bool]]) -> list[str]:
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
    rendered = FORMULA.findall(done.stdout)
    bad = [tex for (tex, _), made in zip(formulas, rendered, strict=True) if "<math" not in made]
    if bad:
        raise Unreadable({tex: _complaint(tex, done.stderr) for tex in bad})
    return [NOISE.sub("", mathml) for mathml in rendered]


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
    import pypandoc

    return str(pypandoc.get_pandoc_path())
