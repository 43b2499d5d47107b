"""The line below a page's title: number, time, what it builds on, the notebook."""

from __future__ import annotations

import pytest

from tests.support.book import BOOK, CHAPTERS, soup
from tests.support.project import Project
from tests.support.render import convert, problems, render, select_only
from weave.book import count_words
from weave.content.chapters import format_minutes

CONFIG = """\
nav:
  - Start: index.md
  - First: [one.md, Two: deep/two.md]
  - Second: [three.md]
  - Beside: [page.md]
extra:
  parts: [First, Second]
  route: [deep/two.md, three.md]
"""
NEEDS = "---\nneeds: [one.md, deep/two.md]\n---\n"
WORDS = "many words " * 300


@pytest.fixture
def book(project: Project) -> Project:
    project.write("mkdocs.yml", CONFIG)
    for name, title in {"one": "One", "deep/two": "`Two`", "three": "Three"}.items():
        project.write(f"docs/{name}.md", f"# {title}\n\n{WORDS}")
    return project


def head(book: Project, page: str, front: str = "") -> str:
    html = convert(book, f"# Title\n\n{WORDS}", f"docs/{page}", front=front)
    return " ".join(select_only(html, "h1 + .weave-head").text.split())


def test_a_chapter_has_its_number_and_its_time(book: Project) -> None:
    assert head(book, "three.md") == "Chapter 3 of 3 · 3 minutes"


def test_a_chapter_links_to_what_it_builds_on(book: Project) -> None:
    assert head(book, "three.md", NEEDS) == "Chapter 3 of 3 · 3 minutes · builds on One, Two"
    html = convert(book, f"# Title\n\n{WORDS}", "docs/deep/page.md", front=NEEDS)
    links = [str(link["href"]) for link in html.select(".weave-head a")]
    assert links == ["../one.md", "two.md"]


def test_a_page_beside_the_path_has_no_number(book: Project) -> None:
    assert head(book, "page.md", NEEDS) == "3 minutes · builds on One, Two"


def test_any_other_page_has_no_such_line(book: Project) -> None:
    assert render(book, "# Title\n\nWords.").select(".weave-head") == []


def test_a_page_that_is_needed_and_is_not_there_is_reported_with_its_line(book: Project) -> None:
    convert(book, "# Title\n", front="---\nneeds: [gone.md]\n---\n")
    place = "docs/page.md:2"
    assert problems(book) == [f"{place}: needs gone.md, but there is no such page below docs/"]


def test_it_changes_with_the_titles_of_other_pages(book: Project) -> None:
    assert "One" in head(book, "three.md", NEEDS)
    book.write("docs/one.md", "# Another\n")
    assert "builds on Another" in head(book, "three.md", NEEDS)


def test_the_chapters_in_their_parts(book: Project) -> None:
    html = render(book, "# Start\n\n::: mkdocs.yml\n", "docs/index.md")
    boxes = html.select(".parts > div")
    assert [box.h3.text for box in boxes if box.h3] == ["First", "Second"]
    assert [box.p.text for box in boxes if box.p] == ["about 5 minutes"] * 2
    assert [box.ol["start"] for box in boxes if box.ol] == ["1", "3"]
    links = [(link["href"], link.text) for link in html.select(".parts a")]
    assert links == [("one.md", "One"), ("deep/two.md", "Two"), ("three.md", "Three")]


def test_the_short_route(book: Project) -> None:
    html = render(book, "# Start\n\n::: mkdocs.yml#route\n", "docs/index.md")
    assert (
        select_only(html, ".route").text
        == "Short of time? Read these, in about 5 minutes: Two, Three."
    )


def test_another_route_is_rendered_again(book: Project) -> None:
    text = "# Start\n\n::: mkdocs.yml#route\n"
    assert "Two, Three" in render(book, text, "docs/index.md").text
    book.write("mkdocs.yml", CONFIG.replace("[deep/two.md, three.md]", "[one.md]"))
    assert "minutes: One." in render(book, text, "docs/index.md").text


def test_times_are_rendered_again_when_a_chapter_grows(book: Project) -> None:
    text = "# Start\n\n::: mkdocs.yml\n"
    assert "about 5 minutes" in render(book, text, "docs/index.md").text
    book.write("docs/three.md", f"# Three\n\n{WORDS * 10}")
    assert "about 30 minutes" in render(book, text, "docs/index.md").text


def test_another_part_of_the_configuration_is_reported(book: Project) -> None:
    convert(book, "# Start\n\n::: mkdocs.yml#nav\n")
    assert problems(book) == [
        "docs/page.md:7: mkdocs.yml has no part 'nav': leave it out, or #route"
    ]


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (1, "about 5 minutes"),
        (43, "about 45 minutes"),
        (58, "about 1 hour"),
        (122, "about 2 hours"),
        (86, "about 1 hour 25 minutes"),
    ],
)
def test_a_time_in_words(minutes: int, words: str) -> None:
    assert format_minutes(minutes) == words


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("---\nneeds: [one.md]\n---\n# A title\n\nThree more words.", 5),
        ("A $2 m$, a {{ x.y }} and `code`.", 6),
        ('::: x.py fold\n    alt="not this"\n\nBut this.', 2),
        ("A [link to it](there.md#place){ .checked }.", 4),
        ("```\ncode = 1\n```\n\n| a | table |\n|---|---|\n| of | words |", 4),
    ],
)
def test_words_are_those_of_the_prose(text: str, number: int) -> None:
    assert count_words(text) == number


@pytest.mark.parametrize("page", BOOK.chapters)
def test_every_chapter_of_the_book_has_its_place(page: str) -> None:
    words = select_only(soup(page), ".weave-head").text
    assert words.startswith(f"Chapter {BOOK.chapters.index(page) + 1} of {len(BOOK.chapters)} · ")


def test_chapters_build_only_on_chapters_before_them() -> None:
    for page in CHAPTERS:
        for needed in BOOK.pages[f"docs/{page}"].needs:
            assert BOOK.order.index(needed) < BOOK.order.index(page), f"{page} needs {needed}"
