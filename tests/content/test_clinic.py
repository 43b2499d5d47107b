"""The error clinic: each entry has its parts, and its message and place are those of a run."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping

import pytest

from tests.support.book import ROOT
from tests.support.entries import ENTRIES, message
from tests.support.project import Project
from tests.support.raised import Place, list_places
from tests.support.render import complaints, render, select_only
from weave.content.clinic import Entry, Message, find_message, parse_entries
from weave.run.program import load_program

LIVE = [entry for entry in ENTRIES if entry.program]
PARTS = ("**It means** ", "**Why.** ", "**Mend it** ")
NOWHERE = "C++ that does not say where"  # some of it sets the error without a place
PYTHON = "Raised by Python, outside of PyTorch."  # an attribute or an operator that is not there
PYTHONS = {"AttributeError", "TypeError"}
RAISED = re.compile(
    rf"^(?:{re.escape(PYTHON[:-1])}|Raised in (?:{re.escape(NOWHERE)}|`([^`]+)`(?:, `([^`]+)`)?))"
    r"\. More: .*\]\(\.\./\w+/",
    re.MULTILINE,
)


each = pytest.mark.parametrize("entry", ENTRIES, ids=[entry.place for entry in ENTRIES])
live = pytest.mark.parametrize("entry", LIVE, ids=[entry.place for entry in LIVE])


def words(text: str) -> str:
    """The letters and digits of a text, so that marks of Markdown do not matter."""
    return " ".join(re.findall(r"\w+", text.lower().replace("…", " ")))


@each
def test_an_entry_says_what_it_means_why_and_what_mends_it(entry: Entry) -> None:
    assert [part for part in PARTS if f"\n{part}" not in entry.text] == []
    assert RAISED.search(entry.text)


@each
def test_its_heading_is_a_stretch_of_its_message(entry: Entry) -> None:
    said = words(message(entry).text)
    assert [s for s in entry.title.replace("`", "").split("…") if words(s) not in said] == []


@live
def test_its_program_asserts_the_message_and_what_the_mend_does(entry: Entry) -> None:
    program = load_program(ROOT / "snippets" / entry.program, ROOT)
    cells = {cell.name: cell.source for cell in program.cells}
    assert f"::: {entry.program}#mend" in entry.text
    made = {n.id for n in ast.walk(ast.parse(cells["mend"])) if isinstance(n, ast.Name)}
    asserts = [n for n in ast.walk(ast.parse(cells["check"])) if isinstance(n, ast.Assert)]
    named = [{n.id for n in ast.walk(a) if isinstance(n, ast.Name)} for a in asserts]
    assert any("message" in names for names in named)
    assert any(names & made - {"message"} for names in named)


@pytest.fixture(scope="module")
def places() -> Mapping[str, list[Place]]:
    files = [ROOT / "snippets" / entry.program for entry in LIVE]
    found = list_places(files)
    return {entry.program: found[str(file)] for entry, file in zip(LIVE, files, strict=True)}


@live
def test_it_is_raised_where_the_entry_says(entry: Entry, places: Mapping[str, list[Place]]) -> None:
    said = RAISED.search(entry.text)
    assert said
    kind, text = message(entry).kind, message(entry).text
    assert not said[0].startswith(PYTHON) or kind in PYTHONS
    found = {
        (p.file, p.function)
        for p in places[entry.program]
        if text.startswith(p.message) or p.message.startswith(text)  # a program may keep less
    }
    assert found == {(said[1] or "", said[2] or "")}


def test_no_address_and_no_message_stands_twice() -> None:
    texts = [message(entry).text for entry in ENTRIES]
    assert len(set(texts)) == len(texts)
    assert len({entry.place for entry in ENTRIES}) == len(ENTRIES)


# The list, in a book in miniature

PAGE = """\
# Calling

## No message { #none }

Words.

## It `broke` { #broke }

::: clinic/broke.py#message

**Also worded:** `it "fell"`, `` `it` split ``.

## Elsewhere { #elsewhere }

```text
torch.OddError: it broke on
another machine
```

## Without an address

::: clinic/broke.py#message
"""
BROKE = """\
# %% message
try:
    raise ValueError("it <broke>")
except ValueError as error:
    message = str(error)
    print(f"ValueError: {message}")
"""


def test_an_entry_is_a_heading_with_an_address_and_a_message() -> None:
    entries = list(parse_entries("clinic/a.md", PAGE))
    assert [(e.slug, e.line, e.program) for e in entries] == [
        ("broke", 7, "clinic/broke.py"),
        ("elsewhere", 13, ""),
    ]
    assert [e.also for e in entries] == [('it "fell"', "`it` split"), ()]
    quoted = find_message(entries[1], lambda _: pytest.fail("it has no program"))
    assert quoted == Message("OddError", "it broke on\nanother machine")


def test_the_list_has_each_message_and_leads_to_its_entry(project: Project) -> None:
    project.snippet("clinic/broke.py", BROKE)
    project.write("docs/clinic/a.md", PAGE)
    soup = render(project, "# All\n\n::: docs/clinic/#messages\n")
    first, second = soup.select("[data-message]")
    assert first.attrs == {
        "data-kind": "ValueError",
        "data-message": "it <broke>",
        "data-also": 'it "fell" | `it` split',
    }
    assert second["data-message"] == "it broke on another machine"
    link = select_only(soup, "li:first-child a")
    assert (link["href"], link.text) == ("clinic/a.md#broke", "It broke")


def test_a_run_without_a_message_and_a_folder_without_entries_are_problems(
    project: Project,
) -> None:
    project.snippet("clinic/broke.py", "# %% message\nprint('ValueError: it broke')\n")
    project.write("docs/clinic/a.md", PAGE)
    (problem,) = complaints(project, "# All\n\n::: docs/clinic/#messages\n")
    assert "keeps no message: write" in problem
    (problem,) = complaints(project, "# All\n\n::: docs/nowhere/#messages\n")
    assert "no page below docs/nowhere/ has an entry" in problem
