"""The register of claims: its form, its table, and that page, tests and record say the same."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
import torch
from bs4 import BeautifulSoup, Tag

from tests.support.book import PAGES, ROOT, SHARED, edition, site, soup, tracked
from tests.support.project import Project
from tests.support.render import complaints, render
from tools import releases
from weave.content import claims
from weave.content.claims import Claim, load_claims, load_releases
from weave.content.quotes import find_packages
from weave.problem import Problem

FILE = ROOT / "tests" / "test_claims.py"
CLAIMS = load_claims(FILE, ROOT)
PINNED = dict(re.findall(r"(?m)^([\w.-]+)==([\w.]+)", (ROOT / "requirements.txt").read_text()))
every = pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.slug)
TWO = '''\
"""Claims."""

# Small numbers


def helper():
    """Is no claim."""


def test_one_and_one():
    """One `1` and another
    make two.

    Source: torch/add.h, Add::two
    Refutes: "It is `3`"
    """


# Large numbers


def test_many():
    """Many are more.

    Source: torchgen/packaged/many.yaml, many
    """
'''
ANSWERS = {
    "2.9.0": {
        "python": "3.11",
        "programs": 7,
        "claims": {"many": "held", "one-and-one": "held"},
        "snippets": {},
    },
    "2.13.0": {
        "python": "3.12",
        "programs": 8,
        "claims": {"one-and-one": "assert 2 == <3>"},
        "snippets": {"snippets/sum.py": "line 1 is '2', not '3'"},
    },
}


def write(project: Project, text: str = TWO) -> Path:
    project.write("docs/releases.json", json.dumps(ANSWERS))
    path = project.root / "tests" / "test_few.py"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    return path


def shown(project: Project, block: str) -> BeautifulSoup:
    return render(project, block)


def texts(row: Tag) -> list[str]:
    return [" ".join(cell.get_text(" ").split()) for cell in row.select("th, td")]


# The form of a claim


def test_a_claim_is_read_with_its_words_its_place_and_what_it_refutes(project: Project) -> None:
    path = write(project)
    assert load_claims(path, project.root) == [
        Claim(
            slug="one-and-one",
            text="One `1` and another make two.",
            path="torch/add.h",
            name="Add::two",
            refutes="It is `3`",
            line=10,
            group="Small numbers",
        ),
        Claim(
            "many", "Many are more.", "torchgen/packaged/many.yaml", "many", "", 22, "Large numbers"
        ),
    ]


def test_a_file_of_claims_is_read_and_not_run(project: Project) -> None:
    path = write(
        project, 'raise SystemExit\n\n\ndef test_a():\n    """A.\n\n    Source: a.h, a\n    """\n'
    )
    assert [claim.slug for claim in load_claims(path, project.root)] == ["a"]


@pytest.mark.parametrize(
    "docstring",
    [
        "",
        "It is.",
        "It is.\n\nSource: torch/add.h",
        "It is.\n\nSource: somewhere, Add",
        "It is.\nSource: torch/add.h, Add",
        "It is\n\nSource: torch/add.h, Add",
        "It is.\n\nIt is.\n\nSource: torch/add.h, Add",
        "It is.\n\nSource: torch/add.h, Add\nRefutes: It is not",
        'It is.\n\nSource: torch/add.h, Add\n\nRefutes: "It is not"',
        'It is.\n\nRefutes: "It is not"\nSource: torch/add.h, Add',
        "It is.\n\nSource: torch/add.h, Add\nMore.",
    ],
)
def test_a_docstring_of_another_form_is_named_with_its_line(
    project: Project, docstring: str
) -> None:
    path = write(project, f"\n\ndef test_sum():\n    {docstring!r}\n")
    with pytest.raises(Problem, match=r"^tests/test_few.py:3: the docstring of test_sum is no"):
        load_claims(path, project.root)


def test_two_claims_of_one_name_are_named_with_both_lines(project: Project) -> None:
    path = write(project, TWO.replace("test_many", "test_one_and_one"))
    with pytest.raises(Problem) as error:
        load_claims(path, project.root)
    assert str(error.value) == (
        "tests/test_few.py:22: 'one-and-one' is claimed in line 10 too: "
        "give one of them another name"
    )


def test_a_file_that_is_missing_or_no_python_is_named(project: Project) -> None:
    with pytest.raises(Problem, match=r"^tests/test_few.py:2: is not valid Python: "):
        load_claims(write(project, "\ndef test(:\n"), project.root)
    with pytest.raises(Problem, match=r"^tests/none.py: there is no such file of claims"):
        load_claims(project.root / "tests" / "none.py", project.root)


def test_a_record_that_cannot_be_read_is_named(project: Project) -> None:
    write(project)
    project.write("docs/releases.json", "{")
    with pytest.raises(Problem, match=r"^docs/releases.json: is no record"):
        load_releases(project.root)


# The table


def test_a_page_shows_a_row_a_claim_and_a_column_a_release_the_newest_first(
    project: Project,
) -> None:
    write(project)
    page = shown(project, "::: tests/test_few.py")
    (table,) = page.select(".weave-table[tabindex='0'] > table.weave-rows")
    assert [texts(row) for row in table.select("tr")] == [
        ["claim", "where it stands", "2.13.0", "2.9.0"],
        ["Small numbers"],
        [
            "One 1 and another make two. Not so: “It is 3 ”",
            "torch/add.h Add::two",
            "differs: assert 2 == <3>",
            "held",
        ],
        ["Large numbers"],
        ["Many are more.", "torchgen/packaged/many.yaml many", "not run", "held"],
    ]
    assert [code.get_text() for code in table.select("#one-and-one td:first-child code")] == [
        "1",
        "3",
    ]


def test_a_row_can_be_linked_to_and_leads_to_the_source_if_the_repository_has_it(
    project: Project,
) -> None:
    write(project)
    page = shown(project, "::: tests/test_few.py")
    assert [row["id"] for row in page.select("tr[id]")] == ["one-and-one", "many"]
    links = [str(link["href"]) for link in page.select("tr[id] a")]
    assert links == ["https://github.com/pytorch/pytorch/blob/v2.9.0/torch/add.h"]


def test_a_page_tells_how_each_release_fared_and_what_differed(project: Project) -> None:
    write(project)
    page = shown(project, "::: tests/test_few.py#releases")
    first, second = page.select("ul:not(ul ul) > li")
    differences = [item.get_text() for item in first.select("li")]
    assert differences == [
        "one-and-one: assert 2 == <3>",
        "many: not run",
        "snippets/sum.py: line 1 is '2', not '3'",
    ]
    assert first.get_text().splitlines()[0] == (
        "PyTorch 2.13.0 with Python 3.12: of 2 claims 0 held, 1 differed, 1 not run; "
        "of 8 programs 1 had another output."
    )
    assert second.get_text().strip() == (
        "PyTorch 2.9.0 with Python 3.11: of 2 claims 2 held, 0 differed; "
        "of 7 programs 0 had another output."
    )
    assert [str(link["href"]) for link in page.select("li a")] == ["#one-and-one", "#many"]
    numbers = "2.13.0 3.12 2 0 1 1 8 1 2.9.0 3.11 2 2 0 7 0"
    assert [data.get_text() for data in page.select("data")] == numbers.split()


def test_markdown_leaves_the_words_of_claims_and_differences_alone(project: Project) -> None:
    strange = "a_b_c *d* <e> {{ f }} [g](h)"
    write(project, TWO.replace("Many are more", strange))
    assert strange in shown(project, "::: tests/test_few.py").get_text()


def test_without_a_record_a_page_shows_the_claims_alone(project: Project) -> None:
    write(project)
    (project.root / "docs" / "releases.json").unlink()
    page = shown(project, "::: tests/test_few.py")
    assert texts(page.select("tr")[2])[1:] == ["torch/add.h Add::two"]
    assert shown(project, "::: tests/test_few.py#releases").select("li") == []


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ("::: tests/test_none.py", "tests/test_none.py: there is no such file of claims"),
        ("::: tests/test_few.py#sums", "tests/test_few.py: has no part 'sums': write"),
    ],
)
def test_a_page_names_the_place_that_asked_for_claims(
    project: Project, block: str, message: str
) -> None:
    write(project)
    (problem,) = complaints(project, block)
    assert problem.startswith(f"docs/page.md:5 -> {message}")


# The claims of the book


def test_the_register_has_at_least_fifty_claims_in_groups() -> None:
    assert len(CLAIMS) >= 50
    assert all(claim.group for claim in CLAIMS)
    groups = [claim.group for claim in CLAIMS]
    assert sorted(groups, key=groups.index) == groups


@every
def test_a_claim_has_a_short_name_and_no_banned_word(claim: Claim) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+){0,5}", claim.slug)
    assert not re.search(r"\btape\b|—", claim.text + claim.refutes)
    assert claim.text.count("`") % 2 == claim.refutes.count("`") % 2 == 0
    assert not re.search(r"\d", re.sub(r"`[^`]*`", "", claim.text + claim.refutes))


def in_the_package(claim: Claim) -> Path | None:
    """The file that a claim names, where the installed PyTorch has it."""
    places = (find_packages() / claim.path, find_packages() / "torch" / "include" / claim.path)
    return next((place for place in places if place.is_file()), None)


def stands(claim: Claim) -> bool:
    """Whether the file has what the claim names: of a qualified name, every part."""
    place = in_the_package(claim)
    assert place
    parts = [claim.name] if claim.path.endswith(".yaml") else re.split(r"::|\.", claim.name)
    text = place.read_text(encoding="utf-8")
    return all(part.removesuffix("()") in text for part in parts)


@every
def test_the_source_has_what_a_claim_names_where_the_package_has_the_source(claim: Claim) -> None:
    if in_the_package(claim) is None:  # only C++ that was compiled is not in the package
        assert re.fullmatch(r"(torch/csrc|aten/src|c10)/[\w/]+\.cpp", claim.path)
    else:
        assert stands(claim)


def test_a_name_that_is_not_in_the_source_would_be_noticed() -> None:
    claim = Claim("a", "A.", "torch/csrc/autograd/node.h", "Node::forty_two", "", 1, "")
    assert not stands(claim)
    assert in_the_package(Claim("a", "A.", "torch/csrc/autograd/not.h", "Node", "", 1, "")) is None


# The page


def page() -> BeautifulSoup:
    return soup("checked.md")


@every
def test_a_claim_stands_on_the_page_under_its_name(claim: Claim) -> None:
    (row,) = page().select(f"tr[id='{claim.slug}']")
    words = claim.text.replace("`", "")
    assert row.select("td")[0].get_text().startswith(words)
    assert claim.refutes.replace("`", "") in row.get_text()


def test_the_page_has_no_row_but_the_claims_and_a_column_for_each_release() -> None:
    assert [row["id"] for row in page().select("table tr[id]")] == [c.slug for c in CLAIMS]
    versions = [data.get_text() for data in page().select("thead data")]
    assert versions == list(load_releases(ROOT))


def test_the_page_is_beside_the_path_and_the_record_is_no_page() -> None:
    assert "checked.md" in PAGES
    assert not (site() / "releases.json").exists()
    assert claims.RECORD in tracked()


def test_every_link_to_a_claim_leads_to_one() -> None:
    links = [
        anchor
        for path in (ROOT / "docs").rglob("*.md")
        for anchor in re.findall(r"checked\.md#([\w-]+)", path.read_text())
    ]
    assert set(links) - {claim.slug for claim in CLAIMS} - {"the-claims", "the-releases"} == set()


# The record


def wrong(record: dict[str, Any], slugs: set[str]) -> list[str]:
    """What a record has too few or too many of, and answers that cannot be."""
    return [
        f"{release}: {slug}"
        for release, answers in record.items()
        for slug in sorted(slugs ^ answers["claims"].keys())
    ]


def test_the_record_has_the_claims_of_the_file_for_each_release() -> None:
    record = load_releases(ROOT)
    assert len(record) >= 2
    assert wrong(record, {claim.slug for claim in CLAIMS}) == []


def test_a_missing_or_a_stale_claim_of_the_record_is_named() -> None:
    record = {"2.0": {"claims": {"a": "held", "old": "held"}}}
    assert wrong(record, {"a", "new"}) == ["2.0: new", "2.0: old"]


def test_with_the_pinned_release_every_claim_held_and_every_program_printed_the_same() -> None:
    assert torch.__version__.split("+")[0] == PINNED["torch"]
    answers = load_releases(ROOT)[PINNED["torch"]]
    assert {slug for slug, said in answers["claims"].items() if said != claims.HELD} == set()
    assert answers["snippets"] == {}


def test_the_record_names_no_program_that_is_not_there() -> None:
    programs = [file for answers in load_releases(ROOT).values() for file in answers["snippets"]]
    assert [file for file in programs if not (ROOT / file).is_file()] == []


def test_the_record_is_written_as_the_command_writes_it(tmp_path: Path) -> None:
    path = tmp_path / "releases.json"
    for release, answers in load_releases(ROOT).items():
        releases.write(path, release, answers)
    assert path.read_bytes() == (ROOT / claims.RECORD).read_bytes()
    assert path.stat().st_size < 40_000


# The command that makes the record


def test_the_answers_of_a_release_are_read_from_pytests_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "book"
    (root / "tests").mkdir(parents=True)
    (root / "tests" / "test_claims.py").write_text(
        "import warnings\nimport pytest\n\n"
        "def test_true_sum(): assert 1 + 1 == 2\n"
        "def test_false_sum(): assert 1 + 1 == 3\n"
        "def test_failing_sum(): raise ValueError(object())\n"
        "def test_warning(): warnings.warn('old', stacklevel=1)\n"
        "@pytest.mark.skip(reason='no time')\ndef test_skipped_sum(): pass\n"
    )
    monkeypatch.setattr(releases, "ROOT", root)
    assert releases.claims(sys.executable) == {
        "true-sum": "held",
        "false-sum": "assert (1 + 1) == 3",
        "failing-sum": "ValueError: <object object at 0x...>",
        "warning": "UserWarning: old",
        "skipped-sum": "no time",
    }


def test_a_file_of_claims_that_cannot_be_read_ends_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_claims.py").write_text("import nothing_of_this_name\n")
    monkeypatch.setattr(releases, "ROOT", tmp_path)
    with pytest.raises(SystemExit, match="nothing_of_this_name"):
        releases.claims(sys.executable)


@pytest.mark.parametrize(
    ("release", "torch_as"), [("2.9.0", ["torch==2.9.0"]), ("newest", ["--upgrade", "torch"])]
)
def test_an_environment_is_made_once_with_that_release_and_what_is_pinned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, release: str, torch_as: list[str]
) -> None:
    pins = [f"{name}=={PINNED[name]}" for name in releases.NEEDED]
    (tmp_path / "requirements.txt").write_text("\n".join(pins))
    commands: list[list[str]] = []
    monkeypatch.setattr(releases, "ROOT", tmp_path)
    monkeypatch.setattr(releases, "answer", lambda command: commands.append([*map(str, command)]))
    python = releases.environment(release)
    assert python == tmp_path / ".cache" / "releases" / release / "bin" / "python"
    assert [command[1:3] for command in commands] == [["-m", "venv"], ["-m", "pip"]]
    assert commands[1][0] == str(python)
    assert commands[1][-len(pins) - len(torch_as) :] == [*pins, *torch_as]
    python.parent.mkdir(parents=True)
    python.touch()
    releases.environment(release)
    assert [command[1:3] for command in commands[2:]] == [["-m", "pip"]]


@pytest.mark.parametrize(
    ("said", "status", "expected", "different"),
    [
        ("a\nb\n", 0, "a\nb\n", ""),
        ("a\nc\n", 0, "a\nb\n", "line 2 is 'c', not 'b'"),
        ("a\n", 0, "a\nb\n", "prints 1 lines, not 2"),
        ("a\nValueError: in /tmp/x/f.py\n", 1, "a\n", "ValueError: in ./f.py"),
        ("", -9, "a\n", "ended with status -9"),
        ("AssertionError: a\n", 1, "", "a"),
        ("a" * 300, 0, "b", "line 1 is '" + "a" * 186 + "..."),
    ],
)
def test_a_difference_is_named_in_a_line(
    said: str, status: int, expected: str, different: str
) -> None:
    assert releases.difference(said, status, expected, "/tmp/x") == different  # noqa: S108


def test_the_programs_are_compared_with_their_pages_without_a_run_of_the_tests(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    book = edition()
    paths = [ROOT / "snippets" / "autograd" / name for name in ("dials.py", "kept.py")]
    monkeypatch.delenv(SHARED)
    monkeypatch.setattr(releases, "current_edition", lambda _: book)
    monkeypatch.setattr(releases, "SNIPPETS", paths)
    assert releases.snippets(sys.executable) == {}
    monkeypatch.setattr(releases, "alone", lambda *_: ("another output", 0))
    assert list(releases.snippets(sys.executable)) == [
        "snippets/autograd/dials.py",
        "snippets/autograd/kept.py",
    ]


def test_a_release_is_put_into_the_record_beside_the_others(tmp_path: Path) -> None:
    path = tmp_path / "releases.json"
    releases.write(path, "2.0", {"claims": {"b": "held", "a": "held"}})
    releases.write(path, "1.0", {"claims": {}})
    releases.write(path, "2.0", {"claims": {"a": "no", "b": "held"}})
    assert json.loads(path.read_text()) == {
        "1.0": {"claims": {}},
        "2.0": {"claims": {"a": "no", "b": "held"}},
    }
    assert path.read_text().index('"a"') < path.read_text().index('"b"')


def test_what_differs_is_summed_up() -> None:
    answers = {"claims": {"a": "held", "b": "no"}, "snippets": {"snippets/c.py": "line 1"}}
    assert releases.summary("2.0", answers) == (
        "PyTorch 2.0: 1 claims held, 1 differ\nb: no\nsnippets/c.py: line 1"
    )


def test_another_release_than_the_one_asked_for_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["releases", "1.0.0", "--python", sys.executable])
    with pytest.raises(SystemExit, match=rf"has PyTorch {re.escape(PINNED['torch'])}, not 1\.0\.0"):
        releases.main()


def test_the_monthly_job_asks_the_newest_release_and_names_no_other_host() -> None:
    job = (ROOT / ".github" / "workflows" / "releases.yml").read_text()
    assert "schedule:" in job
    assert "python -m tools.releases newest" in job
    assert f"git diff --exit-code {claims.RECORD}" in job
    assert re.findall(r"https?://[^\s/]+", job) == ["https://download.pytorch.org"]
