"""A chapter's words as Jupyter reads them: values filled in, links absolute, no marks of MkDocs."""

from __future__ import annotations

import re
from collections.abc import Callable
from posixpath import dirname, join, normpath

from weave.draw.table import escape_markdown
from weave.page.context import Page
from weave.page.formulas import split_label
from weave.problem import Problem

Address = Callable[[str], str]  # of a file below docs/ on the site; "" where there is none
MARKS = r"\{:?[ ]*[.#\w][^{}\n]*\}"  # what attr_list reads: { .question }, { #here width=300 }
TOKEN = re.compile(
    r"(?P<code>(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
    r"|\$\$(?P<block>.+?)\$\$"
    r"|\$(?P<inline>[^$\s](?:[^$]*?[^$\s])?)\$"
    r"|(?P<value>\{\{.*?\}\})"
    rf"|\[(?P<small>[^\]\n]*)\]\((?P<where>[^()\s]+)\)(?=\{{[^{{}}\n]*\.checked\b)(?:{MARKS})"
    r"|(?<=\])\((?P<url>[^()\s]+)(?P<title>\s+\"[^\"]*\")?\)"
    rf"|(?P<marks>(?<=[)\]`*_>]){MARKS}|[ ]*{MARKS}[ ]*$)",
    re.DOTALL | re.MULTILINE,
)
QUESTION = re.compile(r"(?P<text>(?:^(?!\{).+\n)+)^\{[^}\n]*\.question\b[^}\n]*\}$", re.MULTILINE)
WRAPPER = re.compile(  # what md_in_html has around words, and remarks
    r"^[ ]*(?:</?(?:div|section|article|aside|figure|figcaption)\b[^>]*>[ ]*)+$|<!--.*?-->",
    re.DOTALL | re.MULTILINE,
)
INWARD = re.compile(r"(?!\w[\w+.-]*:|//)")  # a link without a scheme stays within the site


def format_prose(text: str, page: Page, address: Address) -> str:
    """Markdown of a page as Markdown of a notebook. What is wrong with it, the page is told."""
    text = WRAPPER.sub("", text)
    text = QUESTION.sub(lambda m: re.sub(r"(?m)^", "> ", m["text"].rstrip("\n")), text)

    def replaced(match: re.Match[str]) -> str:
        try:
            return _replaced(match, page, address)
        except Problem as problem:
            return page.fail(problem)

    text = TOKEN.sub(replaced, text)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


def absolute_link(target: str, page: Page, address: Address) -> str:
    """The absolute address of what a page links to. Raises Problem where the site has no such."""
    if not INWARD.match(target):
        return target
    path, hashed, anchor = target.partition("#")
    here = page.file.removeprefix("docs/")
    file = normpath(join(dirname(here), path)) if path else here
    found = address(file)
    if not found:
        raise page.problem(target, f"links to {target}, and the site has no {file}")
    return found + hashed + anchor


def _replaced(match: re.Match[str], page: Page, address: Address) -> str:
    """One mark of the page as a notebook has it."""
    found = match.groupdict()
    if found["block"]:
        return f"$$\n{_formula(found['block'], page)}\n$$"
    if found["inline"]:
        return f"${_formula(found['inline'], page)}$"
    if found["value"]:
        return escape_markdown(page.value(found["value"])[0])
    if found["where"]:
        return f"<sup>[{found['small']}]({absolute_link(found['where'], page, address)})</sup>"
    if found["url"]:
        return f"({absolute_link(found['url'], page, address)}{found['title'] or ''})"
    return found["code"] or ""


def _formula(tex: str, page: Page) -> str:
    r"""A formula without its `\label{...}`, and with its values."""
    return page.fill(split_label(tex)[0], minus="-").strip()
