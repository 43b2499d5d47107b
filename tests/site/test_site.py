"""The built site: what every page must be, whoever wrote it."""

from __future__ import annotations

import filecmp
import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import nbformat
import pytest
from bs4 import BeautifulSoup, Tag
from fontTools.ttLib import TTFont

from tests.support.book import (
    CHAPTERS,
    PAGES,
    ROOT,
    SNIPPETS,
    address,
    article,
    build,
    clone,
    html,
    result,
    site,
    soup,
)
from tests.support.entries import ENTRIES
from weave.content.clinic import FENCED

every = pytest.mark.parametrize("page", PAGES)
chapter = pytest.mark.parametrize("page", CHAPTERS)
NOTEBOOK = "notebook/introduction.md"
PHONE = 328  # px for a picture on a screen 360 px wide
HOST = "http://127.0.0.1:8000/"


def links(tag: Tag) -> Iterator[str]:
    """Everything a browser fetches for a page, without being clicked."""
    for name, attribute in (
        ("script", "src"),
        ("img", "src"),
        ("iframe", "src"),
        ("source", "src"),
    ):
        yield from (str(element[attribute]) for element in tag.select(f"{name}[{attribute}]"))
    for link in tag.select("link[href]"):
        relation = link.get("rel")
        if relation not in (["canonical"], ["prev"], ["next"]):
            yield str(link["href"])


@every
def test_no_page_weighs_more_than_200_kilobytes(page: str) -> None:
    assert len(html(page).encode()) <= 200_000


@every
def test_a_page_fetches_nothing_from_another_host(page: str) -> None:
    assert [link for link in links(soup(page)) if urlsplit(link).netloc] == []


def test_no_style_sheet_fetches_anything_from_another_host() -> None:
    sheets = list(site().rglob("*.css"))
    assert sheets
    for sheet in sheets:
        text = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
        assert re.findall(r"(?:@import\s*[\"']?|url\([\"']?)(https?:|//)", text) == []


@every
def test_nothing_went_wrong_on_the_page(page: str) -> None:
    assert article(page).select(".weave-problem") == []
    assert "Traceback" not in html(page)
    assert not re.search(r"^::: |\{\{|\}\}|\$\$", article(page).get_text(), re.MULTILINE)


@every
def test_no_id_stands_twice_on_a_page(page: str) -> None:
    ids = [str(element["id"]) for element in soup(page).select("[id]")]
    assert sorted(ids) == sorted(set(ids))


@cache
def anchors(file: Path) -> set[str]:
    """What a link into a page of the site may name."""
    return set(re.findall(r'<[^>]*\bid="([^"]*)"', file.read_text()))


@every
def test_every_link_into_the_site_leads_somewhere(page: str) -> None:
    here = urljoin(HOST, address(page))
    for link in soup(page).select("a[href]"):
        target, anchor = urldefrag(urljoin(here, str(link["href"])))
        if not target.startswith(HOST):
            continue
        path = site() / unquote(target.removeprefix(HOST))
        file = path / "index.html" if path.is_dir() else path
        assert file.is_file(), link["href"]
        if anchor and file.suffix == ".html":
            assert anchor in anchors(file), link["href"]


@every
def test_every_figure_can_be_read_out_and_read_on_a_phone(page: str) -> None:
    for figure in article(page).select(".weave-figure svg"):
        assert len(str(figure["aria-label"])) > 10
        width = float(str(figure["viewbox"]).split()[2])
        for text in figure.select("text, tspan"):
            size = re.search(r"font-size: ([\d.]+)px", str(text.get("style", "")))
            if size:
                assert float(size[1]) * PHONE / width >= 11, text.get_text()


@every
def test_a_picture_uses_the_palette_alone(page: str) -> None:
    for figure in article(page).select(".weave-figure svg"):
        assert (
            re.findall(r"#[0-9a-f]{3,8}\b(?!-)", re.sub(r"(url\(|href=\")#", "", str(figure))) == []
        )


