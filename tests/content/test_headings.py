"""A list of the headings below a folder of docs/."""

from __future__ import annotations

from tests.support.project import Project
from tests.support.render import complaints, render
from weave.content.headings import parse_headings

PAGE = """\
# Asked

## Why `backward()`, and < forwards? { #why }

Because.

## Without an address

## And when? { #when }
"""


def test_a_heading_has_an_address_a_place_and_the_text_below_it() -> None:
    headings = list(parse_headings("asked/a.md", PAGE))
    assert [(h.slug, h.line, h.text.strip()) for h in headings] == [
        ("why", 3, "Because."),
        ("when", 9, ""),
    ]


def test_the_list_leads_to_each_heading_below_the_name_of_its_page(project: Project) -> None:
    project.write("docs/asked/a.md", PAGE)
    project.write("docs/asked/b.md", "# Nothing\n")
    soup = render(project, "# All\n\n::: docs/asked/\n")
    assert [h.text for h in soup.select(".headings h2")] == ["Asked"]
    links = soup.select(".headings li a")
    assert [(a["href"], a.decode_contents()) for a in links] == [
        ("asked/a.md#why", "Why <code>backward()</code>, and &lt; forwards?"),
        ("asked/a.md#when", "And when?"),
    ]


def test_a_folder_without_headings_and_an_unknown_part_are_problems(project: Project) -> None:
    project.write("docs/asked/a.md", "# Asked\n\n## Without an address\n")
    (problem,) = complaints(project, "# All\n\n::: docs/asked/\n")
    assert "no page below docs/asked/ has a heading with an address" in problem
    (problem,) = complaints(project, "# All\n\n::: docs/asked/#answers\n")
    assert "a folder of docs/ has no part 'answers': leave it out, or #messages" in problem
