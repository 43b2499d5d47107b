"""The Python-Markdown extension: puts snippets, what came of them, and formulas into a page.

It starts no snippet. Results come from the cache; what is not there is named, with what to do.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path
from posixpath import dirname, relpath
from typing import Any
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import PythonLexer, get_lexer_for_filename

from weave import (
    cache,
    claims,
    figures,
    glossary,
    graph_picture,
    maths,
    programs,
    quotes,
    references,
    tables,
)
from weave.problem import Problem
from weave.references import Reference
from weave.snippet import CHECK, Cell, Snippet, every, local_imports, read, rows

TABLES = {"ledger": tables.ledger, "table": tables.plain}
LEXER = PythonLexer(stripnl=False, ensurenl=False)
NARROWEST = 0.92  # of its own width, for one of several figures in a row
FORMATTER = HtmlFormatter(wrapcode=True)


class WeaveExtension(Extension):
    """Options: `page` (from the root, "docs/idea/dials.md"), `root`, and those listed below.

    With a list as `problems`, a problem is added to it and shown on the page; without, raised.
    """

    def __init__(self, **options: Any) -> None:
        self.config = {
            "page": ["", "the page's file, relative to the root"],
            "root": ["", "the project's root (default: the working folder)"],
            "packages": ["", "where PyTorch is installed (default: where Python finds it)"],
            "pages": [[], "the pages in reading order, as the `nav` of mkdocs.yml has them"],
            "failures": [{}, "for each snippet that failed in this build, its problem"],
            "problems": ["", "a list that collects the problems of a build"],
            "results": [{}, "what has been read in this build: snippets with their results"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        page = Page(md, self.getConfigs())
        md.registerExtension(self)
        md.preprocessors.register(_Remember(page), "weave-source", 200)
        md.parser.blockprocessors.register(_Blocks(page), "weave-blocks", 95)
        md.inlinePatterns.register(_Values(page), "weave-values", 185)
        md.treeprocessors.register(_Terms(page), "weave-terms", 6)
        md.treeprocessors.register(_Formulas(page), "weave-formulas", 5)
        md.treeprocessors.register(_Tables(md), "weave-tables", 4)


def makeExtension(**options: Any) -> WeaveExtension:  # noqa: N802 - Python-Markdown's name
    return WeaveExtension(**options)


class Page:
    """One page being rendered: where it is, what it has asked for, and what went wrong."""

    def __init__(self, md: Markdown, options: dict[str, Any]) -> None:
        self.md = md
        self.options = options
        self.file: str = options["page"] or "(page)"
        self.root = Path(options["root"] or Path.cwd())
        self.packages = Path(options["packages"] or quotes.installed())
        self.failures: dict[str, Problem] = options["failures"]
        collected = options["problems"]
        self.problems: list[Problem] | None = collected if isinstance(collected, list) else None
        self.rows: list[str] = []
        self.figures = 0
        self._met: dict[str, int] = {}
        self._results: dict[str, tuple[Snippet, dict[str, Any]]] = options["results"]

    def other(self, file: str) -> Page:
        """Another page of the same book, for what is written there and shown here."""
        page = Page(self.md, {**self.options, "page": file})
        page.remember([])
        return page

    def remember(self, lines: list[str]) -> None:
        """Keep the page's lines, counted as in its file: MkDocs has cut off any front matter."""
        path = self.root / self.file
        self.rows = path.read_text(encoding="utf-8").splitlines() if path.is_file() else lines

    def line(self, text: str) -> int:
        """The line in which a text stands; asked again for the same text, the next one."""
        first = text.strip().split("\n", 1)[0].strip()
        lines = [number for number, row in enumerate(self.rows, 1) if row.strip() == first]
        lines = lines or [number for number, row in enumerate(self.rows, 1) if first in row]
        met = self._met[first] = self._met.get(first, -1) + 1
        return lines[min(met, len(lines) - 1)] if lines else 0

    def tell(self, text: str, message: str) -> Problem:
        """A problem of this page, in the line that has `text`."""
        return Problem(self.file, self.line(text), message)

    def fail(self, problem: Problem) -> str:
        """Report a problem, and what to show in its place. Raises it if nobody collects them."""
        if self.problems is None:
            raise problem
        if not any(_once(problem) == _once(told) for told in self.problems):
            self.problems.append(problem)
        return f'<span class="weave-problem">{html.escape(str(problem))}</span>'

    def result(self, name: str, text: str) -> tuple[Snippet, dict[str, Any]]:
        """A snippet below snippets/ and its result. Raises Problem, placed where `text` stands."""
        if name not in self._results:
            path = self.root / "snippets" / name
            if not path.is_file():
                raise self.tell(text, f"there is no snippets/{name}: {self._near(name)}")
            file = f"snippets/{name}"
            if file in self.failures:
                raise self._via(self.failures[file], text)
            try:
                snippet = read(path, self.root)
            except Problem as unread:
                raise self._via(unread, text) from None
            result = cache.load(file, cache.key(snippet, self.root), self.root)
            if result is None:
                problem = Problem(file, 0, "has not been run: run `python -m weave`")
                raise self._via(problem, text)
            self._results[name] = snippet, result
        return self._results[name]

    def find(self, name: str, text: str) -> str:
        """The snippet `{{ name.value }}` means: a path, a neighbour, or the only one so called."""
        here = dirname(self.file).removeprefix("docs").strip("/")
        for guess in (f"{name}.py", f"{here}/{name}.py"):
            if (self.root / "snippets" / guess).is_file():
                return guess
        folder = self.root / "snippets"
        found = [p.relative_to(folder).as_posix() for p in every(folder) if p.stem == name]
        if len(found) == 1:
            return found[0]
        why = f"{len(found)} have that name: write its folder too" if found else self._near(name)
        raise self.tell(text, f"which snippet is '{name}'? {why}")

    def cells(self, snippet: Snippet, reference: Reference, asked: str) -> list[int]:
        """The numbers of the cells a reference asks for. Raises Problem where there is no such."""
        if not reference.cell:
            return list(range(len(snippet.cells)))
        number = snippet.cell(reference.cell)
        if number is None:
            names = ", ".join(cell.name for cell in snippet.cells if cell.name) or "none"
            message = f"{snippet.file} has no cell '{reference.cell}': it has {names}"
            raise self.tell(asked, message)
        return [number]

    def graph(self, reference: Reference, key: str, asked: str) -> dict[str, Any]:
        """The recorded graph that `graph=` or `steps=` names. Raises Problem without one."""
        snippet, result = self.result(reference.snippet, asked)
        name = reference.keys[key]
        new = {"problem": "has not been run: run `python -m weave`"}
        graph: dict[str, Any] = result["graphs"].get(name, new)
        why = graph_picture.problem(graph, name, steps=key == "steps")
        if why:
            raise self.tell(asked, f"{key}={name} of {snippet.file}: {why}")
        return graph

    def table(
        self, reference: Reference, key: str, asked: str, write: tables.Writer = tables.written
    ) -> str:
        """The table that `ledger=` or `table=` names. Raises Problem where it is none."""
        snippet, result = self.result(reference.snippet, asked)
        name = reference.keys[key]
        try:
            return TABLES[key](result["values"].get(name), write)
        except ValueError as error:
            raise self.tell(asked, f"{key}={name} of {snippet.file}: {error}") from None

    def quote(self, reference: Reference, asked: str) -> quotes.Quote:
        """A passage of the installed PyTorch. Raises Problem where it is not as it was."""
        keys = reference.keys
        wanted = (keys.get("from", ""), keys.get("to", ""), keys.get("digest", ""))
        try:
            return quotes.find(reference.snippet, *wanted, packages=self.packages)
        except ValueError as error:
            raise self.tell(asked, str(error)) from None

    def value(self, asked: str) -> tuple[str, str, str]:
        """What `{{ ... }}` in a sentence stands for, as the function below gives it."""
        found = references.VALUE.fullmatch(asked)
        if not found:
            raise self.tell(
                asked, f"{asked} is not {{{{ snippet.name }}}} or {{{{ snippet.name:.2f }}}}"
            )
        return value(self, found, asked, minus="−")

    def fill(self, text: str, asked: str = "", minus: str = "−") -> str:
        """A text with its values in it, as plain words."""
        return references.VALUE.sub(lambda m: value(self, m, asked or m[0], minus=minus)[0], text)

    def link(self, target: str) -> str:
        """A link to a file below docs/ as this page's Markdown would write it."""
        return relpath(target, dirname(self.file).removeprefix("docs").strip("/") or ".")

    def _via(self, problem: Problem, text: str) -> Problem:
        page = f"{self.file}:{self.line(text)}"
        return Problem(problem.file, problem.line, problem.message, page)

    def _near(self, name: str) -> str:
        from difflib import get_close_matches

        folder = self.root / "snippets"
        names = [p.relative_to(folder).as_posix() for p in every(folder)]
        near = get_close_matches(name, names, n=1, cutoff=0)
        return f"did you mean {near[0]}?" if near else "there are no snippets"


