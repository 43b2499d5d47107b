"""The glossary: its form, the links that chapters have into it, and that no word is missing."""

from __future__ import annotations

import re
from functools import partial
from typing import Literal

import pytest
from bs4 import BeautifulSoup

from tests.support.book import CHAPTERS, PAGES, ROOT, address, article
from tests.support.browser import Visit
from tests.support.project import Project
from tests.support.render import convert, problems, render
from weave.content import glossary
from weave.content.glossary import Term, load_glossary
from weave.problem import Problem

TERMS = load_glossary(ROOT / glossary.FILE)
READ = [page for page in PAGES if "/" in page and page.endswith(".md")]
chapter = pytest.mark.parametrize("page", CHAPTERS)
read = pytest.mark.parametrize("page", READ)
FEW = """\
# Glossary

Words about the glossary itself, leaf for one, are no entries.

## G

`.grad` { unmarked }
:   Where a slope is put.
    See [dials](dials.md).

graph { also="computational graph, graph of functions" }
:   What is left behind by a run, such as `{{ run.size }}`
    or **{{ run.size:.2f }}** functions.
    See [the page](deep/page.md#graphs).

## L

leaf { also="leaves" }
:   A number that
    no [operation](deep/page.md) made. And more.
"""
LEAF = "A number that no operation made."


def write(project: Project, text: str = FEW) -> None:
    project.write(glossary.FILE, text)
    project.snippet("run.py", "size = 6.0\n")
    project.weave()


@pytest.fixture(scope="module")
def book(shared: Project) -> Project:
    write(shared)
    return shared


def shown(book: Project, text: str, page: str = "docs/far/page.md") -> BeautifulSoup:
    return render(book, text, page)


def marked(book: Project, text: str, page: str = "docs/far/page.md") -> list[str]:
    return [link.get_text() for link in shown(book, text, page).select("a.term")]


# The form of an entry


def test_an_entry_has_a_name_an_anchor_its_forms_its_text_and_its_pages(book: Project) -> None:
    grad, graph, leaf = load_glossary(book.root / glossary.FILE)
    assert grad == Term(
        "`.grad`",
        "grad",
        (".grad",),
        "Where a slope is put.\nSee [dials](dials.md).",
        ("dials.md",),
        marked=False,
        line=7,
    )
    assert graph.forms == ("graph", "computational graph", "graph of functions")
    assert (graph.slug, graph.pages, graph.marked) == ("graph", ("deep/page.md",), True)
    assert (leaf.line, leaf.sentence) == (18, "A number that\nno operation made.")


def test_a_book_without_a_glossary_has_no_terms_and_marks_nothing(project: Project) -> None:
    assert load_glossary(project.root / glossary.FILE) == []
    assert marked(project, "A leaf.") == []


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        (":   A number that", "A number that", 18, "'leaf { also=\"leaves\" }' is not an entry"),
        ("made. And more.", "made.\nAnd more.", 21, "'And more.' is not an entry"),
        ("[operation](deep/page.md)", "operation", 18, "'leaf' has no link"),
        ("[operation](deep/page.md)", "[it](https://a.org/)", 18, "'leaf' has no link"),
        ("A number that", "A number $n$ that", 18, "'leaf' begins with a formula"),
        ('also="leaves"', 'also="leaves', 18, "a quotation mark is not closed"),
        ('also="leaves"', 'aslo="leaves"', 18, "there is no option 'aslo=leaves'"),
        ('also="leaves"', 'also="Graph"', 18, "'Graph' stands in line 11 too"),
        ("## L", "## M", 18, "'leaf' does not belong under M"),
        ("graph {", "gate {", 11, "'gate' belongs above '`.grad`'"),
        ("graph {", "grad {", 11, "'grad' stands in line 7 too"),
    ],
)
def test_what_is_no_entry_is_refused_with_its_line(
    project: Project, old: str, new: str, line: int, message: str
) -> None:
    assert FEW.count(old) == 1
    path = project.write(glossary.FILE, FEW.replace(old, new))
    with pytest.raises(Problem) as error:
        load_glossary(path)
    assert (error.value.file, error.value.line) == (glossary.FILE, line)
    assert message in error.value.message


def test_a_broken_line_of_the_glossary_fails_the_build_once(project: Project) -> None:
    write(project, FEW.replace(":   A number", "A number"))
    project.write("docs/far/page.md", "# Far\n\nA leaf.\n")
    project.write("docs/index.md", "# Start\n")
    project.configure()
    built = project.mkdocs("build")
    assert built.status != 0
    assert built.said.count("docs/glossary.md:18: ") == 1


# What is marked


