"""The page mkdocs-jupyter makes of a notebook, in the chapters' looks and within their budget.

As it comes it weighs 600 kB of JupyterLab's style before the first word, asks another host for
MathJax, and leaves its formulas as TeX.
"""

from __future__ import annotations

import html as escape
import re

from bs4 import BeautifulSoup, NavigableString, Tag

from weave import figures, maths
from weave.problem import Problem

MATHS = re.compile(r"\$\$(?P<block>.+?)\$\$|\$(?P<inline>[^$\s](?:[^$]*[^$\s])?)\$", re.DOTALL)
CODE = {"pre", "code", "samp", "script", "style"}
UNWANTED = ("style", "script", "clipboard-copy", ".jp-InputPrompt", ".jp-OutputPrompt")
UNWANTED += (".jp-InputCollapser", ".jp-OutputCollapser", ".anchor-link", ".zeroclipboard-container")


def slim(html: str, file: str) -> tuple[str, list[Problem]]:
    """The page's HTML without JupyterLab's style, its formulas as MathML; and what went wrong."""
    soup = BeautifulSoup(html, "html.parser")
    for selector in UNWANTED:
        for found in soup.select(selector):
            found.decompose()
    page = soup.new_tag("div", attrs={"class": "notebook"})
    for cell in soup.select(".jp-Cell"):
        page.append(_code_cell(soup, cell) if "jp-CodeCell" in _classes(cell) else _words(cell))
    problems = _formulas(soup, page, file)
    return str(page), problems


def failed(problem: Problem) -> str:
    """What the page shows, under `mkdocs serve`, when its notebook could not be run."""
    return f'<p class="weave-problem">{escape.escape(str(problem))}</p>'


def _words(cell: Tag) -> Tag:
    body = cell.select_one(".jp-RenderedMarkdown") or cell
    body.attrs = {"class": "notebook-words"}
    return body


def _code_cell(soup: BeautifulSoup, cell: Tag) -> Tag:
    """A code cell as a chapter shows a snippet: bar, code, what it printed, what it drew."""
    woven = soup.new_tag("div", attrs={"class": "weave"})
    bar = soup.new_tag("div", attrs={"class": "weave-bar"})
    name = soup.new_tag("span", attrs={"class": "weave-name"})
    name.string = "cell"
    bar.append(name)
    code = soup.new_tag("div", attrs={"class": "highlight"})
    source = cell.select_one(".jp-InputArea pre")
    if source:
        inside = soup.new_tag("code")
        for child in list(source.children):
            inside.append(child.extract())
        block = soup.new_tag("pre", attrs={"tabindex": "0"})
        block.append(inside)
        code.append(block)
    woven.extend([bar, code])
    for output in cell.select(".jp-OutputArea-output"):
        woven.append(_output(soup, output))
    return woven


def _output(soup: BeautifulSoup, output: Tag) -> Tag:
    svg = output.select_one("svg")
    if svg:
        holder = soup.new_tag("div", attrs={"class": "weave-figure"})
        holder.append(svg.extract())
        return holder
    holder = soup.new_tag("div", attrs={"class": "weave-output"})
    block = soup.new_tag("pre", attrs={"tabindex": "0"})
    text = soup.new_tag("samp")
    text.string = output.get_text().strip("\n")
    block.append(text)
    holder.append(block)
    return holder


def _formulas(soup: BeautifulSoup, page: Tag, file: str) -> list[Problem]:
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
        return [Problem(file, 0, f"cannot read the formula ${error.tex}$: {error}")]
    for text in texts:
        parts = MATHS.sub(lambda m: f"\0{bool(m['block']):d}\0", text)
        pieces = re.split(r"\0([01])\0", parts)
        for number, piece in enumerate(pieces):
            if number % 2:
                kind = "formula" if piece == "1" else "inline-formula"
                text.insert_before(
                    BeautifulSoup(f'<span class="{kind}">{next(made)}</span>', "html.parser")
                )
            elif piece:
                text.insert_before(NavigableString(piece))
        text.extract()
    return []


def _classes(tag: Tag) -> list[str]:
    found = tag.get("class")
    return found if isinstance(found, list) else []


__all__ = ["failed", "figures", "slim"]