def _once(problem: Problem) -> tuple[str, str, str]:
    """What makes a problem worth telling: a page tells each once, however often it meets it."""
    return problem.place, problem.message, problem.page.rpartition(":")[0]


class _Remember(Preprocessor):
    def __init__(self, page: Page) -> None:
        super().__init__(page.md)
        self.page = page

    def run(self, lines: list[str]) -> list[str]:
        self.page.remember(lines)
        return lines


class _Blocks(BlockProcessor):
    """`::: idea/pipe.py#draw fold caption="..."`, up to the next empty line."""

    def __init__(self, page: Page) -> None:
        super().__init__(page.md.parser)
        self.page = page

    def test(self, parent: ET.Element, block: str) -> bool:
        return bool(references.BLOCK.search(block))

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        found = references.BLOCK.search(block)
        assert found
        before, asked = block[: found.start()], block[found.start() :]
        if before.strip():
            self.parser.parseBlocks(parent, [before])
        try:
            self._weave(parent, asked)
        except Problem as problem:
            ET.SubElement(parent, "p").text = self.page.md.htmlStash.store(self.page.fail(problem))

    def _weave(self, parent: ET.Element, asked: str) -> None:
        try:
            reference = references.parse(asked)
        except ValueError as error:
            raise self.page.tell(asked, str(error)) from None
        show = self._other(reference.snippet)
        if show:
            show(parent, reference, asked)
            return
        snippet, result = self.page.result(reference.snippet, asked)
        chosen = self.page.cells(snippet, reference, asked)
        # everything that can fail comes before anything is added to the page
        drawn = self._figures(snippet, reference, result, chosen, asked)
        more = self._graphs(reference, asked)
        more += self._tables(reference, asked)
        printed = "".join(result["cells"][i]["text"] for i in chosen)
        alt = html.escape(self.page.fill(reference.keys.get("alt", snippet.stem), asked))
        woven = ET.SubElement(parent, "div", {"class": "weave"})
        if reference.flags.isdisjoint({"figure", "output"}):
            self._code(woven, snippet, reference, [snippet.cells[i] for i in chosen])
        if printed and "figure" not in reference.flags:
            self._raw(woven, _output(printed))
        for figure in drawn[:1] if len(drawn) == 1 else ():
            self._raw(woven, figure)
        if len(drawn) > 1:
            group = "".join(drawn)
            self._raw(
                woven, f'<div class="weave-figures" role="group" aria-label="{alt}">{group}</div>'
            )
        for made in more:
            self._raw(woven, made)
        if "caption" in reference.keys or "figure" in reference.flags:
            caption = ET.SubElement(woven, "p", {"class": "weave-caption"})
            caption.text = reference.keys.get("caption", "")
        if "figure" in reference.flags:
            self._links(ET.SubElement(caption, "span", {"class": "weave-links"}), snippet)

    def _other(self, target: str) -> Callable[[ET.Element, Reference, str], None] | None:
        """What shows a target that is no snippet."""
        other = {"tests/": self._register, "snippets/": self._index}
        other |= dict.fromkeys(quotes.FOLDERS, self._quote)
        return next((show for folder, show in other.items() if target.startswith(folder)), None)

    def _figures(
        self,
        snippet: Snippet,
        reference: Reference,
        result: dict[str, Any],
        chosen: list[int],
        asked: str,
    ) -> list[str]:
        drawn = [figure for i in chosen for figure in result["cells"][i]["figures"]]
        other = {*TABLES, *references.PICTURES} & reference.keys.keys()
        if "figure" in reference.flags and not drawn and not other:
            raise self.page.tell(asked, f"{snippet.file} draws no figure here: call plt.show()")
        alone = self.page.fill(reference.keys.get("alt", ""), asked) if len(drawn) == 1 else ""
        made = []
        for figure in drawn:
            alt = alone or figure["alt"]
            if not alt:
                message = f"a figure of {snippet.file} has nothing to be read out: "
                raise self.page.tell(asked, message + 'give it a title, or write alt="..."')
            self.page.figures += 1
            svg = figures.inline(figure["svg"], f"f{self.page.figures}-", alt)
            wide = f' style="--weave-width: {NARROWEST * figures.width(svg):.0f}px"'
            made.append(f'<div class="weave-figure"{wide if len(drawn) > 1 else ""}>{svg}</div>')
        return made

    def _graphs(self, reference: Reference, asked: str) -> list[str]:
        """The graph behind a number of the run, whole and step by step, as far as asked for."""
        made = []
        for key in references.PICTURES:
            name = reference.keys.get(key, "")
            if not name:
                continue
            graph = self.page.graph(reference, key, asked)
            self.page.figures += 1
            picture = graph_picture.Picture(graph, f"f{self.page.figures}-")
            if key == "steps":
                made.append(picture.stepper(name))
            else:
                alt = self.page.fill(reference.keys.get("alt", ""), asked)
                made.append(picture.whole(alt or picture.alt(name)))
        return made

    def _tables(self, reference: Reference, asked: str) -> list[str]:
        return [self.page.table(reference, key, asked) for key in TABLES if key in reference.keys]

    def _register(self, parent: ET.Element, reference: Reference, asked: str) -> None:
        """The claims of a file of tests, and how they fared."""
        try:
            parent.append(claims.block(reference.snippet, reference.cell, self.page.root))
        except Problem as problem:
            raise self.page._via(problem, asked) from None

    def _index(self, parent: ET.Element, reference: Reference, asked: str) -> None:
        """All programs, in the order of the pages that show them."""
        if reference.snippet != "snippets/":
            message = f"there is no snippets/{reference.snippet}: leave out its first snippets/"
            raise self.page.tell(asked, message)
        try:
            parent.extend(programs.index(self.page.root, self.page.options["pages"]))
        except Problem as problem:
            raise self.page._via(problem, asked) from None

    def _quote(self, parent: ET.Element, reference: Reference, asked: str) -> None:
        """A passage of the installed PyTorch."""
        quote = self.page.quote(reference, asked)
        woven = ET.SubElement(parent, "div", {"class": "weave weave-quote"})
        bar = ET.SubElement(woven, "div", {"class": "weave-quote-bar"})
        ET.SubElement(bar, "span", {"class": "weave-name"}).text = quote.file
        ET.SubElement(bar, "span").text = f"{quote.lines}, {quote.release}"
        lexer = get_lexer_for_filename(quote.file, stripnl=False)
        self._raw(woven, _code(quote.text, lexer))
        if "caption" in reference.keys:
            caption = ET.SubElement(woven, "p", {"class": "weave-caption"})
            caption.text = reference.keys["caption"]

    def _code(
        self, woven: ET.Element, snippet: Snippet, reference: Reference, cells: list[Cell]
    ) -> None:
        """The bar, the code, and, of a whole file, its check folded away."""
        bar = ET.SubElement(woven, "div", {"class": "weave-bar"})
        ET.SubElement(bar, "span", {"class": "weave-name"}).text = snippet.path.name
        if reference.cell:
            ET.SubElement(bar, "span", {"class": "weave-cell"}).text = cells[0].title
        self._links(ET.SubElement(bar, "span", {"class": "weave-links"}), snippet)
        if reference.cell:
            shown, check = cells[0].source.rstrip("\n") + "\n", ""
        else:
            shown, check = split(snippet)
        code = _code(shown)
        if "fold" in reference.flags:
            code = _folded("the code", code)
        if check:
            code += _folded("its check, run with it", _code(check))
        self._raw(woven, code)

    def _links(self, links: ET.Element, snippet: Snippet) -> None:
        """The file itself, the notebook made from it, and the neighbours it imports."""
        files = [snippet.path, *local_imports(snippet.path)]
        folder = self.page.root / "snippets"
        for number, path in enumerate(files):
            target = f"snippets/{path.relative_to(folder).as_posix()}"
            link = ET.SubElement(links, "a", {"href": self.page.link(target), "download": ""})
            link.text = "needs " + path.name if number else ".py"
            link.set("aria-label", f"Download {path.name}")
            if not number:
                target = target.removesuffix(".py") + ".ipynb"
                link = ET.SubElement(links, "a", {"href": self.page.link(target), "download": ""})
                link.text = ".ipynb"
                link.set("aria-label", f"Download {path.stem}.ipynb, a notebook")

    def _raw(self, parent: ET.Element, text: str) -> None:
        ET.SubElement(parent, "div").text = self.page.md.htmlStash.store(text)