def test_the_first_place_with_a_term_leads_to_its_entry_and_says_its_first_sentence(
    book: Project,
) -> None:
    page = shown(book, "It is a leaf.\nAnother leaf.\n\nA third leaf.")
    (link,) = page.select("a.term")
    assert link["href"] == "../glossary.md#leaf"
    assert link["title"] == LEAF
    assert page.get_text() == "It is a leaf.\nAnother leaf.\nA third leaf."
    assert str(page).startswith("<p>It is a <a")


def test_values_of_the_first_sentence_are_filled_in(book: Project) -> None:
    (link,) = shown(book, "A graph.").select("a.term")
    assert link["title"] == "What is left behind by a run, such as 6 or 6.00 functions."


def test_a_value_that_is_unknown_is_a_problem_where_the_glossary_has_it(project: Project) -> None:
    write(project, FEW.replace("run.size:", "run.length:"))
    page = convert(project, "A graph.", "docs/far/page.md")
    (problem,) = problems(project, "docs/far/page.md")
    assert problem.startswith(f"{glossary.FILE}:13: {{{{ run.length:.2f }}}}: the run has no name")
    assert len(page.select("a.term")) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Leaf and Leaves.", ["Leaf"]),
        ("Two graphs, a leaf.", ["graphs", "leaf"]),
        ("A computational\ngraph.", ["computational\ngraph"]),
        ("A graph of functions.", ["graph of functions"]),
        ("A leaflet, a half-leaf, a leaf-node, my_leaf, a paragraph.", []),
        ("LEAF", []),
        ("An *old leaf*.", ["leaf"]),
        ("Before *it* a leaf, `x`, a graph.", ["leaf", "graph"]),
        ("- A leaf.\n- A graph.", ["leaf", "graph"]),
        ("| a | b |\n|---|---|\n| leaf | graph |", ["leaf", "graph"]),
        ("> A leaf.", ["leaf"]),
        ('!!! note "A leaf"\n\n    A graph.', ["graph"]),
        ("The .grad of it.", []),
    ],
)
def test_whole_words_of_prose_are_marked(book: Project, text: str, words: list[str]) -> None:
    assert marked(book, text) == words


@pytest.mark.parametrize(
    "text",
    [
        "# A leaf",
        "## A leaf",
        "[a leaf](https://a.org/)",
        "[a *green* leaf](https://a.org/)",
        "`leaf`",
        "$leaf$",
        "$$\nleaf\n$$",
        "| leaf | graph |\n|---|---|\n| a | b |",
        '::: run.py\n    caption="A leaf."',
        "    a leaf",
    ],
)
def test_headings_links_code_formulas_captions_and_titles_are_left_alone(
    book: Project, text: str
) -> None:
    assert marked(book, text) == []


def test_the_longest_term_wins_and_a_later_part_of_it_is_no_term(project: Project) -> None:
    both = FEW.replace(", graph of functions", "").replace(
        "## L\n\n", "graph theory\n:   Of graphs.\n    See [a](a.md).\n\n## L\n\n"
    )
    write(project, both)
    text = "Graph theory, and more graph theory, about a graph."
    assert marked(project, text) == ["Graph theory", "graph"]


def test_a_page_that_explains_a_term_does_not_link_it(book: Project) -> None:
    assert marked(book, "A leaf is a **leaf**.") == []
    assert marked(book, "**Leaves** and a leaf.") == []
    assert marked(book, "**A leaf.** A leaf.") == ["leaf"]
    assert marked(book, "A leaf, a graph.", "docs/deep/page.md") == []


def test_pages_beside_the_glossary_are_left_alone(book: Project) -> None:
    assert marked(book, "A leaf.", "docs/page.md") == []
    assert marked(book, "A leaf.", "docs/a/b/page.md") == ["leaf"]


def test_the_glossary_has_anchors_and_keeps_its_options_to_itself(project: Project) -> None:
    write(project)
    project.write("docs/far/page.md", "# Far\n\nA [link](../glossary.md#grad), a leaf.\n")
    for page in ("dials", "deep/page"):
        project.write(f"docs/{page}.md", "# Graphs\n")
    project.configure()
    path = project.root / "mkdocs.yml"
    extended = path.read_text().replace("- tables", "- tables\n  - attr_list\n  - def_list")
    path.write_text(extended + "validation: {links: {anchors: warn}}\n")
    assert project.mkdocs("build", "--strict").said.count("WARNING") == 0
    html = (project.root / "site/glossary/index.html").read_text()
    assert [str(term) for term in BeautifulSoup(html, "html.parser").select("dt")] == [
        '<dt id="grad"><code>.grad</code></dt>',
        '<dt id="graph">graph</dt>',
        '<dt id="leaf">leaf</dt>',
    ]
    far = BeautifulSoup((project.root / "site/far/page/index.html").read_text(), "html.parser")
    assert [link["href"] for link in far.select("a.term")] == ["../../glossary/#leaf"]


