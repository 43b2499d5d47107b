"""What a stranger needs to find: two commands, pinned packages, a README that is true."""

from __future__ import annotations

import re

from tests.support.book import ROOT, tracked

README = (ROOT / "README.md").read_text()


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
        *("zensical.yml", "tools", "CONTRIBUTING.md"),
    }
