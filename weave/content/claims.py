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
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from weave.content.elements import parse_html
from weave.draw.table import render_groups, render_words
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
            f"the docstring of {node.name} is not a claim: write its sentences, an empty line, "
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
    numbers = {release: [int(n) for n in re.findall(r"\d+", release)] for release in record}
    return {r: record[r] for r in sorted(record, key=numbers.__getitem__, reverse=True)}


def render_register(file: str, part: str, root: Path) -> ET.Element:
    """The register as a page shows it: all claims, or as `releases` how each release fared."""
    claims, record = load_claims(root / file, root), load_releases(root)
    if part not in {"", "releases"}:
        raise Problem(file, 0, f"has no part '{part}': write {file} or {file}#releases")
    return parse_html(_render_releases(claims, record) if part else _render_claims(claims, record))


def _render_releases(claims: Sequence[Claim], record: Record) -> str:
    """For each release how many claims held, and each claim and each program that differs."""
    items = []
    for release, answers in record.items():
        results = [_result(claim, answers) for claim in claims]
        held, not_run = results.count(HELD), results.count(NOT_RUN)
        changed = answers["snippets"]
        skipped = f", {_number(not_run)} not run" if not_run else ""
        counts = (
            f"PyTorch {_number(release)} with Python {_number(answers['python'])}: "
            f"of {_number(len(claims))} claims {_number(held)} held, "
            f"{_number(len(claims) - held - not_run)} differed{skipped}; "
            f"of {_number(answers['programs'])} programs "
            f"{_number(len(changed))} had another output."
        )
        others = [(c.slug, r) for c, r in zip(claims, results, strict=True) if r != HELD]
        named = [(f'<a href="#{slug}">{slug}</a>', result) for slug, result in others]
        named += [(f"<code>{escape(file)}</code>", change) for file, change in changed.items()]
        rows = "".join(f"<li>{name}: <code>{escape(text)}</code></li>" for name, text in named)
        items.append(f"<li>{counts}{f'<ul>{rows}</ul>' if rows else ''}</li>")
    return f"<ul>{''.join(items)}</ul>"


def _render_claims(claims: Sequence[Claim], record: Record) -> str:
    """A row for each claim, with its slug as anchor; a column for each release, newest first."""
    titles = ["claim", "where it stands", *map(_number, record)]
    head = "".join(f'<th scope="col">{title}</th>' for title in titles)
    groups = (
        (escape(group), [_render_row(claim, record) for claim in members])
        for group, members in groupby(claims, lambda claim: claim.group)
    )
    return (
        '<div class="weave-table" tabindex="0"><table class="weave-rows weave-claims">'
        f"<thead><tr>{head}</tr></thead>{render_groups(groups, len(titles))}</table></div>"
    )


def _render_row(claim: Claim, record: Record) -> str:
    statement = render_words(claim.text)
    if claim.refutes:
        statement += f"<br/><small>{render_words(f'Not so: “{claim.refutes}”')}</small>"
    source = f"<code>{escape(claim.path)}</code><br/><code>{escape(claim.name)}</code>"
    if not claim.path.startswith(GENERATED) and record:
        url = f"{REPOSITORY}/v{list(record)[-1]}/{claim.path}"
        source = f'<a href="{url}">{source}</a>'
    cells = [f"<td>{statement}</td><td>{source}</td>"]
    for release, answers in record.items():
        result = _result(claim, answers)
        words = result if result in {HELD, NOT_RUN} else f"differs: <code>{escape(result)}</code>"
        cells.append(f'<td data-release="{release}">{words}</td>')
    return f'<tr id="{claim.slug}">{"".join(cells)}</tr>'


def _result(claim: Claim, answers: Mapping[str, Any]) -> str:
    return str(answers["claims"].get(claim.slug, NOT_RUN))


def _number(number: object) -> str:
    """A number from the record, marked as pages mark such numbers."""
    return f'<data value="{number}" title="{RECORD}">{number}</data>'
