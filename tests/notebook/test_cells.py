"""The notebooks that the site offers, of programs and of chapters: each is what Jupyter reads."""

from __future__ import annotations

import nbformat
import pytest

from tests.support.book import BOOK, ROOT, SNIPPETS, site
from weave.notebook.cells import Piece, code_cell, format_notebook, words_cell

PROGRAMS = [path.relative_to(ROOT).with_suffix(".ipynb").as_posix() for path in SNIPPETS]
CHAPTERS = [page.notebook for page in BOOK.pages.values() if page.is_notebook]


def test_the_site_offers_the_notebook_of_every_program_and_every_chapter() -> None:
    names = {path.relative_to(site()).as_posix() for path in site().rglob("*.ipynb")}
    assert len(CHAPTERS) >= 20
    assert names >= {*PROGRAMS, *CHAPTERS}


def test_every_notebook_of_the_site_is_valid() -> None:
    """The build writes notebooks without asking nbformat whether they are."""
    invalid: dict[str, str] = {}
    for path in site().rglob("*.ipynb"):
        try:
            nbformat.validate(nbformat.reads(path.read_text(encoding="utf-8"), nbformat.NO_CONVERT))
        except nbformat.ValidationError as error:
            invalid[path.relative_to(site()).as_posix()] = error.message
    assert invalid == {}


def test_a_notebook_that_is_not_valid_would_be_noticed() -> None:
    cell = words_cell("Words.", 0) | {"id": "no id, for its spaces"}
    with pytest.raises(nbformat.ValidationError, match="no id"):
        nbformat.validate(nbformat.reads(format_notebook([cell]), nbformat.NO_CONVERT))


def test_a_cell_of_a_long_name_has_an_id_that_is_valid() -> None:
    cell = code_cell(Piece("x" * 100, "1"), 12, 1)
    nbformat.validate(nbformat.reads(format_notebook([cell]), nbformat.NO_CONVERT))
