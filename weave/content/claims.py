"""The register: what the book says about PyTorch's internals, read from the tests that check it.

A claim is a test function with a docstring of one form: the claim, its place in PyTorch's source,
and what is often said instead. The file is read, not imported: nothing in it runs here.
docs/releases.json records how each release of PyTorch fared.
"""

import ast
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from markdown.util import AtomicString

from weave.content.elements import add, add_marked, add_words
from weave.problem import Problem

RECORD = "docs/releases.json"
HELD = "held"
NOT_RUN = "not run"
REPOSITORY = "https://github.com/pytorch/pytorch/blob"
GENERATED = ("torch/include/", "torchgen/packaged/")  # not in the repository
Record = Mapping[str, Mapping[str, Any]]  # of JSON, by release
HEADING = re.compile(r"^# (\S.*)$", re.MULTILINE)
FORM = re.compile(
    r"(?P<text>\S[^\n]*(?:\n\S[^\n]*)*\.)\n\n"
    r"Source: (?P<path>[\w./-]+\.\w+), (?P<name>\S[^\n]*)"
    r'(?:\nRefutes: "(?P<refutes>[^\n"]+)")?'
)


@dataclass(frozen=True)
class Claim:
    """A claim: its anchor, its words, its place in PyTorch's source, what it refutes or "".

    `line` is the line of its test, and `group` the comment that heads the tests around it.
    """

    slug: str
    text: str
    path: str
    name: str
    refutes: str
    line: int
    group: str


def load_claims(path: Path, root: Path) -> list[Claim]:
    """The claims of a file of tests. Raises Problem where a docstring has another form."""
    file = path.relative_to(root).as_posix()
    try:
        source = path.read_text(encoding="utf-8")
        tree = ast.parse(source)
    except OSError:
        raise Problem(file, 0, "there is no such file of claims") from None
    except SyntaxError as error:
        raise Problem(file, error.lineno or 0, f"is not valid Python: {error.msg}") from None
    headings = [(source.count("\n", 0, h.start()) + 1, h[1]) for h in HEADING.finditer(source)]
    claims: dict[str, Claim] = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            group = next((text for line, text in reversed(headings) if line < node.lineno), "")
            claim = _parse_claim(node, file, group)
            if claim.slug in claims:
                message = f"'{claim.slug}' is claimed in line {claims[claim.slug].line} too"
                raise Problem(file, node.lineno, f"{message}: give one of them another name")
            claims[claim.slug] = claim
    return list(claims.values())


def _parse_claim(node: ast.FunctionDef, file: str, group: str) -> Claim:
    slug = node.name.removeprefix("test_").replace("_", "-")
    form = FORM.fullmatch(ast.get_docstring(node) or "")
    if not form:
        message = (
            f"the docstring of {node.name} is no claim: write its sentences, an empty line, "
            '"Source: path, name" and, if need be, a line "Refutes: "..."" with the quotes'
        )
        raise Problem(file, node.lineno, message)
    text, refutes = " ".join(form["text"].split()), form["refutes"] or ""
    return Claim(slug, text, form["path"], form["name"], refutes, node.lineno, group)