@every
def test_the_maths_font_has_every_character_of_every_formula(page: str) -> None:
    known = TTFont(site() / "assets" / "stix-math.woff2").getBestCmap()
    used = {char for formula in article(page).select("math") for char in formula.get_text()}
    assert {char for char in used if ord(char) not in known and not char.isspace()} == set()


# The headings of the clinic, which test_clinic.py compares with the message of a run.
MESSAGES = [entry.title for entry in ENTRIES]


@every
def test_no_number_in_the_prose_is_typed_by_hand(page: str) -> None:
    words = BeautifulSoup(str(article(page)), "html.parser")
    # what stands in cite is of a publication, its year for one, and of no run
    woven = ".weave, .headerlink, .weave-head, .route, .parts"  # the loom counts chapters itself
    for element in words.select(f"data, code, pre, math, svg, cite, {woven}"):
        element.decompose()
    numbered = re.sub(r"(?m)^\d\. ?|\*?\d\.\*?$", "", words.get_text())  # the exercises' numbers
    for title in ["error.backward()", *MESSAGES]:
        numbered = numbered.replace(title, "")
    assert re.findall(r".{0,30}\d.{0,30}", numbered) == []


@chapter
def test_a_chapter_has_what_a_chapter_has(page: str) -> None:
    body = article(page)
    first = body.select_one("h1 ~ *")
    assert first
    assert first.get("class") == ["question"]
    assert first.get_text().strip().endswith("?")
    assert len(body.select(".weave-figure svg")) >= 1
    assert len(body.select(".admonition.said")) >= 1
    answers = body.select("details.success")
    assert 2 <= len(answers) <= 3
    assert all(answer.select(".weave .weave-output samp") for answer in answers)
    last = body.select(":scope > p")[-1]
    assert last.get("class") == ["next"]
    assert last.select("a[href]")


@chapter
def test_every_misconception_is_refuted_by_a_run(page: str) -> None:
    for said in article(page).select(".admonition.said"):
        assert said.select(".weave, data, a[href]"), said.get_text()[:60]


@pytest.mark.parametrize(
    ("page", "numbers"),
    [
        ("idea/dials.md", "2 3 6 0.5 5 −2 4"),
        ("idea/fault.md", "4 3.9601 3.7636 −3.99 −23.64 6.02 3.01 3.06"),
        ("idea/blame.md", "−4 −24 −2 −6 6.01 3.005 −1.99 3.9601"),
        ("maths/slope.md", "2 3 0.5 6 5 −2 4 12 −20.4 −24 −23.64 0.83 1e−06 25"),
        ("maths/chain.md", "0.001 2 0.5 1 −4 2.5 −24 −2 6 3"),
        ("maths/backwards.md", "6 9 1,000 501,500 2,000"),
        ("maths/forks.md", "6 3 9 5 4 16 8 0.5 1 524,287 19"),
        ("autograd/dials.md", "−4 −24"),
        ("autograd/six_calls.md", "1 −4 −24 −2 4"),
        ("neuron/neuron.md", "2 3 6 0.5 5 4 −1 −16"),
        ("neuron/layers.md", "−4 −24 −16 −2 0"),
        ("again.md", "−24 −23.64"),
        ("idea/steps.md", "4 0.2508 0.0114 0.00046 34.6 99.1 47.7 171.6 1193 0.001 0.01 0.05"),
    ],
)
def test_the_numbers_of_the_running_example_stand_on_the_page_and_come_from_a_run(
    page: str, numbers: str
) -> None:
    shown = {data.get_text() for data in article(page).select("data")}
    assert set(numbers.split()) - shown == set()


