"""Shows `{{ pipe.y:.2f }}` in a sentence of a page."""

import re
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from weave.page.context import Page
from weave.problem import Problem


class Values(InlineProcessor):
    """Puts the value of a run into the page; its title says where it comes from."""

    def __init__(self, md: Markdown, page: Page) -> None:
        super().__init__(r"\{\{.*?\}\}", md)
        self.page = page

    def handleMatch(  # noqa: N802 - Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[ET.Element | str, int, int]:
        try:
            text, raw, source = self.page.value(m[0])
        except Problem as problem:
            return self.md.htmlStash.store(self.page.fail(problem)), m.start(0), m.end(0)
        element = ET.Element("data", {"value": raw, "title": source})
        element.text = AtomicString(text)
        return element, m.start(0), m.end(0)
