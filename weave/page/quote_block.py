"""`::: torch/... from="its first line"`: a passage of the installed PyTorch."""

from xml.etree import ElementTree as ET

from pygments.lexers import get_lexer_for_filename

from weave.page.html import Block, render_code


def render_quote(block: Block) -> None:
    """The passage below a bar with its file, lines and version."""
    quote = block.page.quote(block.reference, block.text)
    box = block.add("weave weave-quote")
    bar = ET.SubElement(box, "div", {"class": "weave-quote-bar"})
    ET.SubElement(bar, "span", {"class": "weave-name"}).text = quote.file
    ET.SubElement(bar, "span").text = f"{quote.lines}, {quote.release}"
    lexer = get_lexer_for_filename(quote.file, stripnl=False)
    block.add_raw(box, render_code(quote.text, lexer))
    if "caption" in block.reference.keys:
        block.add_caption(box)