@pytest.mark.parametrize(("way", "pages"), [("next", PAGES), ("prev", PAGES[::-1])])
def test_next_and_previous_walk_the_book_in_its_order(way: str, pages: list[str]) -> None:
    names = {HOST + address(page): page for page in PAGES}
    walked = pages[:1]
    while link := soup(walked[-1]).select_one(f".md-footer__link--{way}"):
        walked.append(names[urljoin(HOST + address(walked[-1]), str(link["href"]))])
    assert walked == pages


def test_the_first_page_shows_the_line_at_work() -> None:
    body = article("index.md")
    code = body.select_one(".highlight code")
    output = body.select_one(".weave-output samp")
    assert code
    assert "error.backward()" in code.get_text()
    assert output
    assert output.get_text() == "answer  3.0\nerror   4.0\nw1.grad -4.0\nw2.grad -24.0"


@pytest.mark.parametrize("path", SNIPPETS, ids=lambda path: path.stem)
def test_each_program_can_be_had_as_a_file_and_as_a_notebook(path: Path) -> None:
    copy = site() / path.relative_to(ROOT)
    assert copy.read_bytes() == path.read_bytes()
    notebook = nbformat.read(copy.with_suffix(".ipynb"), as_version=4)
    nbformat.validate(notebook)
    source = "\n".join(cell.source for cell in notebook.cells)
    wanted = path.read_text()
    assert re.sub(r"\s+", " ", source).strip() == re.sub(r"\s+", " ", wanted).strip()


@every
def test_code_on_a_page_is_code_that_was_run(page: str) -> None:
    text = (ROOT / "docs" / page).read_text()
    if page.startswith("clinic/"):  # a message that needs another machine is quoted
        text = FENCED.sub("", text)
    fences = re.findall(r"^ *(?:```|~~~)", text, re.MULTILINE)
    assert fences == []


def test_the_notebook_keeps_no_outputs_in_the_repository_and_offers_them_on_the_site() -> None:
    source = json.loads((ROOT / "docs" / NOTEBOOK).with_suffix(".ipynb").read_text())
    code = [cell for cell in source["cells"] if cell["cell_type"] == "code"]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)
    link = article(NOTEBOOK).select_one("a[download]")
    assert link
    offered = nbformat.read(site() / address(NOTEBOOK) / str(link["href"]), as_version=4)
    nbformat.validate(offered)
    assert sum(bool(cell.get("outputs")) for cell in offered.cells) >= 8


def test_the_notebook_has_its_formulas_as_mathml_and_no_script_for_them() -> None:
    body = article(NOTEBOOK)
    assert len(body.select("math")) >= 40
    assert "$" not in "".join(p.get_text() for p in body.select(".notebook-words"))
    assert body.select("script, style") == []
    assert "mathjax" not in html(NOTEBOOK).lower()


def is_spared(path: Path) -> bool:
    """Whether a program only prints: tests/book/test_programs.py runs it again."""
    run = result(path)
    return not run.graphs and not any(cell.figures for cell in run.cells)


def test_two_builds_are_the_same_to_the_byte(tmp_path: Path) -> None:
    """That of this run of the tests, and one in another folder, where the programs run again."""
    book = clone(tmp_path / "book", kept=filter(is_spared, SNIPPETS))
    build(book, tmp_path / "site")
    assert differences(site(), tmp_path / "site") == []


def differences(folder: Path, other: Path) -> list[str]:
    names = {p.relative_to(folder) for p in folder.rglob("*") if p.is_file()}
    names |= {p.relative_to(other) for p in other.rglob("*") if p.is_file()}
    return [
        str(name)
        for name in sorted(names)
        if not (folder / name).is_file()
        or not (other / name).is_file()
        or not filecmp.cmp(folder / name, other / name, shallow=False)
    ]


def test_the_versions_that_ran_are_those_that_are_pinned() -> None:
    pins = dict(re.findall(r"(?m)^([\w.-]+)==([\w.]+)", (ROOT / "requirements.txt").read_text()))
    assert len(pins) > 15
    assert {name: version(name).split("+")[0] for name in pins} == pins
