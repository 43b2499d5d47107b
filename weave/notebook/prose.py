"""A chapter's words for Jupyter: with values filled in, absolute links and no marks of MkDocs."""

import re
from collections.abc import Callable
from posixpath import dirname, join, normpath

from weave.draw.table import escape_markdown
from weave.page.context import Page
from weave.page.formulas import split_label
from weave.problem import Problem

Address = Callable[[str], str]  # the address of a file below docs/ on the site; "" without one
MARKS = r"\{:?[ ]*[.#\w][^{}\n]*\}"  # for attr_list: { .question }, { #here width=300 }
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
WRAPPER = re.compile(  # tags around Markdown, for md_in_html, and comments
    r"^[ ]*(?:</?(?:div|section|article|aside|figure|figcaption)\b[^>]*>[ ]*)+$|<!--.*?-->",
    re.DOTALL | re.MULTILINE,
)
CHOOSE = re.compile(r'^<div class="choose".*?^</div>', re.DOTALL | re.MULTILINE)
REASON = re.compile(r"^ +- .*\n", re.MULTILINE)  # below an answer to choose, which it would betray
INWARD = re.compile(r"(?!\w[\w+.-]*:|//)")  # a link without a scheme stays within the site


def format_prose(text: str, page: Page, address: Address) -> str:
    """Markdown of a page as Markdown of a notebook. Problems are added to those of the page."""
    text = CHOOSE.sub(lambda box: REASON.sub("", box[0]), text)
    text = WRAPPER.sub("", text)
    text = QUESTION.sub(lambda m: re.sub(r"(?m)^", "> ", m["text"].rstrip("\n")), text)
    text = TOKEN.sub(lambda match: _format_token(match, page, address), text)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


def absolute_link(target: str, page: Page, address: Address) -> str:
    """The absolute address of a link. Raises Problem if the site has no such file."""
    if not INWARD.match(target):
        return target
    path, hashed, anchor = target.partition("#")
    here = page.file.removeprefix("docs/")
    file = normpath(join(dirname(here), path)) if path else here
    url = address(file)
    if not url:
        raise page.problem(target, f"links to {target}, and the site has no {file}")
    return url + hashed + anchor


def _format_token(match: re.Match[str], page: Page, address: Address) -> str:
    """A formula, a value, a link, a mark or code of the page as a notebook has it."""
    token = match.groupdict()
    tex = token["block"] or token["inline"]
    try:
        if tex:
            tex = page.fill(split_label(tex)[0], minus="-").strip()
            return f"$$\n{tex}\n$$" if token["block"] else f"${tex}$"
        if token["value"]:
            return escape_markdown(page.value(token["value"])[0])
        if token["where"]:
            return f"<sup>[{token['small']}]({absolute_link(token['where'], page, address)})</sup>"
        if token["url"]:
            return f"({absolute_link(token['url'], page, address)}{token['title'] or ''})"
    except Problem as problem:
        return page.fail(problem)
    return token["code"] or ""