# The book's own


def test_every_entry_can_be_reached_at_its_own_address() -> None:
    anchors = [str(term["id"]) for term in article("glossary.md").select("dt")]
    assert anchors == [term.slug for term in TERMS]
    assert len(set(anchors)) == len(anchors) >= 90


def test_every_entry_links_to_a_chapter_or_the_notebook() -> None:
    for term in TERMS:
        assert [page for page in term.pages if page in PAGES and "/" in page], term.name


@read
def test_every_marked_term_leads_to_its_entry_and_says_what_stands_there(page: str) -> None:
    up = "../" * address(page).count("/")
    entries = {str(term["id"]): term for term in article("glossary.md").select("dt")}
    for link in article(page).select("a.term"):
        folder, _, slug = str(link["href"]).partition("#")
        assert folder == f"{up}glossary/"
        meaning = entries[slug].find_next_sibling("dd")
        assert meaning
        words = " ".join(meaning.get_text().split())
        assert words.startswith(str(link["title"]))


@read
def test_a_page_is_not_restless_with_terms(page: str) -> None:
    """One in eighty words at most, or twelve on a short page."""
    words = sum(len(p.get_text().split()) for p in article(page).select("p, li"))
    links = article(page).select("a.term")
    assert len(links) <= max(12, words / 80)
    assert len({str(link["href"]) for link in links}) == len(links)


# Bold, but no words that are explained.
NO_TERMS = {
    "add": "a letter of addmm",
}


@chapter
def test_every_word_that_a_chapter_introduces_in_bold_has_an_entry(page: str) -> None:
    """The bold: no numbers of exercises, no sentences and lead-ins that end in a full stop."""
    text = (ROOT / "docs" / page).read_text()
    forms = {form.lower() for term in TERMS for form in term.forms}
    forms |= {f"{form}s" for form in forms} | {form.partition(" ")[0] for form in forms}
    bold = re.findall(r"(?<![\w*])\*\*([^*\n]*[^*\n.])\*\*(?![\w*])", text)
    assert [word for word in bold if word.lower() not in forms | NO_TERMS.keys()] == []


# In a browser

TOOLTIP = ".md-tooltip2--active"
Theme = Literal["light", "dark"]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("reach", ["hover", "focus"])
def test_a_term_says_what_it_means_to_the_pointer_and_to_the_keyboard(
    revisit: partial[Visit], theme: Theme, reach: str
) -> None:
    visited = revisit("deeper/saved.md", theme)
    term = visited.tab.locator("a.term").first
    meaning = term.get_attribute("title")
    assert meaning
    getattr(term, reach)()
    tooltip = visited.tab.locator(TOOLTIP)
    tooltip.wait_for()
    assert tooltip.inner_text() == meaning
    assert term.get_attribute("aria-describedby") == tooltip.get_attribute("id")
    size = tooltip.locator(".md-tooltip2__inner").evaluate(
        "(e) => parseFloat(getComputedStyle(e).fontSize)"
    )
    assert size >= 13
    assert (visited.complaints, visited.elsewhere) == ([], [])


def test_on_a_phone_a_tap_on_a_term_opens_its_entry(revisit: partial[Visit]) -> None:
    visited = revisit("deeper/saved.md", "light", 360)
    term = visited.tab.locator("a.term").first
    target = str(term.get_attribute("href")).partition("#")[2]
    term.click()
    visited.tab.wait_for_url("**/glossary/#*")
    assert visited.tab.locator(f"dt:target#{target}").is_visible()


def test_a_term_looks_unlike_a_link_and_unlike_a_number_of_a_run(revisit: partial[Visit]) -> None:
    tab = revisit("deeper/saved.md").tab
    looks = """(selector) => {
      const style = getComputedStyle(document.querySelector(selector))
      return [style.color, style.textDecorationLine, style.textDecorationStyle]
    }"""
    prose, term = tab.evaluate(looks, "article p"), tab.evaluate(looks, "article a.term")
    link = tab.evaluate(looks, "article p a:not(.term)")
    tab.hover("article p:has(> data)")  # a number is underlined while its sentence is pointed at
    number = tab.evaluate(looks, "article p:has(> data) > data")
    assert term == [prose[0], "underline", "solid"]
    assert (link[0] != prose[0], number[2]) == (True, "dotted")
