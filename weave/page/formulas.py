"""Formulas: from TeX to MathML when the site is built, with one call of pandoc for a page."""

import html
import json
import re
import subprocess
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from weave.page.context import Page
from weave.problem import Problem

API = [1, 23]  # the version of pandoc's document format that the pinned pandoc reads
FORMULA = re.compile(r"^<p>(.*?)</p>$", re.MULTILINE | re.DOTALL)
STOP = re.compile(r"[.,;:!?)”…]+")  # after a formula, it stays on its line
LABEL = re.compile(r"\\label\{(?P<name>[a-z][a-z0-9-]*)\}")
NOISE = re.compile(r'</?semantics>|<annotation.*?</annotation>| xmlns="[^"]*"', re.DOTALL)
# The maths font has its prime where it belongs: raised once more, it would float.
PRIME = re.compile(r"<msup>(<mi>\w</mi>)<mo>′</mo></msup>")
AFTER = r'<mrow>\1<mo lspace="0" rspace="0.05em">′</mo></mrow>'

_converted: dict[tuple[str, bool], str] = {}


class Unreadable(ValueError):
    """Formulas that pandoc cannot convert: each with pandoc's complaint."""

    def __init__(self, complaints: dict[str, str]) -> None:
        super().__init__("; ".join(f"${tex}$: {why}" for tex, why in complaints.items()))
        self.complaints = complaints


class Formulas(Treeprocessor):
    """Converts the formulas that pymdownx.arithmatex has found to MathML."""

    def __init__(self, md: Markdown, page: Page) -> None:
        super().__init__(md)
        self.page = page

    def run(self, root: ET.Element) -> None:
        formulas: dict[ET.Element, tuple[str, str]] = {}  # the TeX, and as the page has it
        labels: dict[ET.Element, str] = {}
        for element in root.iter():
            if element.get("class") == "arithmatex" and element.text:
                display = element.tag == "div"
                text = html.unescape(element.text) if display else element.text
                source = text.strip()[2:-2].strip()
                tex, labels[element] = split_label(source)
                try:
                    formulas[element] = self.page.fill(tex, minus="-"), source
                except Problem as problem:
                    self._show(element, problem)
        try:
            rendered = render_mathml([(tex, e.tag == "div") for e, (tex, _) in formulas.items()])
        except Unreadable as error:
            for element, (tex, source) in formulas.items():
                if tex in error.complaints:
                    message = f"cannot read the formula ${tex}$: {error.complaints[tex]}"
                    self._show(element, self.page.problem(source, message))
            return
        for element, mathml in zip(formulas, rendered, strict=True):
            element.text = None
            element.set("class", "formula" if element.tag == "div" else "inline-formula")
            if labels[element]:
                element.set("id", f"formula-{labels[element]}")
            element.append(ET.fromstring(mathml))  # noqa: S314 - written by pandoc
            if match := STOP.match(element.tail or ""):
                element[0].tail, element.tail = match[0], match.string[match.end() :]

    def _show(self, element: ET.Element, problem: Problem) -> None:
        element.text = self.md.htmlStash.store(self.page.fail(problem))


def split_label(tex: str) -> tuple[str, str]:
    r"""A formula without its `\label{name}`, and the name, which links and tests use."""
    match = LABEL.search(tex)
    return (LABEL.sub("", tex).strip(), match["name"]) if match else (tex, "")


def render_mathml(formulas: Sequence[tuple[str, bool]]) -> list[str]:
    """The MathML of formulas; each is TeX, and whether it stands on a line of its own.

    Raises Unreadable, with all formulas that cannot be converted.
    """
    if new := [formula for formula in dict.fromkeys(formulas) if formula not in _converted]:
        _converted.update(zip(new, _convert(new), strict=True))
    return [_converted[formula] for formula in formulas]


def _convert(formulas: Sequence[tuple[str, bool]]) -> list[str]:
    import pypandoc

    maths = [[{"t": "DisplayMath" if display else "InlineMath"}, tex] for tex, display in formulas]
    blocks = [{"t": "Para", "c": [{"t": "Math", "c": content}]} for content in maths]
    document = {"pandoc-api-version": API, "meta": {}, "blocks": blocks}
    done = subprocess.run(  # noqa: S603 - pandoc of the pinned package, no shell
        [pypandoc.get_pandoc_path(), "-f", "json", "-t", "html", "--mathml"],
        input=json.dumps(document),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    rendered = FORMULA.findall(done.stdout)
    bad = [tex for (tex, _), text in zip(formulas, rendered, strict=True) if "<math" not in text]
    if bad:
        raise Unreadable({tex: _complaint(tex, done.stderr) for tex in bad})
    return [PRIME.sub(AFTER, NOISE.sub("", mathml)) for mathml in rendered]


def _complaint(tex: str, messages: str) -> str:
    """Pandoc's complaint about one formula, on one line."""
    parts = messages.split("[WARNING] Could not convert TeX math ")
    message = next((part for part in parts if part.startswith(tex)), parts[-1])
    rows = [row.strip() for row in message.removeprefix(tex).splitlines()]
    return next((row for row in rows if row.startswith("unexpected")), "pandoc cannot read it")
