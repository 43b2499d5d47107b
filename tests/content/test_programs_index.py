"""The list of all programs: whose page, in which order, and what each needs."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
import yaml
from bs4 import Tag

from tests.support.book import PAGES, ROOT, SNIPPETS, address, article
from tests.support.project import Project
from tests.support.render import complaints, render
from weave.content.programs_index import IndexEntry, list_entries
from weave.edition import Edition

BOOK = {
    "docs/b/first.md": "# The `first` { .big }\n\n::: b/two.py\n\n- A:\n\n    ::: b/answers/a.py\n",
    "docs/a/second.md": "# Second\n\n::: a/zoo.py#cell fold\n\n::: b/two.py\n\n::: a/draws.py\n",
    "docs/all.md": "# All\n\n::: snippets/\n",
    "snippets/b/two.py": '"""Two `dials`: where?\n\nMore of it.\n"""\nimport math\n',
    "snippets/b/answers/a.py": '"""An answer."""\n',
    "snippets/a/zoo.py": '"""Animals."""\nfrom matplotlib import pyplot\nimport torch.nn\n',
    "snippets/a/draws.py": '"""Drawn."""\nimport lanes\n',
    "snippets/a/lanes.py": '"""Lanes,\nin a row."""\nimport os, numpy\n',
    "snippets/a/nowhere.py": '"""Shown by nobody."""\n',
}
NAV = [{"B": ["b/first.md", {"A": ["a/second.md"]}]}, {"All": "all.md"}, "n/some.ipynb"]


@pytest.fixture
def book(project: Project) -> Project:
    for name, text in BOOK.items():
        project.write(name, text)
    return project


def entries(book: Project, nav: list[object]) -> dict[str, IndexEntry]:
    """All programs by their path below snippets/, in order."""
    book.write("mkdocs.yml", yaml.safe_dump({"nav": nav}))
    edition = Edition(book.root)
    return {entry.file: entry for entry in list_entries(edition.book, edition.program)}


def files(book: Project, nav: list[object]) -> list[str]:
    return list(entries(book, nav))


def test_programs_stand_in_the_order_in_which_the_pages_show_them(book: Project) -> None:
    assert files(book, NAV) == [
        "b/two.py",
        "b/answers/a.py",
        "a/zoo.py",
        "a/draws.py",
        "a/lanes.py",
        "a/nowhere.py",
    ]


def test_answers_come_last_on_their_page(book: Project) -> None:
    book.write("docs/b/first.md", "# First\n\n::: b/answers/a.py\n\n::: b/two.py\n")
    assert files(book, NAV)[:2] == ["b/two.py", "b/answers/a.py"]


def test_without_a_nav_the_pages_stand_by_name(book: Project) -> None:
    assert files(book, [])[:2] == ["a/zoo.py", "b/two.py"]


def test_a_program_has_its_first_sentence_its_needs_and_its_pages(book: Project) -> None:
    programs = entries(book, NAV)
    pages = ("b/first.md", "a/second.md")
    assert programs["b/two.py"] == IndexEntry("b/two.py", "Two `dials`: where?", (), (), pages)
    assert programs["a/zoo.py"].packages == ("matplotlib", "torch")
    assert (programs["a/draws.py"].packages, programs["a/draws.py"].neighbours) == (
        ("numpy",),
        ("lanes.py",),
    )
    assert programs["a/lanes.py"].sentence == "Lanes, in a row."
    assert programs["a/lanes.py"].pages == ("a/second.md",)  # that of the program it helps
    assert programs["a/nowhere.py"].pages == ()


def test_the_page_has_a_heading_and_a_row_for_each(book: Project) -> None:
    page = render(book, "::: snippets/", "docs/all.md")
    assert [h.get_text() for h in page.select("h2")] == ["Second", "The first", "On no page yet"]
    assert [h["href"] for h in page.select("h2 a")] == ["a/second.md", "b/first.md"]
    rows = [" ".join(row.get_text(" ").split()) for row in page.select("tr")]
    assert rows == [
        "zoo.py .ipynb Animals. needs matplotlib, torch",
        "two.py .ipynb Two dials : where? Also in The first . needs Python only",
        "draws.py .ipynb Drawn. needs numpy, lanes.py",
        "lanes.py .ipynb Lanes, in a row. needs numpy",
        "Answers to the exercises",
        "a.py .ipynb An answer. needs Python only",
        "nowhere.py .ipynb Shown by nobody. needs Python only",
    ]
    assert [code.get_text() for code in page.select("td code")] == ["dials", "lanes.py"]


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        ("x = 1\n", 1, "does not say what it shows"),
        ('"""It."""\nx =\n', 2, "SyntaxError: invalid syntax"),
    ],
)
def test_a_program_that_cannot_be_listed_is_named(
    book: Project, source: str, line: int, message: str
) -> None:
    book.snippet("a/zoo.py", source)
    (problem,) = complaints(book, "::: snippets/", "docs/all.md")
    assert problem.startswith(f"docs/all.md:5 -> snippets/a/zoo.py:{line}: {message}")


def test_the_programs_of_some_folders_alone(book: Project) -> None:
    page = render(book, "::: snippets/#b", "docs/all.md")
    assert [a.get_text() for a in page.select("th code")] == ["two.py", "a.py"]
    (problem,) = complaints(book, "::: snippets/#a+nowhere", "docs/all.md")
    assert problem == "docs/all.md:5: there is no program in snippets/nowhere/"


def test_a_path_that_begins_with_snippets_is_said_to_be_one_too_long(book: Project) -> None:
    assert complaints(book, "::: snippets/a/zoo.py", "docs/all.md") == [
        "docs/all.md:5: there is no snippets/snippets/a/zoo.py: leave out its first snippets/"
    ]


# The book's own


def lists() -> list[Tag]:
    return [article(page) for page in PAGES if page.startswith("programs")]


def rows() -> dict[str, Tag]:
    """The rows of the pages, by the program's path below snippets/."""
    listed = {}
    for row in (row for page in lists() for row in page.select("tr:has(a[download])")):
        link = row.select_one("a[download]")
        assert link
        listed[str(link["href"]).partition("snippets/")[2]] = row
    return listed


