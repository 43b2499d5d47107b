"""`::: idea/pipe.py#draw`: a program or one of its cells, with its output and figures."""

import html
from itertools import zip_longest
from xml.etree import ElementTree as ET

from weave.draw import figure, table
from weave.grammar import PICTURES
from weave.page.html import Block, render_code, render_fold, render_output
from weave.run.program import CHECK, Cell, Program, relative, split_lines
from weave.run.result import Figure

NARROWEST = 0.92  # of its own width, for one of several figures in a row


def render_program(block: Block) -> None:
    """The code, output, figures, graphs, tables and caption that the reference asks for."""
    page, reference, text = block.page, block.reference, block.text
    program, result = page.result(reference.target, text)
    chosen = page.cells(program, reference, text)
    # whatever can fail comes before anything is added to the page
    pictures = [picture for i in chosen for picture in result.cells[i].figures]
    frames = page.sentences(reference, text)
    drawn = _figures(block, program, pictures, frames)
    more = [
        graph.render_stepper(reference.keys[key]) if key == "steps" else graph.render_whole(alt)
        for key, graph, alt in page.pictures(reference, text)
    ]
    more.append(page.table(reference, text, table.render_html))
    printed = "".join(result.cells[i].text for i in chosen)
    alt = html.escape(page.fill(reference.keys.get("alt", program.path.stem), text))
    box = block.add("weave")
    if reference.flags.isdisjoint({"figure", "output"}):
        _add_code(block, box, program, [program.cells[i] for i in chosen])
    if "frames" in reference.keys:
        words = map(html.escape, frames)
        drawn = [figure.render_steps(zip(drawn, words, strict=True), alt)]
    elif len(drawn) > 1:
        group = f'<div class="weave-figures" role="group" aria-label="{alt}">'
        drawn = [f"{group}{''.join(drawn)}</div>"]
    if printed and "figure" not in reference.flags:
        drawn.insert(0, render_output(printed))
    for shown in filter(None, [*drawn, *more]):
        block.add_raw(box, shown)
    if "caption" in reference.keys or "figure" in reference.flags:
        caption = block.add_caption(box)
        if "figure" in reference.flags:
            _add_links(block, caption, program)


def split_check(program: Program) -> tuple[str, str]:
    """A file's text in two parts: up to its check, and the check."""
    if not program.cells or program.cells[-1].name != CHECK:
        return program.source, ""
    lines = split_lines(program.source)
    start = program.cells[-1].line - 2  # the line of its `# %%`
    while start and not lines[start - 1].strip():  # empty lines belong to what is folded away
        start -= 1
    return "".join(lines[:start]), "".join(lines[start:])


def _figures(block: Block, program: Program, drawn: list[Figure], alts: list[str]) -> list[str]:
    """The figures, with these alternative texts. Raises Problem for one that has none at all."""
    page, reference, text = block.page, block.reference, block.text
    other = {"table", *PICTURES} & reference.keys.keys()
    if "figure" in reference.flags and not drawn and not other:
        raise page.problem(text, f"{program.file} draws no figure here: call plt.show()")
    if len(drawn) == 1 and not alts:
        alts = [page.fill(reference.keys.get("alt", ""), text)]
    rendered = []
    for picture, words in zip_longest(drawn, alts):
        alt = words or picture.alt
        if not alt:
            mend = 'give it a title, or write alt="..."'
            message = f"a figure of {program.file} has no alternative text: {mend}"
            raise page.problem(text, message)
        page.figures += 1
        svg = figure.render_svg(picture.svg, f"f{page.figures}-", alt)
        wide = f' style="--weave-width: {NARROWEST * figure.svg_width(svg):.0f}px"'
        rendered.append(f'<div class="weave-figure"{wide if len(drawn) > 1 else ""}>{svg}</div>')
    return rendered


def _add_code(block: Block, box: ET.Element, program: Program, cells: list[Cell]) -> None:
    """Add the bar and the code; in a whole file its check is folded away."""
    bar = ET.SubElement(box, "div", {"class": "weave-bar"})
    ET.SubElement(bar, "span", {"class": "weave-name"}).text = program.path.name
    if block.reference.part:
        ET.SubElement(bar, "span", {"class": "weave-cell"}).text = cells[0].title
        shown, check = cells[0].source.rstrip("\n") + "\n", ""
    else:
        shown, check = split_check(program)
    _add_links(block, bar, program)
    code = render_code(shown)
    if "fold" in block.reference.flags:
        code = render_fold("the code", code)
    if check:
        code += render_fold("check", render_code(check))
    block.add_raw(box, code)


def _add_links(block: Block, parent: ET.Element, program: Program) -> None:
    """Add links to the file, the notebook made from it, and the neighbours it imports."""
    links = ET.SubElement(parent, "span", {"class": "weave-links"})

    def add(file: str, words: str, label: str) -> None:
        link = ET.SubElement(links, "a", {"href": block.page.link(file), "download": ""})
        link.set("aria-label", f"Download {label}")
        link.text = words

    add(program.file, ".py", program.path.name)
    add(f"{program.file[:-3]}.ipynb", ".ipynb", f"{program.path.stem}.ipynb, a notebook")
    for path in program.neighbours:
        add(relative(path, block.page.root), f"needs {path.name}", path.name)
