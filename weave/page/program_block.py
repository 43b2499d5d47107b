"""`::: idea/pipe.py#draw`: a program or one of its cells, with its output and figures."""

import html
import json
import math
from collections.abc import Mapping
from itertools import zip_longest
from xml.etree import ElementTree as ET

from weave.draw import figure, table
from weave.grammar import PICTURES
from weave.page.html import Block, render_code, render_fold, render_output
from weave.run.program import CHECK, Cell, Program, relative, split_lines
from weave.run.result import Figure, Plain

NARROWEST = 0.92  # of its own width, for one of several figures in a row


def render_program(block: Block) -> None:
    """The code, output, figures, graphs, tables and caption that the reference asks for."""
    page, reference, text = block.page, block.reference, block.text
    program, result = page.result(reference.target, text)
    chosen = page.cells(program, reference, text)
    # whatever can fail comes before anything is added to the page
    pictures = [picture for i in chosen for picture in result.cells[i].figures]
    frames = page.sentences(reference, len(pictures), text) if "frames" in reference.keys else []
    drawn = _figures(block, program, pictures, frames)
    graphs = _graphs(block)
    printed = "".join(result.cells[i].text for i in chosen)
    alt = html.escape(page.fill(reference.keys.get("alt", program.stem), text))
    if "touch" in reference.keys:
        drawn, graphs = [_render_touch(block, program, drawn + graphs, result.values)], []
    more = [*graphs, page.table(reference, text, table.render_html)]
    box = block.add("weave")
    if reference.flags.isdisjoint({"figure", "output"}):
        _add_code(block, box, program, [program.cells[i] for i in chosen])
    if printed and "figure" not in reference.flags:
        block.add_raw(box, render_output(printed))
    if "frames" in reference.keys:
        block.add_raw(box, _render_frames(drawn, frames, alt))
    elif len(drawn) == 1:
        block.add_raw(box, drawn[0])
    elif drawn:
        group = f'<div class="weave-figures" role="group" aria-label="{alt}">'
        block.add_raw(box, f"{group}{''.join(drawn)}</div>")
    for picture in filter(None, more):
        block.add_raw(box, picture)
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


def _render_frames(drawn: list[str], sentences: list[str], alt: str) -> str:
    """Figures with a sentence each; a script in the page shows one at a time."""
    rows = (f"<li>{d}<p>{html.escape(s)}</p></li>" for d, s in zip(drawn, sentences, strict=True))
    return (
        f'<weave-steps role="group" tabindex="0" aria-label="{alt}, step by step">'
        f'<ol start="0">{"".join(rows)}</ol></weave-steps>'
    )


def _render_touch(
    block: Block, program: Program, drawn: list[str], values: Mapping[str, Plain]
) -> str:
    """A figure or graph in whose place a script puts one to move, with the run's single numbers."""
    name = block.reference.keys["touch"]
    script = f"docs/assets/touch/{name}.js"
    mistake = ""
    if not (block.page.root / script).is_file():
        mistake = f"there is no {script}"
    elif len(drawn) != 1:
        mistake = f"{program.file} must draw one figure here, and draws {len(drawn)}"
    if mistake:
        raise block.page.problem(block.text, f"touch={name}: {mistake}")
    numbers = {
        name: value
        for name, value in values.items()
        if isinstance(value, int | float) and math.isfinite(value)
    }
    data = html.escape(json.dumps(numbers))
    return f'<touch-{name} class="touch" values="{data}">{drawn[0]}</touch-{name}>'


def _graphs(block: Block) -> list[str]:
    """The graph behind a number of the run, whole or step by step, if the reference has one."""
    page, reference, text = block.page, block.reference, block.text
    rendered = []
    for key in (key for key in PICTURES if key in reference.keys):
        from weave.draw.graph_svg import Picture  # it imports igraph, and so pyplot

        name, graph = reference.keys[key], page.graph(reference, key, text)
        page.figures += 1
        picture = Picture(graph, f"f{page.figures}-", plain="plain" in reference.flags)
        if key == "steps":
            rendered.append(picture.render_stepper(name))
        else:
            alt = page.fill(reference.keys.get("alt", ""), text)
            rendered.append(picture.render_whole(alt or picture.alt(name)))
    return rendered


def _add_code(block: Block, box: ET.Element, program: Program, cells: list[Cell]) -> None:
    """Add the bar and the code, or a fold with both; in a whole file its check is folded away."""
    title, shown, check = "", *split_check(program)
    if block.reference.part:
        title, shown, check = cells[0].title, cells[0].source.rstrip("\n") + "\n", ""
    if "fold" in block.reference.flags:
        box = ET.SubElement(box, "details", {"class": "weave-fold weave-program"})
        _add_name(ET.SubElement(box, "summary"), program, title)
    bar = ET.SubElement(box, "div", {"class": "weave-bar"})
    if "fold" not in block.reference.flags:
        _add_name(bar, program, title)
    if program.file not in block.page.offered:  # its next cell needs them no more
        _add_links(block, bar, program)
        block.page.offered.add(program.file)
    code = render_code(shown)
    if check:
        code += render_fold("check", render_code(check))
    block.add_raw(box, code)


def _add_name(parent: ET.Element, program: Program, title: str) -> None:
    """Add the name of a program, and the title of its cell if one alone is shown."""
    ET.SubElement(parent, "span", {"class": "weave-name"}).text = program.path.name
    if title:
        ET.SubElement(parent, "span", {"class": "weave-cell"}).text = title


def _add_links(block: Block, parent: ET.Element, program: Program) -> None:
    """Add links to the file, the notebook made from it, and the neighbours it imports."""
    links = ET.SubElement(parent, "span", {"class": "weave-links"})

    def add(file: str, words: str, label: str) -> None:
        link = ET.SubElement(links, "a", {"href": block.page.link(file), "download": ""})
        link.set("aria-label", f"Download {label}")
        link.text = words

    add(program.file, ".py", program.path.name)
    add(f"{program.file[:-3]}.ipynb", ".ipynb", f"{program.stem}.ipynb, a notebook")
    for path in program.neighbours:
        add(relative(path, block.page.root), f"needs {path.name}", path.name)
