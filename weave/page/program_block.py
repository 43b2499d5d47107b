"""`::: idea/pipe.py#draw`: a program or one of its cells, with its output and figures."""

import html
import json
import math
from collections.abc import Mapping
from itertools import zip_longest
from urllib.parse import quote
from xml.etree import ElementTree as ET

from weave.content.elements import parse_html
from weave.draw import figure, table
from weave.grammar import PICTURES
from weave.page import colab, run_button
from weave.page.html import Block, render_code, render_fold, render_output
from weave.run.program import CHECK, Cell, Program, relative, split_lines
from weave.run.result import Figure, Plain

NARROWEST = 0.92  # of its own width, for one of several figures in a row


def render_program(block: Block) -> None:
    """The code, output, figures, graphs, tables and caption that the reference asks for."""
    page, reference, text = block.page, block.reference, block.text
    page.uses.add("run")
    program, result = page.result(reference.target, text)
    chosen = page.cells(program, reference, text)
    # whatever can fail comes before anything is added to the page
    pictures = [picture for i in chosen for picture in result.cells[i].figures]
    frames = page.sentences(reference, text)
    asks = page.sentences(reference, text, "asks")
    guess = bool(asks) or "guess" in reference.flags
    if guess and not frames and "steps" not in reference.keys:
        raise page.problem(
            text, "guess: there is nothing to step through without steps= or frames="
        )
    drawn = _figures(block, program, pictures, frames)
    graphs = [
        graph.render_stepper(reference.keys[key], guess=guess)
        if key == "steps"
        else graph.render_whole(alt)
        for key, graph, alt in page.pictures(reference, text)
    ]
    rows = page.table(reference, text, table.render_html)
    printed = "".join(result.cells[i].text for i in chosen)
    alt = html.escape(page.fill(reference.keys.get("alt", program.path.stem), text))
    if frames:
        steps = zip(drawn, map(html.escape, frames), strict=True)
        news = [f' data-at="{html.escape(name)}"' if name else "" for name in asks]
        shown = figure.render_steps(steps, alt, " guess" * guess, news)
    else:
        shown = _render_group(drawn, alt)
    if "touch" in reference.keys:
        shown = _render_touch(block, program, shown + "".join(graphs), result.values)
        graphs = []
    box = block.add("weave")
    if reference.flags.isdisjoint({"figure", "output"}):
        _add_code(block, box, program, [program.cells[i] for i in chosen])
    if printed and "figure" not in reference.flags:
        kind = "weave-output wrap" if "wrap" in reference.flags else "weave-output"
        block.add_raw(box, render_output(printed, kind))
    for picture in filter(None, [shown, *graphs, rows]):
        block.add_raw(box, picture)
    if "caption" in reference.keys or "figure" in reference.flags:
        caption = block.add_caption(box)
        if "touch" in reference.keys:  # its words are about the figure that a script replaces
            caption.set("class", "weave-caption weave-still")
            caption = ET.SubElement(box, "p", {"class": "weave-caption"})
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


def _render_group(drawn: list[str], alt: str) -> str:
    """Figures beside each other, as far as there is room."""
    if len(drawn) <= 1:
        return "".join(drawn)
    opening = f'<div class="weave-figures" role="group" aria-label="{alt}">'
    return f"{opening}{''.join(drawn)}</div>"


def _render_touch(block: Block, program: Program, shown: str, values: Mapping[str, Plain]) -> str:
    """Figures in whose place a script puts one to move.

    It gets the run's single numbers and texts, and its lists of texts.
    """
    name = block.reference.keys["touch"]
    script = f"docs/assets/touch/{name}.js"
    mistake = ""
    if not (block.page.root / script).is_file():
        mistake = f"there is no {script}"
    elif not shown:
        mistake = f"{program.file} draws no figure here that it could stand for"
    if mistake:
        raise block.page.problem(block.text, f"touch={name}: {mistake}")
    data = html.escape(json.dumps({n: v for n, v in values.items() if _is_for_scripts(v)}))
    return f'<touch-{name} class="touch" values="{data}">{shown}</touch-{name}>'


def _is_for_scripts(value: Plain) -> bool:
    if isinstance(value, list):
        return bool(value) and all(isinstance(item, str) for item in value)
    return isinstance(value, str) or (isinstance(value, int | float) and math.isfinite(value))


def _add_code(block: Block, box: ET.Element, program: Program, cells: list[Cell]) -> None:
    """Add the bar and the code, or a fold with both; in a whole file its check is folded away."""
    title, shown, check = "", *split_check(program)
    if block.reference.part:
        title, shown, check = cells[0].title, cells[0].source.rstrip("\n") + "\n", ""
    if "fold" in block.reference.flags:
        box = ET.SubElement(box, "details", {"class": "weave-fold weave-program"})
        _add_name(ET.SubElement(box, "summary"), program, title)
    bar = ET.SubElement(box, "div", {"class": "weave-bar", "data-search-exclude": ""})
    if not block.reference.part and block.page.edition.runs_in_page:
        _offer_run(block, bar, program)
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


def _offer_run(block: Block, bar: ET.Element, program: Program) -> None:
    """Name what a script needs to run the program in the page: its file and its neighbours'."""
    if not run_button.list_obstacles(program):
        files = [program.path, *program.neighbours]
        places = (quote(relative(path, block.page.root)) for path in files)
        bar.set("data-run", " ".join(places))


def _add_links(block: Block, parent: ET.Element, program: Program) -> None:
    """Add links to the file, the notebook made from it, and the neighbours it imports."""
    links = ET.SubElement(parent, "span", {"class": "weave-links"})

    def add(file: str, words: str, label: str) -> ET.Element:
        link = ET.SubElement(links, "a", {"href": block.page.link(file), "download": ""})
        link.set("aria-label", f"Download {label}")
        link.text = words
        return link

    add(program.file, ".py", program.path.name)
    notebook, stem = f"{program.file[:-3]}.ipynb", program.path.stem
    link = add(notebook, ".ipynb", f"{stem}.ipynb, a notebook")
    obstacles = run_button.list_obstacles(program)
    if obstacles and block.page.edition.runs_in_page:
        link.set(
            "title", f"needs {run_button.join_words(obstacles)}: download the notebook to run it"
        )
    label = f"Open {stem}.ipynb in Colab"
    if opens := colab.render_link(block.page, notebook, "Colab", label):
        links.append(parse_html(opens))
    for path in program.neighbours:
        add(relative(path, block.page.root), f"needs {path.name}", path.name)
