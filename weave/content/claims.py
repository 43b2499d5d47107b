"""The register: what the book says of PyTorch's inside, read from the tests that hold it.

A claim is a test function with a docstring of one form: the claim, where it stands in PyTorch's
source, and what is often said instead. The file is read, not imported: nothing of it runs here.
What each release of PyTorch answered is on record in docs/releases.json.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from markdown.util import AtomicString

from weave.content.elements import marked, words
from weave.problem import Problem

RECORD = "docs/releases.json"
HELD = "held"
NOT_RUN = "not run"
REPOSITORY = "https://github.com/pytorch/pytorch/blob"
GENERATED = ("torch/include/", "torchgen/packaged/")  # where only the installed package has it
HEADING = re.compile(r"^# (\S.*)$", re.MULTILINE)
FORM = re.compile(
    r"(?P<text>\S[^\n]*(?:\n\S[^\n]*)*\.)\n\n"
    r"Source: (?P<path>[\w./-]+\.\w+), (?P<name>\S[^\n]*)"
    r'(?:\nRefutes: "(?P<refutes>[^\n"]+)")?'
)


@dataclass(frozen=True)
class Claim:
    """A claim: its anchor, its words, where PyTorch's source has it, what it refutes or "".

    `line` is where its test stands, and `group` the comment that heads the tests around it.
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
    found: dict[str, Claim] = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            group = next((text for line, text in reversed(headings) if line < node.lineno), "")
            claim = _claim(node, file, group)
            if claim.slug in found:
                message = f"'{claim.slug}' is claimed in line {found[claim.slug].line} too"
                raise Problem(file, node.lineno, f"{message}: give one of them another name")
            found[claim.slug] = claim
    return list(found.values())


def _claim(node: ast.FunctionDef, file: str, group: str) -> Claim:
    slug = node.name.removeprefix("test_").replace("_", "-")
    form = FORM.fullmatch(ast.get_docstring(node) or "")
    if not form:
        raise Problem(
            file,
            node.lineno,
            f"the docstring of {node.name} is no claim: write its sentences, an empty line, "
            '"Source: path, name" and, if need be, a line "Refutes: "..."" with the quotes',
        )
    text, refutes = " ".join(form["text"].split()), form["refutes"] or ""
    return Claim(slug, text, form["path"], form["name"], refutes, node.lineno, group)


def load_releases(root: Path) -> dict[str, dict[str, Any]]:
    """What is on record of each release, the newest first. Raises Problem if it is unreadable."""
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
    """The register as a page shows it: all claims, or of `releases` how each of them fared."""
    claims, record = load_claims(root / file, root), load_releases(root)
    if part not in {"", "releases"}:
        raise Problem(file, 0, f"has no part '{part}': write {file} or {file}#releases")
    return render_summary(claims, record) if part else render_claims(claims, record)


def render_summary(claims: Sequence[Claim], record: Mapping[str, Mapping[str, Any]]) -> ET.Element:
    """For each release how many claims held, and each claim and each program that differs."""
    made = ET.Element("ul")
    for release, answers in record.items():
        results = [_result(claim, answers) for claim in claims]
        held, not_run = results.count(HELD), results.count(NOT_RUN)
        other = len(answers["snippets"])
        item = ET.SubElement(made, "li")
        _counted(item, f"PyTorch |{release}| with Python |{answers['python']}|: ")
        _counted(item, f"of |{len(results)}| claims |{held}| held")
        _counted(item, f", |{len(results) - held - not_run}| differed")
        _counted(item, f", |{not_run}| not run" if not_run else "")
        _counted(item, f"; of |{answers['programs']}| programs |{other}| printed something else.")
        told = [(claim, r) for claim, r in zip(claims, results, strict=True) if r != HELD]
        if told or other:
            _differences(ET.SubElement(item, "ul"), told, answers["snippets"])
    return made


def _differences(
    parent: ET.Element, told: Iterable[tuple[Claim, str]], snippets: Mapping[str, str]
) -> None:
    for claim, result in told:
        item = ET.SubElement(parent, "li")
        ET.SubElement(item, "a", {"href": f"#{claim.slug}"}).text = AtomicString(claim.slug)
        words(item, ": ")
        ET.SubElement(item, "code").text = AtomicString(result)
    for file, what in snippets.items():
        item = ET.SubElement(parent, "li")
        ET.SubElement(item, "code").text = AtomicString(file)
        words(item, ": ")
        ET.SubElement(item, "code").text = AtomicString(what)


def render_claims(claims: Sequence[Claim], record: Mapping[str, Mapping[str, Any]]) -> ET.Element:
    """A row a claim, which can be linked to by its slug; a column a release, the newest first."""
    box = ET.Element("div", {"class": "weave-table", "tabindex": "0"})
    made = ET.SubElement(box, "table", {"class": "weave-rows weave-claims"})
    head = ET.SubElement(ET.SubElement(made, "thead"), "tr")
    for title in ("claim", "where it stands"):
        ET.SubElement(head, "th", {"scope": "col"}).text = AtomicString(title)
    for release in record:
        _number(ET.SubElement(head, "th", {"scope": "col"}), release)
    for group, members in groupby(claims, lambda claim: claim.group):
        body = ET.SubElement(made, "tbody")
        if group:
            wide = {"colspan": str(2 + len(record)), "scope": "rowgroup"}
            ET.SubElement(ET.SubElement(body, "tr"), "th", wide).text = AtomicString(group)
        for claim in members:
            _row(body, claim, record)
    return box


def _row(body: ET.Element, claim: Claim, record: Mapping[str, Mapping[str, Any]]) -> None:
    row = ET.SubElement(body, "tr", {"id": claim.slug})
    said = ET.SubElement(row, "td")
    marked(said, claim.text)
    if claim.refutes:
        ET.SubElement(said, "br")
        marked(ET.SubElement(said, "small"), f"Not so: “{claim.refutes}”")
    stands = ET.SubElement(row, "td")
    if not claim.path.startswith(GENERATED) and record:
        where = {"href": f"{REPOSITORY}/v{list(record)[-1]}/{claim.path}"}
        stands = ET.SubElement(stands, "a", where)
    ET.SubElement(stands, "code").text = AtomicString(claim.path)
    ET.SubElement(stands, "br")
    ET.SubElement(stands, "code").text = AtomicString(claim.name)
    for release, answers in record.items():
        result, cell = _result(claim, answers), ET.SubElement(row, "td", {"data-release": release})
        if result in {HELD, NOT_RUN}:
            cell.text = AtomicString(result)
        else:
            words(cell, "differs: ")
            ET.SubElement(cell, "code").text = AtomicString(result)


def _result(claim: Claim, answers: Mapping[str, Any]) -> str:
    return str(answers["claims"].get(claim.slug, NOT_RUN))


def _number(parent: ET.Element, text: str) -> None:
    """A number that comes from the record, as a page marks such numbers."""
    ET.SubElement(parent, "data", {"value": text, "title": RECORD}).text = AtomicString(text)


def _counted(parent: ET.Element, text: str) -> None:
    """Words in which |this| is a number from the record."""
    for place, part in enumerate(text.split("|")):
        if place % 2:
            _number(parent, part)
        else:
            words(parent, part)
