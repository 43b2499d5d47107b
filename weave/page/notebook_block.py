"""`::: notebook/x.ipynb`: a notebook as it ran, in the chapters' looks and within their budget.

As mkdocs-jupyter makes it, the page weighs 600 kB of JupyterLab's style before the first word, asks
another host for MathJax, leaves its formulas as TeX and its figures without alternative text.
"""

from __future__ import annotations

import base64
import html
import json
import re
from pathlib import PurePosixPath
from typing import Any
from xml.etree import ElementTree as ET

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from markdown.util import AtomicString

from weave.draw import figure
from weave.page.formulas import Unreadable, render_mathml
from weave.page.html import Block, render_fold
from weave.problem import Problem

MATHS = re.compile(r"\$\$(?P<block>.+?)\$\$|\$(?P<inline>[^$\s](?:[^$]*[^$\s])?)\$", re.DOTALL)
CODE = {"pre", "code", "samp"}
SVG = "data:image/svg+xml;base64,"


def render_notebook(block: Block) -> None:
    """The notebook's words, code and outputs, with the notebook itself to download."""
    target = block.reference.target
    result = block.page.notebook(target, block.text)
    uri = f"{block.page.folder}/{block.page.slug}/{PurePosixPath(target).name}".lstrip("/")
    block.page.downloads[uri] = result.notebook
    _Notebook(block, result.notebook, result.html).add()


class _Notebook:
    """One notebook on its way into a page. A cell's metadata may have `alt` and be hidden."""

    def __init__(self, block: Block, notebook: str, page: str) -> None:
        self.block = block
        self.file = f"docs/{block.reference.target}"
        cells: list[dict[str, Any]] = json.loads(notebook)["cells"]
        self.metadata = {cell["id"]: cell["metadata"] for cell in cells}
        self.soup = BeautifulSoup(page, "html.parser")
        self.drawn = 0

    def add(self) -> None:
        cells = self.soup.select('.jp-Cell[id^="cell-id="]')
        self._replace_formulas([cell for cell in cells if not _is_code(cell)])
        box = self.block.add("notebook")
        for cell in cells:
            if _is_code(cell):
                self._add_code(box, cell)
            else:
                box.append(_words(cell))
        title = next((n for n, words in enumerate(box) if words.find(".//h1") is not None), None)
        if title is None:
            box.insert(0, self._offer())
        else:
            head = next(n for n, part in enumerate(box[title]) if part.tag == "h1")
            box[title].insert(head + 1, self._offer())

    def _offer(self) -> ET.Element:
        row = ET.Element("p")
        name = PurePosixPath(self.block.reference.target).name
        link = ET.SubElement(row, "a", {"href": f"{self.block.page.slug}/{name}"})
        link.attrib |= {"download": "", "class": "md-button"}
        link.text = AtomicString("Download this notebook, outputs included")
        return row

    def _add_code(self, box: ET.Element, cell: Tag) -> None:
        """A code cell as a chapter shows a program: bar, code, what it printed, what it drew."""
        name = str(cell["id"]).removeprefix("cell-id=")
        source = cell.select_one(".jp-InputArea pre")
        code = source.decode_contents() if source else ""
        code = f'<div class="highlight"><pre tabindex="0"><code>{code}</code></pre></div>'
        if self.metadata[name].get("jupyter", {}).get("source_hidden", False):
            code = render_fold("the code", code)
        title = html.escape(name.replace("-", " "), quote=False)
        bar = f'<div class="weave-bar"><span class="weave-name">{title}</span></div>'
        outputs = (self._output(out, name) for out in cell.select(".jp-OutputArea-output"))
        shown = f'<div class="weave">{bar}{code}{"".join(outputs)}</div>'
        placeholder = AtomicString(self.block.md.htmlStash.store(shown))
        if len(box):
            box[-1].tail = AtomicString((box[-1].tail or "") + placeholder)
        else:
            box.text = AtomicString((box.text or "") + placeholder)

    def _output(self, output: Tag, name: str) -> str:
        image = output.select_one("img")
        if image is None:
            text = html.escape(output.get_text().strip("\n"), quote=False)
            box = f'<pre tabindex="0"><samp>{text}</samp></pre>'
            return f'<div class="weave-output">{box}</div>'
        self.drawn += 1
        alt = self.metadata[name].get("alt", "")
        if not alt:
            mend = 'draws a figure: give the cell metadata {"alt": "what it shows"}'
            self.block.page.fail(Problem(self.file, 0, f"cell '{name}' {mend}"))
        svg = base64.b64decode(str(image["src"]).removeprefix(SVG)).decode()
        return f'<div class="weave-figure">{figure.render_svg(svg, f"n{self.drawn}-", alt)}</div>'

    def _replace_formulas(self, cells: list[Tag]) -> None:
        """Put MathML in the place of every `$...$` and `$$...$$` in the words."""
        texts = [
            text
            for cell in cells
            for text in cell.find_all(string=MATHS)
            if isinstance(text, NavigableString) and not any(p.name in CODE for p in text.parents)
        ]
        wanted = [
            ((m["block"] or m["inline"]).strip(), bool(m["block"]))
            for text in texts
            for m in MATHS.finditer(text)
        ]
        try:
            rendered = iter(render_mathml(wanted))
        except Unreadable as error:
            for tex, why in error.complaints.items():
                message = f"cannot read the formula ${tex}$: {why}"
                self.block.page.fail(Problem(self.file, 0, message))
            return
        for text in texts:
            words = html.escape(str(text), quote=False)
            shown = MATHS.sub(lambda match: _formula(match, next(rendered)), words)
            text.replace_with(BeautifulSoup(shown, "html.parser"))


def _is_code(cell: Tag) -> bool:
    return "jp-CodeCell" in (cell.get("class") or [])


def _words(cell: Tag) -> ET.Element:
    """The words of a cell as elements, which Markdown leaves as they are."""
    body = cell.select_one(".jp-RenderedMarkdown") or cell
    for anchor in body.select(".anchor-link"):
        if anchor.parent:  # the table of contents makes both, as for every page
            del anchor.parent["id"]
        anchor.decompose()
    body.attrs = {"class": "notebook-words"}
    words = ET.fromstring(str(body))  # noqa: S314 - written by BeautifulSoup
    for element in words.iter():
        element.text = AtomicString(element.text or "")
        element.tail = AtomicString(element.tail or "")
    return words


def _formula(match: re.Match[str], mathml: str) -> str:
    kind = "formula" if match["block"] else "inline-formula"
    return f'<span class="{kind}">{mathml}</span>'
