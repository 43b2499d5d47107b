"""`::: tests/test_claims.py`, `::: mkdocs.yml` and `::: snippets/`: claims, chapters, programs."""

from weave.content import chapters, claims, programs_index
from weave.page.html import Block


def render_claims(block: Block) -> None:
    """The claims of a file of tests, or how they fared with each release."""
    page, reference = block.page, block.reference
    page.uses |= {f"file:{reference.target}", f"file:{claims.RECORD}"}
    with page.asking(block.text):
        register = claims.render_register(reference.target, reference.part, page.root)
        block.parent.append(register)


def render_chapters(block: Block) -> None:
    """The chapters in their parts, or the short route."""
    page, part = block.page, block.reference.part
    renderers = {"": chapters.render_parts, "route": chapters.render_route}
    if part not in renderers:
        raise page.problem(block.text, f"mkdocs.yml has no part '{part}': leave it out, or #route")
    page.uses |= {"path", "times"}
    block.parent.append(renderers[part](page.edition.book, page.link))


def render_programs(block: Block) -> None:
    """All programs, in the order of the pages that show them."""
    page, target = block.page, block.reference.target
    if target != "snippets/":
        message = f"there is no snippets/{target}: leave out its first snippets/"
        raise page.problem(block.text, message)
    programs = (f"file:snippets/{name}" for name in page.edition.book.programs)
    page.uses |= {"pages", *programs}
    with page.asking(block.text):
        elements = programs_index.render_index(page.edition.book, page.edition.program)
        block.parent.extend(elements)