def load_releases(root: Path) -> dict[str, dict[str, Any]]:
    """The record of each release, the newest first. Raises Problem if it is unreadable.

    Each has the results of `claims`, the differences of `snippets`, and the versions of the run.
    """
    try:
        record: dict[str, dict[str, Any]] = json.loads((root / RECORD).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise Problem(RECORD, 0, f"is no record: {error}") from None
    return dict(sorted(record.items(), key=lambda item: _numbers(item[0]), reverse=True))


def _numbers(version: str) -> list[int]:
    return [int(digits) for digits in re.findall(r"\d+", version)]


def render_register(file: str, part: str, root: Path) -> ET.Element:
    """The register as a page shows it: all claims, or as `releases` how each release fared."""
    claims, record = load_claims(root / file, root), load_releases(root)
    if part not in {"", "releases"}:
        raise Problem(file, 0, f"has no part '{part}': write {file} or {file}#releases")
    return _render_releases(claims, record) if part else _render_claims(claims, record)


def _render_releases(claims: Sequence[Claim], record: Record) -> ET.Element:
    """For each release how many claims held, and each claim and each program that differs."""
    summary = ET.Element("ul")
    for release, answers in record.items():
        results = [_result(claim, answers) for claim in claims]
        held, not_run = results.count(HELD), results.count(NOT_RUN)
        changed = answers["snippets"]
        item = ET.SubElement(summary, "li")
        _add_counts(item, f"PyTorch |{release}| with Python |{answers['python']}|: ")
        _add_counts(item, f"of |{len(results)}| claims |{held}| held")
        _add_counts(item, f", |{len(results) - held - not_run}| differed")
        _add_counts(item, f", |{not_run}| not run" if not_run else "")
        programs = f"of |{answers['programs']}| programs |{len(changed)}| printed something else."
        _add_counts(item, f"; {programs}")
        others = [(c.slug, r) for c, r in zip(claims, results, strict=True) if r != HELD]
        if others or changed:
            differences = ET.SubElement(item, "ul")
            for slug, result in others:
                row = ET.SubElement(differences, "li")
                add(row, "a", slug, href=f"#{slug}").tail = AtomicString(": ")
                add(row, "code", result)
            for file, difference in changed.items():
                row = ET.SubElement(differences, "li")
                add(row, "code", file).tail = AtomicString(": ")
                add(row, "code", difference)
    return summary


def _render_claims(claims: Sequence[Claim], record: Record) -> ET.Element:
    """A row for each claim, with its slug as anchor; a column for each release, newest first."""
    box = ET.Element("div", {"class": "weave-table", "tabindex": "0"})
    table = ET.SubElement(box, "table", {"class": "weave-rows weave-claims"})
    head = ET.SubElement(ET.SubElement(table, "thead"), "tr")
    for title in ("claim", "where it stands"):
        add(head, "th", title, scope="col")
    for release in record:
        _add_number(ET.SubElement(head, "th", {"scope": "col"}), release)
    for group, members in groupby(claims, lambda claim: claim.group):
        body = ET.SubElement(table, "tbody")
        if group:
            columns = str(2 + len(record))
            add(ET.SubElement(body, "tr"), "th", group, colspan=columns, scope="rowgroup")
        for claim in members:
            _add_row(body, claim, record)
    return box


def _add_row(body: ET.Element, claim: Claim, record: Record) -> None:
    row = ET.SubElement(body, "tr", {"id": claim.slug})
    statement = ET.SubElement(row, "td")
    add_marked(statement, claim.text)
    if claim.refutes:
        ET.SubElement(statement, "br")
        add_marked(ET.SubElement(statement, "small"), f"Not so: “{claim.refutes}”")
    source = ET.SubElement(row, "td")
    if not claim.path.startswith(GENERATED) and record:
        url = f"{REPOSITORY}/v{list(record)[-1]}/{claim.path}"
        source = ET.SubElement(source, "a", {"href": url})
    add(source, "code", claim.path)
    ET.SubElement(source, "br")
    add(source, "code", claim.name)
    for release, answers in record.items():
        result, cell = _result(claim, answers), ET.SubElement(row, "td", {"data-release": release})
        if result in {HELD, NOT_RUN}:
            add_words(cell, result)
        else:
            add_words(cell, "differs: ")
            add(cell, "code", result)


def _result(claim: Claim, answers: Mapping[str, Any]) -> str:
    return str(answers["claims"].get(claim.slug, NOT_RUN))


def _add_number(parent: ET.Element, text: str) -> None:
    """Add a number from the record, marked as pages mark such numbers."""
    add(parent, "data", text, value=text, title=RECORD)


def _add_counts(parent: ET.Element, text: str) -> None:
    """Add words in which |this| is a number from the record."""
    for place, part in enumerate(text.split("|")):
        if place % 2:
            _add_number(parent, part)
        else:
            add_words(parent, part)
