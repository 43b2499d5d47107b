"""Makes matplotlib's SVG fit for a page: small, in colours of the theme, with unique ids."""

import base64
import html
import re
from collections.abc import Iterable, Sequence
from itertools import repeat
from xml.etree import ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
# The colours of book.mplstyle and the CSS variables that stand for them in light and dark.
COLOURS = {
    "#1f6fb2": "var(--weave-blue)",
    "#c4550a": "var(--weave-orange)",
    "#2a7f3e": "var(--weave-green)",
    "#8a4fb0": "var(--weave-purple)",
    "#a5761b": "var(--weave-gold)",
    "#b3364b": "var(--weave-red)",
    "#0f7d86": "var(--weave-teal)",
    "#6b7280": "var(--weave-grey)",
    "#d1d5db": "var(--weave-faint)",
    "#000000": "currentColor",
    "#ffffff": "var(--weave-paper)",
}
COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
FONT = re.compile(r"font:\s*(?P<words>[^;]*?)(?P<size>[\d.]+)px[^;]*")
FAMILY = re.compile(r"font-family:[^;]*;? *")
NO_TURN = re.compile(r"rotate\(-?0 [^)]*\)")
REFERENCE = re.compile(r"url\(#([^)]+)\)")
OPENING = re.compile(r"<svg\b[^>]*>")
LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")


def render_svg(svg: str, prefix: str, alt: str) -> str:
    """An SVG document as an element of a page.

    Ids that something in the figure points to get the prefix, and the others are dropped. Text
    takes the page's font, and `alt` is what a screen reader says.
    """
    root = ET.fromstring(svg)  # noqa: S314 - written by matplotlib in the book's own run
    values = [value for element in root.iter() for value in element.attrib.values()]
    used = {name for value in values for name in REFERENCE.findall(value)}
    used |= {element.get(f"{XLINK}href", "").removeprefix("#") for element in root.iter()}
    for element in root.iter():
        element.tag = element.tag.removeprefix(SVG)
        _rewrite(element, prefix, used)
    _drop_empty(root)
    for name in ("width", "height", "version"):
        root.attrib.pop(name, None)
    root.attrib = {**root.attrib, "role": "img", "aria-label": alt}
    text = ET.tostring(root, encoding="unicode", short_empty_elements=True)
    return re.sub(r">\s+<", "><", text).strip()


def svg_width(svg: str) -> float:
    """The width of an inline SVG in its own units, which are CSS pixels at full size."""
    match = re.search(r'viewBox="[\d.-]+ [\d.-]+ ([\d.]+)', svg)
    assert match, "matplotlib always writes a viewBox"
    return float(match[1])


def render_card(svg: str) -> str:
    """An SVG document that stands alone: on white, and so legible on any background."""
    white = '<rect width="100%" height="100%" fill="#ffffff"/>'
    return OPENING.sub(lambda m: f"{m[0]}{white}", svg, count=1)


def render_image(svg: str, alt: str) -> str:
    """An SVG document as an image, which a notebook shows even before it is trusted.

    In such a notebook JupyterLab shows no SVG, neither as an output nor as an attachment.
    """
    data = base64.b64encode(svg.encode()).decode()
    return f'<img alt="{html.escape(alt)}" src="data:image/svg+xml;base64,{data}">'


def render_steps(
    steps: Iterable[tuple[str, str]], label: str, looks: str = "", news: Sequence[str] = ()
) -> str:
    """Pictures with words for each; a script in the page shows one at a time.

    `looks` are attributes of the whole, and `news` those of each step.
    """
    rows = "".join(
        f"<li{new}>{picture}<p>{words}</p></li>"
        for (picture, words), new in zip(steps, news or repeat(""), strict=False)
    )
    return (
        f'<weave-steps{looks} role="group" tabindex="0" aria-label="{label}, step by step">'
        f'<ol start="0">{rows}</ol></weave-steps>'
    )


def _rewrite(element: ET.Element, prefix: str, used: set[str]) -> None:
    attributes = element.attrib
    old = attributes.pop("id", None)
    if old in used:
        attributes["id"] = f"{prefix}{old}"
    if link := attributes.pop(f"{XLINK}href", None):
        attributes["href"] = f"#{prefix}{link.removeprefix('#')}"
    for name, value in attributes.items():
        attributes[name] = _value(name, REFERENCE.sub(rf"url(#{prefix}\1)", value))
    if NO_TURN.fullmatch(attributes.get("transform", "")):
        del attributes["transform"]


def _value(name: str, value: str) -> str:
    if name == "style":
        value = FAMILY.sub("", FONT.sub(_font, value))
        return COLOUR.sub(lambda m: COLOURS.get(m[0].lower(), m[0]), value)
    if name in {"d", "transform", "x", "y", "points"}:
        return " ".join(LONG_NUMBER.sub(lambda m: f"{float(m[0]):.2f}", value).split())
    return value


def _font(match: re.Match[str]) -> str:
    """`font: italic 700 12px 'DejaVu Sans'` without its family, which the page sets."""
    rules = [f"font-size: {match['size']}px"]
    for word in match["words"].split():
        if word in {"italic", "oblique"}:
            rules.append(f"font-style: {word}")
        elif word == "bold" or word.isdigit():
            rules.append(f"font-weight: {word}")
    return "; ".join(rules)


def _drop_empty(root: ET.Element) -> None:
    """Remove what draws nothing: paths behind figures and axes, empty and needless groups."""
    for child in list(root):
        _drop_empty(child)
        fill = {"d": child.get("d"), "style": "fill: none"}
        unseen = child.tag == "path" and child.attrib == fill
        empty = child.tag in {"g", "defs"} and not len(child)
        if unseen or empty or child.tag in {"metadata", "style"}:
            root.remove(child)
        elif child.tag == "g" and not child.attrib:
            place = list(root).index(child)
            root[place : place + 1] = list(child)
