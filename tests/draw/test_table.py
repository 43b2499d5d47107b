"""Tables on a page: ledgers, which tell how far several ways are apart, and plain rows."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.support.project import Project
from tests.support.render import complaints, render
from weave.draw.table import render_ledger, render_table

ROWS = {
    "de/dw1": {"by hand": -4.0, "PyTorch": -4.0, "nudging": -3.9999999},
    "de/dw2": {"by hand": -24, "PyTorch": -24.0, "nudging": -24.0},
}


def cells(rows: Any) -> list[list[str]]:
    table = BeautifulSoup(render_ledger(rows), "html.parser")
    return [[cell.get_text() for cell in row.select("th, td")] for row in table.select("tr")]


def test_a_ledger_has_a_row_a_value_and_a_column_a_way_and_the_largest_difference() -> None:
    assert cells(ROWS) == [
        ["slope", "by hand", "PyTorch", "nudging", "largest difference"],
        ["de/dw1", "−4", "−4", "−4", "1.0e−07"],
        ["de/dw2", "−24", "−24", "−24", "0"],
    ]


def test_a_difference_that_can_be_read_is_shown_in_the_row() -> None:
    wrong = {"de/dw": {"by hand": 8.0, "PyTorch": 12.25}}
    assert cells(wrong)[1] == ["de/dw", "8", "12.25", "4.2e+00"]


def test_every_number_keeps_its_unrounded_self() -> None:
    table = BeautifulSoup(render_ledger(ROWS), "html.parser")
    assert [data["value"] for data in table.select("data")][2] == "-3.9999999"


def test_names_are_escaped() -> None:
    assert "<b>" not in render_ledger({"<b>": {"<i>": 1, "&": 2}})


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (None, "is no ledger: it must be"),
        ({}, "is no ledger: it must be"),
        ({"a": 4.0}, "row 'a' must have the same two or more ways"),
        ({"a": {"by hand": 4.0}}, "row 'a' must have the same two or more ways"),
        ({"a": {"p": 1, "q": 2}, "b": {"p": 1}}, "row 'b' must have the same two or more ways"),
        ({"a": {"p": 1, "q": "two"}}, "row 'a' has something that is no number"),
    ],
)
def test_what_is_no_ledger_is_refused(rows: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        render_ledger(rows)


def test_a_page_shows_a_ledger_and_says_where_one_is_wrong(project: Project) -> None:
    project.snippet("book.py", f"rows = {ROWS}\n")
    project.weave()
    page = render(project, "::: book.py figure ledger=rows")
    assert len(page.select(".weave .weave-ledger tbody tr")) == 2
    assert page.select(".highlight") == []
    (problem,) = complaints(project, "::: book.py ledger=nothing")
    assert problem == (
        "docs/page.md:5: ledger=nothing of snippets/book.py: "
        'is no ledger: it must be {"de/dw": {"by hand": -4.0, ...}, ...}'
    )
    assert complaints(project, "::: book.py ledger=") == [
        'docs/page.md:5: ledger= is empty: write ledger="..."'
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
        (None, "is no table: it must be"),
        ([], "is no table: it must be"),
        ([1], "is no table: it must be"),
        ([{"a": 1}, {"b": 1}], "row 2 has other columns than the first"),
    ],
)
def test_what_is_no_table_is_refused(rows: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        render_table(rows)
