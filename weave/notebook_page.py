"""The page mkdocs-jupyter makes of a notebook, in the chapters' looks and within their budget.

As it comes it weighs 600 kB of JupyterLab's style before the first word, asks another host for
MathJax, leaves its formulas as TeX and its figures without a theme or an alternative text.
"""

from __future__ import annotations

import base64
import html as escape
import json
import re
from pathlib import Path, PurePath

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from weave import figures, maths
from weave.problem import Problem

MATHS = re.compile(r"\$\$(?P<block>.+?)\$\$|\$(?P<inline>[^$\s](?:[^$]*[^$\s])?)\$", re.DOTALL)
CODE = {"pre", "code", "samp"}
SVG = "data:image/svg+xml;base64,"


def slim(html: str, path: Path, file: str) -> tuple[str, list[Problem]]:
    """The page's HTML in the book's own markup, and what went wrong.

    `path` is the notebook; its cells that draw carry the figure's alternative text as the
    metadata `alt`. `file` is how problems name it.
    """
    notebook = json.loads(path.read_text(encoding="utf-8"))
    told = {cell["id"]: cell["metadata"] for cell in notebook["cells"]}
    alts = {name: metadata.get("alt", "") for name, metadata in told.items()}
    soup = BeautifulSoup(html, "html.parser")
    page = soup.new_tag("div", attrs={"class": "notebook"})
    problems: list[Problem] = []
    drawn = 0
    for cell in soup.select('.jp-Cell[id^="cell-id="]'):
        name = str(cell["id"]).removeprefix("cell-id=")
        if "jp-CodeCell" in (cell.get("class") or []):
            hidden = told[name].get("jupyter", {}).get("source_hidden", False)
            woven = _code_cell(soup, cell, name, hidden=hidden)
            for image in woven.select("img"):
                drawn += 1
                if not alts[name]:
                    what = 'draws a figure: give the cell metadata {"alt": "what it shows"}'
                    problems.append(Problem(file, 0, f"cell '{name}' {what}"))
                svg = base64.b64decode(str(image["src"]).removeprefix(SVG)).decode()
                image.replace_with(_parsed(figures.inline(svg, f"n{drawn}-", alts[name])))
            page.append(woven)
        else:
            page.append(_words(cell))
    _offer(soup, page, PurePath(file).name)
    problems += _formulas(page, file)
    return str(page), problems


def failed(problem: Problem) -> str:
    """What the page shows, under `mkdocs serve`, when its notebook could not be run."""
    return f'<p class="weave-problem">{escape.escape(str(problem))}</p>'


def _offer(soup: BeautifulSoup, page: Tag, name: str) -> None:
    """Put the download below the title: mkdocs-jupyter has laid the file beside the page."""
    title = page.select_one("h1")
    link = soup.new_tag("a", attrs={"href": name, "download": "", "class": "md-button"})
    link.string = "Download this notebook, outputs included"
    row = soup.new_tag("p")
    row.append(link)
    if title:
        title.insert_after(row)
    else:
        page.insert(0, row)


def _words(cell: Tag) -> Tag:
    body = cell.select_one(".jp-RenderedMarkdown") or cell
    for anchor in body.select(".anchor-link"):
        anchor["class"] = "headerlink"
        anchor["title"] = "Permanent link"
    body.attrs = {"class": "notebook-words"}
    return body


def _code_cell(soup: BeautifulSoup, cell: Tag, name: str, *, hidden: bool) -> Tag:
    """A code cell as a chapter shows a snippet: bar, code, what it printed, what it drew."""
    woven = soup.new_tag("div", attrs={"class": "weave"})
    bar = soup.new_tag("div", attrs={"class": "weave-bar"})
    title = soup.new_tag("span", attrs={"class": "weave-name"})
    title.string = name.replace("-", " ")
    bar.append(title)
    holder = soup.new_tag("div", attrs={"class": "highlight"})
    block = soup.new_tag("pre", attrs={"tabindex": "0"})
    code = soup.new_tag("code")
    source = cell.select_one(".jp-InputArea pre")
    for child in list(source.children) if source else []:
        code.append(child.extract())
    block.append(code)
    holder.append(block)
    if hidden:
        fold = soup.new_tag("details", attrs={"class": "weave-fold"})
        summary = soup.new_tag("summary")
        summary.string = "the code"
        fold.extend([summary, holder])
        holder = fold
    woven.extend([bar, holder])
    for output in cell.select(".jp-OutputArea-output"):
        woven.append(_output(soup, output))
    return woven


def _output(soup: BeautifulSoup, output: Tag) -> Tag:
    image = output.select_one("img")
    if image:
        holder = soup.new_tag("div", attrs={"class": "weave-figure"})
        holder.append(image.extract())
        return holder
    holder = soup.new_tag("div", attrs={"class": "weave-output"})
    block = soup.new_tag("pre", attrs={"tabindex": "0"})
    text = soup.new_tag("samp")
    text.string = output.get_text().strip("\n")
    block.append(text)
    holder.append(block)
    return holder


def _formulas(page: Tag, file: str) -> list[Problem]:
    """Replace every `$...$` and `$$...$$` in the words; one call of pandoc for the page."""
    texts = [
        text
        for text in page.find_all(string=MATHS)
        if isinstance(text, NavigableString) and not any(p.name in CODE for p in text.parents)
    ]
    wanted = [
        ((m["block"] or m["inline"]).strip(), bool(m["block"]))
        for text in texts
        for m in MATHS.finditer(text)
    ]
    try:
        made = iter(maths.to_mathml(wanted))
    except maths.Unreadable as error:
        return [
            Problem(file, 0, f"cannot read the formula ${tex}$: {why}")
            for tex, why in error.said.items()
        ]
    for text in texts:
        text.replace_with(_parsed(MATHS.sub(lambda m: _formula(m, next(made)), _safe(text))))
    return []


def _formula(match: re.Match[str], mathml: str) -> str:
    kind = "formula" if match["block"] else "inline-formula"
    return f'<span class="{kind}">{mathml}</span>'


def _safe(text: str) -> str:
    return escape.escape(str(text), quote=False)


def _parsed(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")
