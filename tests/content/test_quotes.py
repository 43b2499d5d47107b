"""Passages of the installed PyTorch: shown as they stand, noticed when they change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from tests.support.project import Project
from weave import quotes
from weave.problem import Problem

RULES = "torchgen/packaged/autograd/derivatives.yaml"
START = "- name: mul.Tensor(Tensor self, Tensor other) -> Tensor"
ENGINE = "torch/include/torch/csrc/autograd/engine.h"


def known(file: str, start: str, end: str = "", packages: Path | None = None) -> str:
    """The digest that the refusal of a new quotation tells."""
    with pytest.raises(ValueError, match="is new here") as told:
        quotes.find(file, start, end, "", packages or quotes.installed())
    return str(told.value).rpartition("=")[2]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A place like site-packages, with two of PyTorch's files."""
    for file in (RULES, "torch/version.py"):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(quotes.installed() / file, tmp_path / file)
    return tmp_path


def render(project: Project, text: str, packages: Path | str = "") -> BeautifulSoup:
    options = {"root": str(project.root), "page": "docs/page.md", "packages": str(packages)}
    markdown = Markdown(
        extensions=["weave.extension"], extension_configs={"weave.extension": options}
    )
    (project.root / "docs" / "page.md").write_text(text)
    return BeautifulSoup(markdown.convert(text), "html.parser")


def test_a_passage_goes_from_its_first_line_to_the_next_empty_one() -> None:
    quote = quotes.find(RULES, START, "", known(RULES, START), quotes.installed())
    assert quote.text.startswith(START + "\n")
    assert "mul_tensor_backward(grad, other, self.scalar_type())" in quote.text
    rows = (quotes.installed() / RULES).read_text().splitlines()
    assert rows[quote.first - 1 : quote.last] == quote.text.splitlines()
    assert rows[quote.last] == ""


def test_a_passage_may_name_its_last_line_and_loses_its_indentation() -> None:
    start, end = "struct CompareNodeTaskTime", "};"
    quote = quotes.find(ENGINE, start, end, known(ENGINE, start, end), quotes.installed())
    assert quote.file == "torch/csrc/autograd/engine.h"
    assert quote.text.splitlines()[0].startswith("struct")
    assert quote.text.splitlines()[-1] == "};"


def test_the_release_is_told_with_its_git_hash() -> None:
    torch = pytest.importorskip("torch")
    number = torch.__version__.split("+")[0]
    told = quotes.release(quotes.installed())
    assert told == f"PyTorch {number}, git {torch.version.git_version[:7]}"


@pytest.mark.parametrize(
    ("file", "start", "end", "message"),
    [
        (RULES, "", "", 'which passage of .*derivatives.yaml\\? Write from="its first line"'),
        ("torch/none.py", "x", "", "the installed PyTorch has no torch/none.py"),
        (RULES, "no such rule", "", 'derivatives.yaml: no line has "no such rule"'),
        (RULES, "- name: mul", "", r'\d+ lines have "- name: mul"'),
        (RULES, START, "no such end", 'no line after ".*" has "no such end"'),
        (RULES, "# Defines derivative formulas", "- name: abs", "is too long to quote"),
    ],
)
def test_what_cannot_be_quoted_is_refused(file: str, start: str, end: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        quotes.find(file, start, end, "", quotes.installed())


def test_a_page_shows_the_passage_with_file_lines_and_release(project: Project) -> None:
    digest = known(RULES, START)
    page = render(project, f'::: {RULES} from="{START}" digest={digest}\n    caption="A rule."')
    bar, passage = page.select_one(".weave-quote-bar"), page.select_one(".weave-quote pre")
    assert bar
    assert passage
    assert "tools/autograd/derivatives.yaml" in bar.text
    assert quotes.release(quotes.installed()) in bar.text
    assert passage.get_text().startswith(START)
    assert page.select_one(".weave-caption")


def test_a_passage_that_has_changed_or_gone_fails_the_build_and_is_named(
    project: Project, copy: Path
) -> None:
    digest = known(RULES, START, packages=copy)
    asked = f'A rule:\n\n::: {RULES} from="{START}" digest={digest}\n'
    assert render(project, asked, copy).select(".weave-quote")
    whole = (copy / RULES).read_text()
    (copy / RULES).write_text(whole.replace("mul_tensor_backward(grad, other,", "other(grad,"))
    with pytest.raises(Problem) as changed:
        render(project, asked, copy)
    assert str(changed.value).startswith(
        f'docs/page.md:3: {RULES}: the passage from "{START}" has changed: read it, and'
    )
    (copy / RULES).write_text(whole.replace(START, "- name: times(Tensor self)"))
    with pytest.raises(Problem, match=r"docs/page.md:3: .*derivatives.yaml: no line has"):
        render(project, asked, copy)
