"""What a stranger needs to find: two commands, pinned packages, a README that is true."""

from __future__ import annotations

import ast
import fnmatch
import re
from pathlib import Path

from tests.support.book import ROOT, tracked

README = (ROOT / "README.md").read_text()
GUIDE = (ROOT / "CONTRIBUTING.md").read_text()


def test_every_requirement_is_pinned_exactly() -> None:
    lines = (ROOT / "requirements.txt").read_text().splitlines()
    lines = [line.split("#")[0].strip() for line in lines]
    wanted = [line for line in lines if line and line != "-e ."]
    assert [line for line in wanted if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []


def test_the_two_commands_of_the_readme_are_in_the_makefile() -> None:
    commands = re.findall(r"^    make (\w+)", README, re.MULTILINE)
    assert commands == ["serve", "test"]
    makefile = (ROOT / "Makefile").read_text()
    assert [c for c in commands if not re.search(rf"^{c}:", makefile, re.MULTILINE)] == []


def test_the_readme_explains_every_folder_and_names_none_that_is_not_there() -> None:
    folders = {path.split("/")[0] for path in tracked() if "/" in path}
    named = set(re.findall(r"`([.\w]+)/`", README)) - {"site"}
    assert named == folders


def test_every_file_the_readme_shows_or_names_exists() -> None:
    files = re.findall(r"\]\(([^)h][^)]*)\)|`(docs/assets/[^`]+)`", README)
    assert len(files) >= 2
    assert [f for pair in files for f in pair if f and not (ROOT / f).is_file()] == []


def test_ci_runs_the_test_command_and_then_a_strict_build() -> None:
    script = (ROOT / ".ci" / "run").read_text()
    assert script.index("make test") < script.index("mkdocs build --strict")


def test_nothing_stands_at_the_top_but_what_is_meant_to() -> None:
    top = {path.split("/")[0] for path in tracked()}
    assert top == {
        *("mkdocs.yml", "docs", "snippets", "weave", "tests", "requirements.txt", "README.md"),
        *("LICENSE", "Makefile", "pyproject.toml", ".ci", ".github", ".gitignore"),
        *("zensical.yml", "tools", "CONTRIBUTING.md", "READERS.md"),
    }


# What the guide to the code says


def section(title: str) -> str:
    """What stands in the guide under this heading."""
    match = re.search(rf"^## {title}$(.*?)(?=^## |\Z)", GUIDE, re.MULTILINE | re.DOTALL)
    assert match, f"CONTRIBUTING.md has no '{title}'"
    return match[1]


def functions(path: Path) -> set[str]:
    """The functions and methods that a file defines."""
    nodes = ast.walk(ast.parse(path.read_text()))
    return {node.name for node in nodes if isinstance(node, ast.FunctionDef)}


def test_each_step_of_the_way_is_a_function_of_the_file_that_is_named() -> None:
    rows = re.findall(
        r"^(\d+)\. (.*)$", section("How a reference gets onto the page"), re.MULTILINE
    )
    assert [int(number) for number, _ in rows] == list(range(1, 11))
    steps = [re.match(r"`(\w+)` in `(weave/[\w/]+\.py)`", text) for _, text in rows]
    assert [text for (_, text), step in zip(rows, steps, strict=True) if not step] == []
    calls = [(step[1], step[2]) for step in steps if step]
    assert [call for call in calls if call[0] not in functions(ROOT / call[1])] == []
    assert len(set(calls)) == 10


def test_the_guide_names_every_room_and_module_of_the_loom_and_nothing_else() -> None:
    names = set(re.findall(r"`([\w/*]+)`", section("The rooms")))
    names -= {name for name in names if name.endswith("_")}  # parse_, a verb
    names -= {"docs", "snippets"} | {name for name in names if name.startswith("tests/")}
    paths = [path.relative_to(ROOT / "weave") for path in (ROOT / "weave").rglob("[!_]*.py")]
    stems = {path.stem for path in paths}
    rooms = {f"{path.parent}/" for path in paths if path.parent.name}
    assert {stem for stem in stems if not any(fnmatch.fnmatchcase(stem, n) for n in names)} == set()
    assert rooms - names == set()
    assert {name for name in names - rooms if not fnmatch.filter(stems, name)} == set()
