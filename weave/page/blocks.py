"""Finds `::: target ...` in a page, parses it, and calls the renderer for its kind."""

from collections.abc import Callable
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor

from weave.grammar import BLOCK, Kind
from weave.page import content_blocks, notebook_block, program_block, quote_block
from weave.page.context import Page
from weave.page.html import Block
from weave.problem import Problem

RENDERERS: dict[Kind, Callable[[Block], None]] = {
    Kind.PROGRAM: program_block.render_program,
    Kind.QUOTE: quote_block.render_quote,
    Kind.CLAIMS: content_blocks.render_claims,
    Kind.CHAPTERS: content_blocks.render_chapters,
    Kind.INDEX: content_blocks.render_programs,
    Kind.HEADINGS: content_blocks.render_headings,
    Kind.NOTEBOOK: notebook_block.render_notebook,
}


class Blocks(BlockProcessor):
    """`::: idea/pipe.py#draw fold caption="..."`, up to the next empty line."""

    def __init__(self, md: Markdown, page: Page) -> None:
        super().__init__(md.parser)
        self.md = md
        self.page = page

    def test(self, parent: ET.Element, block: str) -> bool:
        return bool(BLOCK.search(block))

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        match = BLOCK.search(block)
        assert match
        before, text = block[: match.start()], block[match.start() :]
        if before.strip():
            self.parser.parseBlocks(parent, [before])
        try:
            reference = self.page.reference(text)
            RENDERERS[reference.kind](Block(self.md, self.page, parent, reference, text))
        except Problem as problem:
            ET.SubElement(parent, "p").text = self.md.htmlStash.store(self.page.fail(problem))
