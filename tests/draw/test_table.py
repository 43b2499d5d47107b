"""Tables on a page, of a run and of Markdown."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.support.project import Project
from tests.support.render import complaints, render
from weave.draw.table import render_table

ROWS = [{"way": "by hand", "slope": -24}, {"way": "nudging", "slope": -23.9999999}]


def test_a_page_shows_a_table_and_says_where_one_is_wrong(project: Project) -> None:
    project.snippet("book.py", f"rows = {ROWS}\n")
    project.weave()
    page = render(project, "::: book.py figure table=rows")
    assert len(page.select(".weave .weave-rows tbody tr")) == len(ROWS)
    assert [data["value"] for data in page.select("data")] == ["-24", "-23.9999999"]
    assert page.select(".highlight") == []
    (problem,) = complaints(project, "::: book.py table=nothing")
    assert problem == (
        "docs/page.md:5: table=nothing of snippets/book.py: "
        'is not a table: it must be [{"column": value, ...}, ...]'
    )
    assert complaints(project, "::: book.py table=") == [
        'docs/page.md:5: table= is empty: write table="..."'
    ]


@pytest.mark.parametrize("text", ["$$\na = 2b \\label{twice}\n$$", "So $a = 2b \\label{twice}$."])
def test_a_labelled_formula_can_be_linked_to_and_does_not_show_its_label(
    project: Project, text: str
) -> None:
    page = render(project, text)
    (formula,) = page.select("#formula-twice")
    assert formula.select("math")
    assert "twice" not in page.get_text()


def test_a_table_can_be_scrolled_with_the_keyboard(project: Project) -> None:
    page = render(project, "| a | b |\n|---|---|\n| 1 | 2 |\n\nAfter.")
    (box,) = page.select(".weave-table[tabindex='0']")
    assert box.select("table.weave-rows td")
    assert page.select_one(".weave-table + p")


def test_plain_rows_are_a_table_with_their_keys_as_heads() -> None:
    rows = [
        {"made by": "`w * 2` <b>", "leaf": False, "bytes": 1200, "error": None},
        {"made by": "a copy", "leaf": True, "bytes": 0.5, "error": ""},
    ]
    table = BeautifulSoup(render_table(rows), "html.parser")
    texts = [[cell.get_text() for cell in row.select("th, td")] for row in table.select("tr")]
    assert texts == [
        ["made by", "leaf", "bytes", "error"],
        ["w * 2 <b>", "no", "1,200", "–"],
        ["a copy", "yes", "0.5", "–"],
    ]
    assert [code.text for code in table.select("code")] == ["w * 2"]
    assert [data["value"] for data in table.select("data")] == ["1200", "0.5"]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (None, "is not a table: it must be"),
        ([], "is not a table: it must be"),
        ([1], "is not a table: it must be"),
        ([{"a": 1}, {"b": 1}], "row 2 has other columns than the first"),
    ],
)
def test_what_is_not_a_table_is_refused(rows: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        render_table(rows)
