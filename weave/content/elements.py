"""Words put into an element of a page, which Markdown leaves as they are."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from markdown.util import AtomicString


def words(parent: ET.Element, text: str) -> None:
    """Add words at the end of what an element holds."""
    if len(parent):
        parent[-1].tail = AtomicString((parent[-1].tail or "") + text)
    else:
        parent.text = AtomicString((parent.text or "") + text)


def marked(parent: ET.Element, text: str) -> None:
    """Add words in which `this` is code."""
    for place, part in enumerate(text.split("`")):
        if place % 2:
            ET.SubElement(parent, "code").text = AtomicString(part)
        else:
            words(parent, part)
