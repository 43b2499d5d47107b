"""The glossary's words in a page's prose: each is linked once, but not on pages beside it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from posixpath import dirname
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from weave.content import glossary
from weave.content.glossary import Term
from weave.page.context import Page
from weave.problem import Problem

# Elements in which no term is linked, because they are not prose or are links already.
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SILENT = {*HEADINGS, "a", "button", "code", "data", "math", "pre", "strong", "summary", "svg", "th"}
SILENT_CLASSES = frozenset(
    [
        "weave",
        "weave-table",
        "notebook",
        "admonition-title",
        "arithmatex",
        "choose",
        "question",
        "next",
    ]
)


class Terms(Treeprocessor):
    """Links the glossary's words in pages, and gives its own entries their anchors."""

    def __init__(self, md: Markdown, page: Page) -> None:
        super().__init__(md)
        self.page = page

    def run(self, root: ET.Element) -> None:
        self.page.uses.add(f"file:{glossary.FILE}")
        try:
            terms = glossary.load_glossary(self.page.root / glossary.FILE)
        except Problem as problem:
            message = self.page.fail(problem)
            if self.page.file == glossary.FILE:
                root.insert(0, ET.Element("p"))
                root[0].text = self.md.htmlStash.store(message)
            return
        if self.page.file == glossary.FILE:
            for entry, term in zip(root.iter("dt"), terms, strict=False):
                entry.attrib.clear()  # attr_list has taken its options for attributes
                entry.set("id", term.slug)
        elif dirname(self.page.file) != dirname(glossary.FILE):
            glossary_page = self.page.other(glossary.FILE)
            here = self.page.file.removeprefix("docs/")
            _link_terms(root, terms, here, lambda term: self._link(term, glossary_page))

    def _link(self, term: Term, glossary_page: Page) -> ET.Element:
        href = f"{self.page.link('glossary.md')}#{term.slug}"
        try:
            title = glossary_page.fill(term.sentence)
        except Problem as problem:
            self.page.fail(problem)
            title = term.sentence
        return ET.Element("a", {"class": "term", "href": href, "title": " ".join(title.split())})


@cache
def _pattern(terms: tuple[Term, ...]) -> tuple[re.Pattern[str], Mapping[str, Term]]:
    """A pattern that matches every form of the terms, the longest first, and the forms' terms."""
    owners = {form.lower(): term for term in terms for form in term.forms}
    forms = sorted((form for term in terms for form in term.forms), key=len, reverse=True)
    either = "|".join(_form(form) for form in forms) or r"(?!)"
    return re.compile(rf"(?<![\w-])(?P<form>{either})s?(?![\w-])"), owners


def _form(form: str) -> str:
    first = f"[{form[0].upper()}{form[0].lower()}]" if form[0].isalpha() else re.escape(form[0])
    return first + r"\s+".join(map(re.escape, form[1:].split(" ")))


def _link_terms(
    root: ET.Element, terms: Sequence[Term], page: str, link: Callable[[Term], ET.Element]
) -> None:
    """Link each term where it comes first in the prose of `page`.

    A page that explains a term, because its entry leads there or the term is bold, has no link.
    """
    pattern, owners = _pattern(tuple(terms))
    done = {term.slug for term in terms if not term.marked or page in term.pages}

    def owner(match: re.Match[str]) -> Term:
        return owners[" ".join(match["form"].lower().split())]

    def choose(match: re.Match[str]) -> ET.Element | None:
        term = owner(match)
        if term.slug in done:
            return None
        done.add(term.slug)
        element = link(term)
        element.text = AtomicString(match[0])
        return element

    bold = ("".join(strong.itertext()).strip() for strong in root.iter("strong"))
    done |= {owner(match).slug for match in map(pattern.fullmatch, bold) if match}
    for element, child in list(_prose(root)):
        text = (element.text if child is None else child.tail) or ""
        links = [
            (match, new) for match in pattern.finditer(text) if (new := choose(match)) is not None
        ]
        place = 0 if child is None else list(element).index(child) + 1
        for match, new in reversed(links):
            new.tail, text = text[match.end() :], text[: match.start()]
            element.insert(place, new)
        if child is None:
            element.text = text
        else:
            child.tail = text


def _prose(element: ET.Element) -> Iterator[tuple[ET.Element, ET.Element | None]]:
    """The prose in its order: (element, None) is an element's text, (element, child) a tail."""
    classes = element.get("class", "").split()
    if element.tag in SILENT or not SILENT_CLASSES.isdisjoint(classes):
        return
    yield element, None
    for child in element:
        yield from _prose(child)
        yield element, child
