"""`::: tests/test_claims.py`, `mkdocs.yml`, `snippets/` and `docs/.../`: what the book has."""

from xml.etree import ElementTree as ET

from weave.content import chapters, claims, clinic, headings, programs_index
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
    """The programs of all folders, or of those named, in the order of the pages that show them."""
    page, target = block.page, block.reference.target
    folders = [*filter(None, block.reference.part.split("+"))]
    if target != "snippets/":
        message = f"there is no snippets/{target}: leave out its first snippets/"
        raise page.problem(block.text, message)
    names = page.edition.book.programs
    absent = [f for f in folders if not any(name.startswith(f"{f}/") for name in names)]
    if absent:
        raise page.problem(block.text, f"there is no program in snippets/{absent[0]}/")
    programs = (f"file:snippets/{name}" for name in names)
    page.uses |= {"pages", *programs}
    with page.asking(block.text):
        elements = programs_index.render_index(page.edition.book, page.edition.program, folders)
        block.parent.extend(elements)


def render_headings(block: Block) -> None:
    """The headings below a folder of docs/, or the messages that are explained there."""
    page, part = block.page, block.reference.part
    renderers = {"": _render_titles, "messages": _render_messages}
    if part not in renderers:
        mend = "leave it out, or #messages"
        raise page.problem(block.text, f"a folder of docs/ has no part '{part}': {mend}")
    page.uses.add("pages")
    block.parent.append(renderers[part](block, block.reference.target.removeprefix("docs/")))


def _render_titles(block: Block, folder: str) -> ET.Element:
    page = block.page
    found = list(headings.list_headings(page.edition.book, folder))
    if not found:
        raise page.problem(block.text, f"no page below docs/{folder} has a heading with an address")
    page.uses |= {f"file:docs/{heading.page}" for heading in found}
    return headings.render_headings(page.edition.book, found, page.link)


def _render_messages(block: Block, folder: str) -> ET.Element:
    page = block.page
    book = page.edition.book
    entries = list(clinic.list_entries(book, folder))
    if not entries:
        message = f"no page below docs/{folder} has an entry with a message"
        raise page.problem(block.text, message)
    page.uses |= {f"file:docs/{entry.page}" for entry in entries}
    page.uses |= {f"program:{entry.program}" for entry in entries if entry.program}
    with page.asking(block.text):
        return clinic.render_messages(book, entries, page.edition.result, page.link)
