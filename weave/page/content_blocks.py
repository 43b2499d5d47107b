"""`::: tests/test_claims.py`, `mkdocs.yml`, `snippets/` and `docs/clinic/`: what the book has."""

from weave.content import chapters, claims, clinic, programs_index
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


def render_messages(block: Block) -> None:
    """The messages that the entries of a folder explain, each a link to its entry."""
    page, folder = block.page, block.reference.target.removeprefix("docs/")
    book = page.edition.book
    entries = list(clinic.list_entries(book, folder))
    if not entries:
        message = f"no page below docs/{folder} has an entry with a message"
        raise page.problem(block.text, message)
    page.uses |= {"pages", *(f"file:docs/{entry.page}" for entry in entries)}
    page.uses |= {f"program:{entry.program}" for entry in entries if entry.program}
    with page.asking(block.text):
        messages = clinic.render_messages(book, entries, page.edition.result, page.link)
    block.parent.append(messages)