class _Values(InlineProcessor):
    """`{{ pipe.y:.2f }}` in a sentence: a value of the run, never typed."""

    def __init__(self, page: Page) -> None:
        super().__init__(r"\{\{.*?\}\}", page.md)
        self.page = page

    def handleMatch(  # noqa: N802 - Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[ET.Element | str, int, int]:
        try:
            text, raw, source = self.page.value(m[0])
        except Problem as problem:
            return self.page.md.htmlStash.store(self.page.fail(problem)), m.start(0), m.end(0)
        element = ET.Element("data", {"value": raw, "title": source})
        element.text = AtomicString(text)
        return element, m.start(0), m.end(0)


class _Terms(Treeprocessor):
    """Words of the glossary, each linked once a page, but not on pages beside it."""

    def __init__(self, page: Page) -> None:
        super().__init__(page.md)
        self.page = page

    def run(self, root: ET.Element) -> None:
        try:
            terms = glossary.read(self.page.root / glossary.FILE)
        except Problem as problem:
            told = self.page.fail(problem)
            if self.page.file == glossary.FILE:
                root.insert(0, ET.Element("p"))
                root[0].text = self.page.md.htmlStash.store(told)
            return
        if self.page.file == glossary.FILE:
            glossary.anchor(root, terms)
        elif dirname(self.page.file) != dirname(glossary.FILE):
            written = self.page.other(glossary.FILE)
            here = self.page.file.removeprefix("docs/")
            glossary.mark(root, terms, here, lambda term: self._link(term, written))

    def _link(self, term: glossary.Term, written: Page) -> ET.Element:
        href = f"{self.page.link('glossary.md')}#{term.slug}"
        try:
            title = written.fill(term.sentence)
        except Problem as problem:
            self.page.fail(problem)
            title = term.sentence
        return ET.Element("a", {"class": "term", "href": href, "title": " ".join(title.split())})


class _Tables(Treeprocessor):
    """Tables that scroll for themselves, and can be reached with the keyboard to do so."""

    def run(self, root: ET.Element) -> None:
        for parent in list(root.iter()):
            for place, table in enumerate(parent):
                if table.tag == "table" and not table.get("class"):
                    box = ET.Element("div", {"class": "weave-table", "tabindex": "0"})
                    box.tail, table.tail = table.tail, None
                    table.set("class", "weave-rows")
                    box.append(table)
                    parent[place] = box


class _Formulas(Treeprocessor):
    """Formulas, found by pymdownx.arithmatex, as MathML."""

    def __init__(self, page: Page) -> None:
        super().__init__(page.md)
        self.page = page

    def run(self, root: ET.Element) -> None:
        wanted: dict[ET.Element, tuple[str, str]] = {}  # the TeX, and as the page has it
        labels: dict[ET.Element, str] = {}
        for element in root.iter():
            if element.get("class") == "arithmatex" and element.text:
                display = element.tag == "div"
                text = html.unescape(element.text) if display else element.text
                asked = text.strip()[2:-2].strip()
                tex, labels[element] = maths.label(asked)
                try:
                    wanted[element] = self.page.fill(tex, minus="-"), asked
                except Problem as problem:
                    self._show(element, problem)
        try:
            made = maths.to_mathml([(tex, e.tag == "div") for e, (tex, _) in wanted.items()])
        except maths.Unreadable as error:
            for element, (tex, asked) in wanted.items():
                if tex in error.said:
                    told = f"cannot read the formula ${tex}$: {error.said[tex]}"
                    self._show(element, self.page.tell(asked, told))
            return
        for element, mathml in zip(wanted, made, strict=True):
            element.text = None
            element.set("class", "formula" if element.tag == "div" else "inline-formula")
            if labels[element]:
                element.set("id", f"formula-{labels[element]}")
            element.append(ET.fromstring(mathml))  # noqa: S314 - written by pandoc

    def _show(self, element: ET.Element, problem: Problem) -> None:
        element.text = self.page.md.htmlStash.store(self.page.fail(problem))


def value(page: Page, match: re.Match[str], asked: str, *, minus: str) -> tuple[str, str, str]:
    """The text of `{{ ... }}`, the value unrounded, and where it comes from. Raises Problem."""
    name = page.find(match["file"], asked)
    snippet, result = page.result(name, asked)
    try:
        raw = references.pick(result["values"], result["others"], match)
        text = references.show(raw, match["format"], minus=minus)
    except (ValueError, TypeError) as error:
        raise page.tell(asked, f"{match[0]}: {error} ({snippet.file})") from None
    return text, str(raw), f"{match['name']}{match['items']} in {snippet.path.name}"


def split(snippet: Snippet) -> tuple[str, str]:
    """A file's text in two parts that make it whole again: up to its check, and the check."""
    if not snippet.cells or snippet.cells[-1].name != CHECK:
        return snippet.source, ""
    lines = rows(snippet.source)
    start = snippet.cells[-1].line - 2  # the line of its `# %%`
    while start and not lines[start - 1].strip():  # empty lines belong to what is folded away
        start -= 1
    return "".join(lines[:start]), "".join(lines[start:])


def _code(source: str, lexer: Lexer = LEXER) -> str:
    # tabindex: a long line scrolls, and the keyboard must reach it
    made = str(highlight(source, lexer, FORMATTER))
    return made.replace("<pre>", '<pre tabindex="0">', 1)


def _folded(summary: str, body: str) -> str:
    return f'<details class="weave-fold"><summary>{summary}</summary>{body}</details>'


def _output(text: str) -> str:
    inside = html.escape(text.rstrip("\n"), quote=False)
    return f'<div class="weave-output"><pre tabindex="0"><samp>{inside}</samp></pre></div>'
