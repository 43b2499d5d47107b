"""The glossary: docs/glossary.md read as a list of terms.

An entry is a Markdown definition list of one term. Braces after the term hold its other forms and,
for a word too common to be a link wherever it occurs, `unmarked`:

    leaf { also="leaves, leaf tensor" }
    :   A number that no operation made.
        More about it, and a link to [its chapter](maths/engine.md).

A plural that ends in s need not be listed.
"""

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

from weave.problem import Problem
from weave.run.files import read_once
from weave.run.program import slug

FILE = "docs/glossary.md"
TERM = re.compile(r"(?P<name>\S.*?)(?: *\{:? *(?P<options>[^{}]*)\})?")
LINK = re.compile(r"\[(?P<words>[^\]]*)\]\((?P<target>[^)\s#]*)[^)]*\)")
SENTENCE = re.compile(r".*?[.?](?=\s|$)", re.DOTALL)


@dataclass(frozen=True)
class Term:
    """An entry: its name as the page shows it, its anchor, all its forms, its text in Markdown.

    `pages` are those its links lead to, below docs/. Prose may link to it if it is `marked`.
    """

    name: str
    slug: str
    forms: tuple[str, ...]
    text: str
    pages: tuple[str, ...]
    marked: bool
    line: int

    @property
    def sentence(self) -> str:
        """The first sentence, without Markdown's marks; its {{ values }} are not filled in."""
        match = SENTENCE.match(self.text)
        words = LINK.sub(lambda link: link["words"], match[0] if match else self.text)
        return re.sub(r"[`*]", "", words)


@read_once
def load_glossary(path: Path) -> list[Term]:
    """The terms of a glossary, in its order; an empty list where there is no such file.

    Raises Problem, with the line, for an entry that cannot be read, has no link, is in a wrong
    place, or has a form that another entry has.
    """
    terms: list[Term] = []
    owners: dict[str, Term] = {}
    letter = ""
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    rows = list(enumerate(text.splitlines(), 1))
    while rows:
        line, row = rows.pop(0)
        if row.startswith("## "):
            letter = row[3:].strip()
        elif letter and row.strip():
            term = _parse_entry(line, row, _definition(rows))
            _check_place(term, letter, terms[-1] if terms else None)
            for form in term.forms:
                other = owners.setdefault(form.lower(), term)
                if other is not term:
                    raise _problem(line, f"'{form}' stands in line {other.line} too: keep one")
            terms.append(term)
    return terms


def _definition(rows: list[tuple[int, str]]) -> str:
    """Take the lines of a definition from the front of `rows`."""
    lines: list[str] = []
    while rows and rows[0][1].startswith("    " if lines else ":   "):
        lines.append(rows.pop(0)[1][4:])
    return "\n".join(lines)


def _parse_entry(line: int, row: str, text: str) -> Term:
    match = TERM.fullmatch(row.rstrip())
    if not text or not match:
        mend = "write a term, below it a line `:   what it means.`, then lines"
        raise _problem(line, f"'{row[:40]}' is not an entry: {mend} that begin with four spaces")
    also, marked = _parse_options(line, match["options"] or "")
    words = match["name"].replace("`", "")
    pages = tuple(link["target"] for link in LINK.finditer(text) if "://" not in link["target"])
    term = Term(match["name"], slug(words), (words, *also), text, pages, marked, line)
    if not pages:
        raise _problem(line, f"'{words}' has no link: name its chapter, [so](maths/slope.md)")
    if "$" in term.sentence:
        raise _problem(line, f"'{words}' begins with a formula, which hover text cannot show")
    return term


def _parse_options(line: int, text: str) -> tuple[list[str], bool]:
    """The other forms, and whether the term may be marked."""
    also: list[str] = []
    marked = True
    try:
        words = shlex.split(text)
    except ValueError:
        raise _problem(line, "a quotation mark is not closed") from None
    for word in words:
        key, _, value = word.partition("=")
        if key == "also" and value:
            also = [form.strip() for form in value.split(",")]
        elif word == "unmarked":
            marked = False
        else:
            mend = 'write also="other, forms" or unmarked'
            raise _problem(line, f"there is no option '{word}': {mend}")
    return also, marked


def _check_place(term: Term, letter: str, before: Term | None) -> None:
    if term.slug[:1].upper() != letter:
        raise _problem(term.line, f"'{term.name}' does not belong under {letter}")
    if before and before.slug > term.slug:
        raise _problem(term.line, f"'{term.name}' belongs above '{before.name}': sort by letters")
    if before and before.slug == term.slug:
        raise _problem(term.line, f"'{term.name}' stands in line {before.line} too: keep one")


def _problem(line: int, message: str) -> Problem:
    return Problem(FILE, line, message)
