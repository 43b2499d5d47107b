"""Elements of a page whose words Markdown leaves unchanged."""

from xml.etree import ElementTree as ET

from markdown.util import AtomicString


def parse_html(text: str) -> ET.Element:
    """The element that this HTML is, which must be well-formed XML."""
    root = ET.fromstring(text)  # noqa: S314 - written by the loom, or by BeautifulSoup
    for element in root.iter():
        element.text = AtomicString(element.text or "")
        element.tail = AtomicString(element.tail or "")
    return root


def add_words(parent: ET.Element, text: str) -> None:
    """Add words at the end of an element."""
    if len(parent):
        parent[-1].tail = AtomicString((parent[-1].tail or "") + text)
    else:
        parent.text = AtomicString((parent.text or "") + text)
