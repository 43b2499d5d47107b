"""Elements of a page whose words Markdown leaves unchanged."""

from xml.etree import ElementTree as ET

from markdown.util import AtomicString


def add(parent: ET.Element, tag: str, text: str, **attributes: str) -> ET.Element:
    """Add an element that holds these words."""
    element = ET.SubElement(parent, tag, attributes)
    element.text = AtomicString(text)
    return element


def add_words(parent: ET.Element, text: str) -> None:
    """Add words at the end of an element."""
    if len(parent):
        parent[-1].tail = AtomicString((parent[-1].tail or "") + text)
    else:
        parent.text = AtomicString((parent.text or "") + text)


def add_marked(parent: ET.Element, text: str) -> None:
    """Add words in which `this` is code."""
    for place, part in enumerate(text.split("`")):
        if place % 2:
            add(parent, "code", part)
        else:
            add_words(parent, part)