def test_every_program_of_the_book_is_listed_once_with_its_notebook() -> None:
    wanted = sorted(path.relative_to(ROOT / "snippets").as_posix() for path in SNIPPETS)
    found = (a for page in lists() for a in page.select("a[download]"))
    links = [str(a["href"]).partition("snippets/")[2] for a in found]
    assert sorted(link for link in links if link.endswith(".py")) == wanted
    assert sorted(link for link in links if link.endswith(".ipynb")) == sorted(
        f"{file[:-3]}.ipynb" for file in wanted
    )


def test_the_headings_are_pages_in_reading_order() -> None:
    order = [address(page).strip("/") for page in PAGES]
    for page in lists():
        pages = [str(a["href"]).strip("./") for a in page.select("h2 a:not(.headerlink)")]
        assert pages == [place for place in order if place in pages]
        assert len(pages) == len(set(pages)) >= 10


def imported(path: Path) -> set[str]:
    """The first names of what a file imports, read line by line."""
    lines = re.findall(r"(?m)^ *(?:import|from) +([^#\n]+)", path.read_text())
    modules = [name for line in lines for name in line.split(" import ")[0].split(",")]
    names = {module.split()[0].split(".")[0] for module in modules}
    beside = {path.with_name(f"{name}.py") for name in names} & set(path.parent.glob("*.py"))
    return names.union(*(imported(other) for other in beside))


def test_what_a_program_is_said_to_need_is_what_it_imports() -> None:
    listed = rows()
    for path in SNIPPETS:
        cell = listed[path.relative_to(ROOT / "snippets").as_posix()].select("td")[-1]
        said = set(cell.get_text().removeprefix("needs ").split(", ")) - {"Python only"}
        names = imported(path) - sys.stdlib_module_names
        own = {name for name in names if path.with_name(f"{name}.py").is_file()}
        assert said == (names - own) | {f"{name}.py" for name in own}, path.name
