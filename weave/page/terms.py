"""Words of the glossary in a page's prose: each linked once a page, but not on pages beside it."""

from __future__ import annotations

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

# Where no term is marked: what is no prose, and what leads elsewhere already.
SILENT = frozenset(
    {"a", "button", "code", "data", "h1", "h2", "h3", "h4", "h5", "h6", "math", "pre", "strong"}
    | {"summary", "svg", "th"}
)
SILENT_CLASSES = frozenset(
    ["weave", "weave-table", "notebook", "admonition-title", "arithmatex", "question", "next"]
)


class Terms(Treeprocessor):
    """Makes links of the glossary's words, and anchors of its own entries."""

    def __init__(self, md: Markdown, page: Page) -> None:
        super().__init__(md)
        self.page = page

    def run(self, root: ET.Element) -> None:
        self.page.uses.add(f"file:{glossary.FILE}")
        try:
            terms = glossary.load_glossary(self.page.root / glossary.FILE)
        except Problem as problem:
            shown = self.page.fail(problem)
            if self.page.file == glossary.FILE:
                root.insert(0, ET.Element("p"))
                root[0].text = self.md.htmlStash.store(shown)
            return
        if self.page.file == glossary.FILE:
            anchor(root, terms)
        elif dirname(self.page.file) != dirname(glossary.FILE):
            glossary_page = self.page.other(glossary.FILE)
            here = self.page.file.removeprefix("docs/")
            mark(root, terms, here, lambda term: self._link(term, glossary_page))

    def _link(self, term: Term, glossary_page: Page) -> ET.Element:
        href = f"{self.page.link('glossary.md')}#{term.slug}"
        try:
            title = glossary_page.fill(term.sentence)
        except Problem as problem:
            self.page.fail(problem)
            title = term.sentence
        return ET.Element("a", {"class": "term", "href": href, "title": " ".join(title.split())})


def anchor(root: ET.Element, terms: Sequence[Term]) -> None:
    """Give the entries of the glossary's own page their anchors, and take their options away."""
    for made, term in zip(root.iter("dt"), terms, strict=False):
        made.attrib.clear()
        made.set("id", term.slug)


@cache
def pattern(terms: tuple[Term, ...]) -> tuple[re.Pattern[str], Mapping[str, Term]]:
    """What finds the terms in prose, the longest first, and whose each form is."""
    owners = {form.lower(): term for term in terms for form in term.forms}
    forms = sorted((form for term in terms for form in term.forms), key=len, reverse=True)
    either = "|".join(_form(form) for form in forms) or r"(?!)"
    return re.compile(rf"(?<![\w-])(?P<form>{either})s?(?![\w-])"), owners


def _form(form: str) -> str:
    first = f"[{form[0].upper()}{form[0].lower()}]" if form[0].isalpha() else re.escape(form[0])
    return first + r"\s+".join(map(re.escape, form[1:].split(" ")))


def mark(
    root: ET.Element, terms: Sequence[Term], page: str, link: Callable[[Term], ET.Element]
) -> None:
    """Make a link of the first place where the prose of `page` has each term.

    Not on the page that explains it, be it that the entry leads there or that it is bold there.
    """
    wanted, owners = pattern(tuple(terms))
    done = {term.slug for term in terms if not term.marked or page in term.pages}

    def owner(found: re.Match[str]) -> Term:
        return owners[" ".join(found["form"].lower().split())]

    def choose(found: re.Match[str]) -> ET.Element | None:
        term = owner(found)
        if term.slug in done:
            return None
        done.add(term.slug)
        made = link(term)
        made.text = AtomicString(found[0])
        return made

    bold = ("".join(strong.itertext()).strip() for strong in root.iter("strong"))
    done |= {owner(found).slug for found in map(wanted.fullmatch, bold) if found}
    for element, child in list(_prose(root)):
        _mark(element, child, wanted, choose)


def _prose(element: ET.Element) -> Iterator[tuple[ET.Element, ET.Element | None]]:
    """The places that have words, in order: (element, None) its text, (element, child) a tail."""
    classes = element.get("class", "").split()
    if element.tag in SILENT or not SILENT_CLASSES.isdisjoint(classes):
        return
    yield element, None
    for child in element:
        yield from _prose(child)
        yield element, child


def _mark(
    element: ET.Element,
    child: ET.Element | None,
    wanted: re.Pattern[str],
    choose: Callable[[re.Match[str]], ET.Element | None],
) -> None:
    """Put what `choose` makes of the matches into a text, or into the tail of a child."""
    text = (element.text if child is None else child.tail) or ""
    made = [(found, new) for found in wanted.finditer(text) if (new := choose(found)) is not None]
    ends = [*(found.start() for found, _ in made), len(text)]
    if child is None:
        element.text = text[: ends[0]]
    else:
        child.tail = text[: ends[0]]
    place = 0 if child is None else list(element).index(child) + 1
    for number, (found, new) in enumerate(made):
        new.tail = text[found.end() : ends[number + 1]]
        element.insert(place + number, new)
