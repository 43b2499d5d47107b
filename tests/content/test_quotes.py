"""Passages of the installed PyTorch: shown as they stand, noticed when they change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.project import Project
from tests.support.render import complaints, render
from weave.content.quotes import find_packages, load_quote, load_release

RULES = "torchgen/packaged/autograd/derivatives.yaml"
START = "- name: mul.Tensor(Tensor self, Tensor other) -> Tensor"
ENGINE = "torch/include/torch/csrc/autograd/engine.h"


def known(file: str, start: str, end: str = "", packages: Path | None = None) -> str:
    """The digest that the refusal of a new quotation tells."""
    with pytest.raises(ValueError, match="is new here") as error:
        load_quote(file, start, end, "", packages or find_packages())
    return str(error.value).rpartition("=")[2]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A place like site-packages, with two of PyTorch's files."""
    for file in (RULES, "torch/version.py"):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(find_packages() / file, tmp_path / file)
    return tmp_path


def test_a_passage_goes_from_its_first_line_to_the_next_empty_one() -> None:
    quote = load_quote(RULES, START, "", known(RULES, START), find_packages())
    assert quote.text.startswith(START + "\n")
    assert "mul_tensor_backward(grad, other, self.scalar_type())" in quote.text
    rows = (find_packages() / RULES).read_text().splitlines()
    assert rows[quote.first - 1 : quote.last] == quote.text.splitlines()
    assert rows[quote.last] == ""


def test_a_passage_may_name_its_last_line_and_loses_its_indentation() -> None:
    start, end = "struct CompareNodeTaskTime", "};"
    quote = load_quote(ENGINE, start, end, known(ENGINE, start, end), find_packages())
    assert quote.file == "torch/csrc/autograd/engine.h"
    assert quote.text.splitlines()[0].startswith("struct")
    assert quote.text.splitlines()[-1] == "};"


def test_the_release_is_named_with_its_git_hash() -> None:
    torch = pytest.importorskip("torch")
    number = torch.__version__.split("+")[0]
    expected = f"PyTorch {number}, git {torch.version.git_version[:7]}"
    assert load_release(find_packages()) == expected


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
        load_quote(file, start, end, "", find_packages())


def test_a_page_shows_the_passage_with_file_lines_and_release(project: Project) -> None:
    digest = known(RULES, START)
    page = render(project, f'::: {RULES} from="{START}" digest={digest}\n    caption="A rule."')
    bar, passage = page.select_one(".weave-quote-bar"), page.select_one(".weave-quote pre")
    assert bar
    assert passage
    assert "tools/autograd/derivatives.yaml" in bar.text
    assert load_release(find_packages()) in bar.text
    assert passage.get_text().startswith(START)
    assert page.select_one(".weave-caption")


def test_a_passage_that_has_changed_or_gone_fails_the_build_and_is_named(
    project: Project, copy: Path
) -> None:
    digest = known(RULES, START, packages=copy)
    text = f'A rule:\n\n::: {RULES} from="{START}" digest={digest}\n'
    assert render(project, text, packages=copy).select(".weave-quote")
    whole = (copy / RULES).read_text()
    (copy / RULES).write_text(whole.replace("mul_tensor_backward(grad, other,", "other(grad,"))
    (problem,) = complaints(project, text, packages=copy)
    assert problem.startswith(
        f'docs/page.md:7: {RULES}: the passage from "{START}" has changed: read it, and'
    )
    (copy / RULES).write_text(whole.replace(START, "- name: times(Tensor self)"))
    assert complaints(project, text, packages=copy) == [
        f'docs/page.md:7: {RULES}: no line has "{START}"'
    ]


def test_a_passage_that_is_again_as_it_was_is_no_problem_any_more(
    project: Project, copy: Path
) -> None:
    digest = known(RULES, START, packages=copy)
    text = f'::: {RULES} from="{START}" digest={digest}\n'
    render(project, text, packages=copy)
    whole = (copy / RULES).read_text()
    (copy / RULES).write_text(whole.replace("mul_tensor_backward(grad, other,", "other(grad,"))
    assert len(complaints(project, text, packages=copy)) == 1
    (copy / RULES).write_text(whole)
    assert complaints(project, text, packages=copy) == []
