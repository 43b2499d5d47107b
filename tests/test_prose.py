"""The English of the book: proselint's checks, and those of the book's own style.

Both read the pages' words. The book's own style also reads what else a reader can see: programs,
notebooks, what the loom says, and the register of claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from proselint.checks import __register__
from proselint.config import DEFAULT
from proselint.registry import CheckRegistry
from proselint.tools import LintFile

from tests.support.book import BOOK, ROOT
from tests.support.style import FORMS, STYLE

PAGES = [*sorted(BOOK.pages), "README.md", "CONTRIBUTING.md"]
WORDS = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("docs", "snippets", "weave")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".md", ".py", ".ipynb", ".css", ".js"}
)
# What is not prose; it keeps its line breaks, so that a complaint has the right line.
NO_PROSE = re.compile(
    r"\A---\n.*?^---$"  # settings
    r"|^```.*?^```$|^[ \t]*:::.*?(?=\n\s*\n|\Z)|\$\$.*?\$\$",
    re.DOTALL | re.MULTILINE,
)
# Markdown's signs are no prose either; what stands for a word becomes one, and so does a term that
# proselint would write otherwise.
SIGNS = re.compile(r"^[!?]{3}\+? \w+|\s?\{[:.#][^}]*\}|\]\([^)]*\)|<[^>]+>|^\|.*\|$", re.MULTILINE)
WORD = re.compile(r"\$[^$\n]+\$|`[^`\n]+`|\{\{.*?\}\}|\bsaliency\b")
# Checks of proselint that this book does without, each with its reason.
WITHOUT = {
    "typography.symbols.curly_quotes": "straight ones are Markdown's own, around titles",
    "misc.preferred_forms": "for it a word ends before a letter such as the last of Güneş",
}
CHECKS = DEFAULT["checks"] | dict.fromkeys(WITHOUT, False)
MAIN_PATH = 16_000  # words at most
CONFIG = {**DEFAULT, "checks": dict(sorted(CHECKS.items(), reverse=True))}


@pytest.fixture(scope="module", autouse=True)
def registry() -> None:
    """proselint's own checks, registered once a process."""
    if not CheckRegistry().checks:
        CheckRegistry().register_many(__register__)


def prose(text: str) -> str:
    blocks = NO_PROSE.sub(lambda match: "\n" * match[0].count("\n"), text)
    return SIGNS.sub("", WORD.sub(lambda match: f"word{match.start()}", blocks))


def complaints(file: str, text: str) -> Iterator[str]:
    for result in LintFile(file, text).lint(CONFIG):
        yield f"{file}:{result.pos[0] - 1}: {result.check_result.message}"


def own_complaints(file: str) -> list[str]:
    text = (ROOT / file).read_text(encoding="utf-8")
    return [
        f"{file}:{text[: result.span[0]].count(chr(10)) + 1}: {result.message}"
        for result in STYLE.check(f"{text}\n")
    ]


@pytest.mark.parametrize("file", PAGES)
def test_proselint_has_no_complaint(file: str) -> None:
    text = prose((ROOT / file).read_text(encoding="utf-8"))
    assert list(complaints(file, text)) == []


@pytest.mark.parametrize("folder", ["docs", "snippets", "weave", "."])
def test_nothing_is_written_that_the_book_does_not_write(folder: str) -> None:
    files = [file for file in WORDS if file.startswith(f"{folder}/")]
    files = files or ["README.md", "CONTRIBUTING.md", "tests/test_claims.py"]
    assert [complaint for file in files for complaint in own_complaints(file)] == []


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("A nought is here.", 1),
        ("The slope of e in d, by a hair.", 2),
        ("It is PyTorch in small.", 1),
        ("A hairline in small steps is no nuisance.", 0),
    ],
)
def test_the_style_finds_what_it_is_for(sentence: str, number: int) -> None:
    assert len(list(STYLE.check(sentence))) == number


def test_every_form_is_a_pattern() -> None:
    assert all(re.compile(form) for form in FORMS)


def test_a_check_that_is_left_out_is_one_of_proselint() -> None:
    assert [
        name for name in WITHOUT if not any(c.matches_partial(name) for c in __register__)
    ] == []


def test_the_main_path_is_short_enough() -> None:
    words = {page: BOOK.pages[f"docs/{page}"].words for page in BOOK.chapters}
    assert len(words) == 19
    assert sum(words.values()) <= MAIN_PATH, words
