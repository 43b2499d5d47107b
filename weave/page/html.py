"""A block of the page that is being rendered, and the HTML that all kinds of blocks share."""

import html
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from markdown import Markdown
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import PythonLexer

from weave.grammar import Reference
from weave.page.context import Page

PYTHON = PythonLexer(stripnl=False, ensurenl=False)
FORMATTER = HtmlFormatter(wrapcode=True)


@dataclass(frozen=True)
class Block:
    """A reference of a page, with its text and the element that takes what it shows."""

    md: Markdown
    page: Page
    parent: ET.Element
    reference: Reference
    text: str

    def add(self, kind: str) -> ET.Element:
        """Add the box that holds what the reference shows."""
        return ET.SubElement(self.parent, "div", {"class": kind})

    def add_raw(self, parent: ET.Element, text: str) -> None:
        """Add HTML that Markdown leaves unchanged."""
        ET.SubElement(parent, "div").text = self.md.htmlStash.store(text)

    def add_caption(self, parent: ET.Element) -> ET.Element:
        """Add the caption, which is Markdown."""
        caption = ET.SubElement(parent, "p", {"class": "weave-caption"})
        caption.text = self.reference.keys.get("caption", "")
        return caption


def render_code(source: str, lexer: Lexer = PYTHON) -> str:
    """Highlighted code; its long lines scroll, so that the keyboard must reach it.

    The marks of cells are there to be copied, and do not show. A search looks into words and
    outputs, and not into code, of which every page has the same.
    """
    code = str(highlight(source, lexer, FORMATTER)).replace("<pre>", '<pre tabindex="0">', 1)
    code = code.replace("<div", '<div data-search-exclude=""', 1)
    return code.replace("# %% ", '# <span class="weave-mark">%% </span>')


def render_fold(summary: str, body: str) -> str:
    """HTML that is folded away until a reader opens it."""
    return f'<details class="weave-fold"><summary>{summary}</summary>{body}</details>'


def render_output(text: str, kind: str = "weave-output") -> str:
    """What a program printed."""
    inside = html.escape(text.rstrip("\n"), quote=False)
    return f'<div class="{kind}"><pre tabindex="0"><samp>{inside}</samp></pre></div>'
