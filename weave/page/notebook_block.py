"""`::: notebook/x.ipynb`: a notebook as it ran, in the style of the chapters.

The page that mkdocs-jupyter makes has 600 kB of JupyterLab's style, needs MathJax from another
host, and has its formulas in TeX and its figures without alternative text.
"""

import base64
import html
import json
import re
from pathlib import PurePosixPath
from typing import Any
from xml.etree import ElementTree as ET

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from weave.content.elements import add_words, parse_html
from weave.draw import figure
from weave.page.formulas import STOP, Unreadable, render_mathml
from weave.page.html import Block, render_fold, render_output
from weave.problem import Problem

MATHS = re.compile(
    r"\$\$(?P<block>.+?)\$\$|\$(?P<inline>[^$\s](?:[^$]*[^$\s])?)\$"
    rf"(?P<stop>{STOP.pattern})?",
    re.DOTALL,
)
CELL = '.jp-Cell[id^="cell-id="]'
CODE = {"pre", "code", "samp"}
SVG = "data:image/svg+xml;base64,"


def render_notebook(block: Block) -> None:
    """The notebook's words, code and outputs, with the notebook itself to download."""
    target = block.reference.target
    result = block.page.notebook(target, block.text)
    uri = f"{block.page.slug}/{PurePosixPath(target).name}"
    block.page.downloads[uri] = result.notebook
    _Notebook(block, result.notebook, result.html).add(uri)


class _Notebook:
    """Adds one notebook to a page. A cell's metadata may have `alt`, or hide its source."""

    def __init__(self, block: Block, notebook: str, page: str) -> None:
        self.block = block
        self.file = f"docs/{block.reference.target}"
        cells: list[dict[str, Any]] = json.loads(notebook)["cells"]
        self.metadata = {cell["id"]: cell["metadata"] for cell in cells}
        self.soup = BeautifulSoup(page, "html.parser")
        self.figures = 0

    def add(self, uri: str) -> None:
        self._replace_formulas(self.soup.select(f"{CELL}:not(.jp-CodeCell)"))
        box = self.block.add("notebook")
        for cell in self.soup.select(CELL):
            if "jp-CodeCell" in (cell.get("class") or []):
                self._add_code(box, cell)
            else:
                box.append(_words(cell))
        holder = next((words for words in box if words.find("h1") is not None), box)
        below = next((n for n, part in enumerate(holder, 1) if part.tag == "h1"), 0)
        href = html.escape(self.block.page.link(uri))
        words = "Download this notebook, outputs included"
        offer = f'<p><a href="{href}" download="" class="md-button">{words}</a></p>'
        holder.insert(below, parse_html(offer))

    def _add_code(self, box: ET.Element, cell: Tag) -> None:
        """Add a code cell as a chapter shows a program: bar, code, output, figures."""
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
        add_words(box, self.block.md.htmlStash.store(shown))

    def _output(self, output: Tag, name: str) -> str:
        image = output.select_one("img")
        if image is None:
            return render_output(output.get_text().strip("\n"))
        self.figures += 1
        alt = self.metadata[name].get("alt", "")
        if not alt:
            mend = 'draws a figure: give the cell metadata {"alt": "what it shows"}'
            self.block.page.fail(Problem(self.file, 0, f"cell '{name}' {mend}"))
        svg = base64.b64decode(str(image["src"]).removeprefix(SVG)).decode()
        return f'<div class="weave-figure">{figure.render_svg(svg, f"n{self.figures}-", alt)}</div>'

    def _replace_formulas(self, cells: list[Tag]) -> None:
        """Replace every `$...$` and `$$...$$` in the words by MathML."""
        texts = [
            text
            for cell in cells
            for text in cell.find_all(string=MATHS)
            if isinstance(text, NavigableString) and not any(p.name in CODE for p in text.parents)
        ]
        matches = [match for text in texts for match in MATHS.finditer(text)]
        formulas = [((m["block"] or m["inline"]).strip(), bool(m["block"])) for m in matches]
        try:
            rendered = iter(render_mathml(formulas))
        except Unreadable as error:
            for tex, why in error.complaints.items():
                message = f"cannot read the formula ${tex}$: {why}"
                self.block.page.fail(Problem(self.file, 0, message))
            return

        def formula(match: re.Match[str]) -> str:
            if match["block"]:  # a wide one scrolls on a phone, and the keyboard must reach it
                return f'<span class="formula" tabindex="0">{next(rendered)}</span>'
            return f'<span class="inline-formula">{next(rendered)}{match["stop"] or ""}</span>'

        for text in texts:
            words = html.escape(str(text), quote=False)
            text.replace_with(BeautifulSoup(MATHS.sub(formula, words), "html.parser"))


def _words(cell: Tag) -> ET.Element:
    """The words of a cell as elements, which Markdown leaves unchanged."""
    body = cell.select_one(".jp-RenderedMarkdown") or cell
    for anchor in body.select(".anchor-link"):
        if anchor.parent:  # Markdown's table of contents makes ids and links, as for every page
            del anchor.parent["id"]
        anchor.decompose()
    body.attrs = {"class": "notebook-words"}
    return parse_html(str(body))
