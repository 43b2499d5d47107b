"""`mkdocs build` and `mkdocs serve` on a book in miniature: what is made, and what is refused."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import nbformat
import pytest
from bs4 import BeautifulSoup

from tests.support.project import ENVIRONMENT, PATIENCE, SITE, Built, Project, empty
from tests.support.render import select_only
from weave.notebook.cells import format_program
from weave.run import notebook
from weave.run.program import load_program
from weave.run.result import Output, Result

LINE = """\
# %% Numbers
import torch

y = torch.tensor([1.0, 2.0]) * 2
print(y.tolist(), hash("word"))
# %% draw
import matplotlib.pyplot as plt

plt.plot(y)
plt.title("Twice as much")
plt.show()
# %% check
assert y.sum() == 6
"""
BROKEN = "x = 1\nx / 0\n"
SHOWN = 300  # seconds for an edit to be shown, on however busy a machine
PAGES = {
    "index.md": "# Start\n\n::: line.py\n\nIt is {{ line.y[1] }}, or $\\frac{8}{2}$.\n",
    "idea/more.md": "# More\n\n::: line.py#draw figure\n",
}
FLAGS = [(), ("-q",), ("--strict", "-q")]


@pytest.fixture(scope="module")
def good(shared: Project) -> Project:
    """A book that was built once."""
    sources(shared)
    built = shared.mkdocs("build", "--strict")
    assert built.status == 0, built.said
    return shared


def sources(project: Project) -> None:
    project.configure()
    project.snippet("line.py", LINE)
    for name, text in PAGES.items():
        project.write(f"docs/{name}", text)


@pytest.fixture
def copy(good: Project, tmp_path: Path) -> Project:
    """A copy of the book, with its site and its results."""
    return Project(shutil.copytree(good.root, tmp_path / "copy"))


# What is made


def test_a_page_shows_the_code_the_output_the_figure_and_the_value(good: Project) -> None:
    page = (good.root / "site/index.html").read_text()
    assert "[2.0, 4.0]" in page
    assert 'aria-label="Twice as much"' in page
    assert ">4</data>" in page
    assert "<mfrac>" in page


def test_the_site_holds_every_snippet_as_it_is(good: Project) -> None:
    assert (good.root / "site/snippets/line.py").read_text() == LINE


def test_every_link_to_a_snippet_leads_to_it(good: Project) -> None:
    for page, href in (("index.html", "snippets/"), ("idea/more/index.html", "../../snippets/")):
        html = (good.root / "site" / page).read_text()
        for name in ("line.py", "line.ipynb"):
            assert f'href="{href}{name}"' in html
            assert ((good.root / "site" / page).parent / href / name).resolve().is_file()


def test_the_site_holds_every_snippet_as_a_notebook_with_its_outputs(good: Project) -> None:
    book = nbformat.read(good.root / "site/snippets/line.ipynb", as_version=4)
    nbformat.validate(book)
    assert "\n".join(cell.source for cell in book.cells) == LINE.rstrip("\n")
    kinds = [[output.output_type for output in cell.outputs] for cell in book.cells]
    assert kinds == [["stream"], ["display_data"], []]


def test_a_snippet_that_failed_and_then_succeeds_has_its_outputs_in_the_notebook(
    copy: Project, tmp_path: Path
) -> None:
    there = tmp_path / "there"  # outside of the project, and so not in the key of the result
    check = f"assert pathlib.Path({str(there)!r}).exists()"
    copy.snippet("late.py", f"import pathlib\n\n{check}\nprint(7)\n")
    assert copy.mkdocs("build").status == 1
    there.touch()
    assert copy.mkdocs("build").status == 0
    book = nbformat.read(copy.root / "site/snippets/late.ipynb", as_version=4)
    assert [output.text for cell in book.cells for output in cell.outputs] == ["7\n"]


def test_that_notebook_runs_and_prints_the_same(good: Project, tmp_path: Path) -> None:
    shutil.copy(good.root / "site/snippets/line.ipynb", tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "nbconvert", "--to=notebook", "--execute", "--stdout", "line.ipynb"],
        cwd=tmp_path,
        env=ENVIRONMENT | {"PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    before, after = (
        nbformat.reads(text, as_version=4)
        for text in ((tmp_path / "line.ipynb").read_text(), done.stdout)
    )
    assert after.cells[0].outputs[0].text == before.cells[0].outputs[0].text


def test_two_clean_builds_give_the_same_bytes_wherever_they_are(
    good: Project, project: Project
) -> None:
    sources(project)
    assert project.mkdocs("build").status == 0
    assert project.tree("site") == good.tree("site")


def test_a_build_of_pages_that_are_kept_gives_the_same_bytes(copy: Project) -> None:
    before = copy.tree("site")
    assert copy.mkdocs("build").status == 0
    entry = copy.root / ".weave/pages/mkdocs/docs/idea/more.md.json"
    written = entry.stat().st_mtime_ns
    assert copy.mkdocs("build").status == 0
    assert entry.stat().st_mtime_ns == written
    assert copy.tree("site") == before


def test_a_build_leaves_the_site_its_results_and_nothing_else(good: Project) -> None:
    names = sorted(path.name for path in good.root.iterdir())
    assert names == [".weave", "docs", "mkdocs.yml", "site", "snippets", "zensical.yml"]
    assert sorted(good.tree("docs", "snippets")) == [
        "docs/idea/more.md",
        "docs/index.md",
        "snippets/line.py",
    ]


def test_a_build_needs_no_git(copy: Project) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=copy.root,
        env=ENVIRONMENT | {"PATH": str(copy.root)},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr


# What is refused


@pytest.fixture(scope="module")
def bad(good: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The book with a problem of every kind, and with its site from before."""
    project = Project(shutil.copytree(good.root, tmp_path_factory.mktemp("refused") / "copy"))
    project.snippet("fails.py", BROKEN)
    project.snippet("apart.py", "raise ValueError('unseen')\n")  # no page shows it
    project.write("docs/index.md", PAGES["index.md"] + "\n::: fails.py\n")
    project.write("docs/idea/more.md", "# More\n\n::: line.py#drew\n\n{{ line.z }}\n\n$\\frac{1$\n")
    return project


@pytest.fixture(scope="module")
def refused(bad: Project) -> Mapping[tuple[str, ...], Built]:
    """That book built with each choice of flags."""
    return {flags: bad.mkdocs("build", *flags) for flags in FLAGS}


@pytest.mark.parametrize("flags", FLAGS, ids=" ".join)
def test_a_build_with_a_problem_fails_whatever_its_flags(
    refused: Mapping[tuple[str, ...], Built], flags: tuple[str, ...]
) -> None:
    assert refused[flags].status == 1


@pytest.mark.parametrize("flags", FLAGS, ids=" ".join)
@pytest.mark.parametrize(
    "problem",
    [
        "docs/index.md:7 -> snippets/fails.py:2: ZeroDivisionError: division by zero",
        "docs/idea/more.md:3: snippets/line.py has no cell 'drew': it has numbers, draw, check",
        "docs/idea/more.md:5: {{ line.z }}: the run has no name 'z': it has y (snippets/line.py)",
        "docs/idea/more.md:7: cannot read the formula $\\frac{1$: unexpected ",
        "snippets/apart.py:1: ValueError: unseen",
    ],
)
def test_every_problem_of_every_page_is_told_in_one_build(
    refused: Mapping[tuple[str, ...], Built], flags: tuple[str, ...], problem: str
) -> None:
    assert f"\n  {problem}" in refused[flags].said


def test_the_problems_are_counted_and_there_is_no_traceback(
    refused: Mapping[tuple[str, ...], Built],
) -> None:
    assert "5 problems in the book:" in refused[()].said
    assert "Traceback" not in refused[()].said


@pytest.mark.usefixtures("refused")
def test_builds_with_problems_leave_the_last_site_as_it_was(good: Project, bad: Project) -> None:
    assert bad.tree("site") == good.tree("site")


@pytest.mark.parametrize(
    ("file", "text", "flags"),
    [
        ("snippets/line.py", "x = (\n", ()),
        ("docs/index.md", "::: line.py#drew\n", ()),
        ("docs/index.md", "$\\frac{1$\n", ()),
        ("docs/index.md", "[nowhere](no.md)\n", ("--strict",)),
    ],
    ids=["snippet", "cell", "formula", "link"],
)
def test_a_build_that_fails_leaves_the_last_site_as_it_was(
    copy: Project, file: str, text: str, flags: tuple[str, ...]
) -> None:
    site, names = copy.tree("site"), sorted(path.name for path in copy.root.iterdir())
    copy.write(file, text)
    assert copy.mkdocs("build", *flags).status == 1
    assert copy.tree("site") == site
    assert sorted(path.name for path in copy.root.iterdir()) == names


def test_a_build_that_succeeds_replaces_the_last_site(copy: Project) -> None:
    (copy.root / "docs/idea/more.md").rename(copy.root / "docs/idea/less.md")
    assert copy.mkdocs("build").status == 0
    assert (copy.root / "site/idea/less/index.html").is_file()
    assert not (copy.root / "site/idea/more").exists()


# Notebooks among the pages


def jupyter(path: Path, *cells: nbformat.NotebookNode) -> None:
    """Write a notebook as Jupyter does, its cells named c0, c1, ..."""
    path.parent.mkdir(exist_ok=True)
    book = nbformat.v4.new_notebook(cells=list(cells))
    for number, cell in enumerate(book.cells):
        cell["id"] = f"c{number}"
    nbformat.write(book, path)


@pytest.fixture(scope="module")
def notebooks(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A book of two notebooks: one raises, one draws without a word and has a broken formula."""
    project = empty(tmp_path_factory.mktemp("notebooks"))
    project.configure()
    project.write("docs/index.md", "# Start\n\n::: notebook/fails.ipynb\n")
    project.write("docs/idea/more.md", "# More\n\n::: notebook/draws.ipynb\n")
    words, code = nbformat.v4.new_markdown_cell, nbformat.v4.new_code_cell
    jupyter(
        project.root / "docs/notebook/fails.ipynb",
        words("# Fails\n\nWords."),
        code("x = 1"),
        code("y = 2\n\nx / 0"),
    )
    drawing = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()"
    jupyter(
        project.root / "docs/notebook/draws.ipynb", words("# Draws\n\n$\\frac{1$"), code(drawing)
    )
    return project


@pytest.fixture(scope="module")
def with_notebooks(notebooks: Project) -> Built:
    return notebooks.mkdocs("build")


def test_a_notebook_that_raises_fails_the_build_and_names_file_cell_and_line(
    with_notebooks: Built, notebooks: Project
) -> None:
    rows = (notebooks.root / "docs/notebook/fails.ipynb").read_text().splitlines()
    line = next(number for number, row in enumerate(rows, 1) if "x / 0" in row)
    assert with_notebooks.status == 1
    assert (
        f"  docs/index.md:3 -> docs/notebook/fails.ipynb:{line}: "
        "cell 3, line 3: ZeroDivisionError: division by zero\n"
    ) in with_notebooks.said


def test_a_figure_of_a_notebook_that_says_nothing_fails_the_build(with_notebooks: Built) -> None:
    assert (
        "  docs/notebook/draws.ipynb: cell 'c1' draws a figure: "
        'give the cell metadata {"alt": "what it shows"}\n'
    ) in with_notebooks.said


def test_a_formula_of_a_notebook_that_cannot_be_read_fails_the_build(with_notebooks: Built) -> None:
    assert (
        "  docs/notebook/draws.ipynb: cannot read the formula $\\frac{1$: " in with_notebooks.said
    )


def test_the_line_of_a_cell_is_found_below_an_empty_cell(tmp_path: Path) -> None:
    path, code = tmp_path / "x.ipynb", nbformat.v4.new_code_cell
    jupyter(path, code(""), code("x = 1\ny = 2"))
    rows = path.read_text().splitlines()
    assert rows[notebook._line(path, 1, 2) - 1].strip() == '"y = 2"'


def test_a_notebook_is_made_of_a_snippet_to_the_same_bytes_whatever_its_cells_are_called(
    project: Project,
) -> None:
    program = load_program(project.snippet("x.py", "x = 1\n# %% head\ny = 2\n"), project.root)
    result = Result((Output(), Output()), {}, {}, {}, 0.0)
    assert format_program(program, result) == format_program(program, result)


# While it is served


@pytest.fixture
def address() -> str:
    """An address of this machine that is free."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{probe.getsockname()[1]}"


@pytest.fixture
def served(project: Project, address: str) -> Iterator[subprocess.Popen[bytes]]:
    """A server of a book whose one snippet fails."""
    sources(project)
    project.snippet("line.py", BROKEN)
    with serve(project, address) as server:
        yield server


@contextmanager
def serve(project: Project, address: str) -> Iterator[subprocess.Popen[bytes]]:
    """A server of the book, which writes a log."""
    with (project.root / "log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "-a", address],
            cwd=project.root,
            env=ENVIRONMENT,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            yield server
        finally:
            server.terminate()
            server.wait(PATIENCE)


def waited_for(address: str, *words: str, path: str = "") -> str:
    """The first page, as soon as it has all these words; after a while, as it is then."""
    page, end = "", time.monotonic() + SHOWN
    while time.monotonic() < end and not all(word in page for word in words):
        time.sleep(0.2)
        try:
            with urlopen(f"http://{address}/{path}", timeout=PATIENCE) as answer:
                page = answer.read().decode()
        except (URLError, OSError):
            continue
    return page


def test_a_server_shows_a_problem_on_the_page_and_goes_on_when_it_is_mended(
    project: Project, address: str, served: subprocess.Popen[bytes]
) -> None:
    problem = "docs/index.md:3 -&gt; snippets/line.py:2: ZeroDivisionError: division by zero"
    assert problem in waited_for(address, problem), (project.root / "log").read_text()
    project.snippet("line.py", LINE)
    mended = waited_for(address, "[2.0, 4.0]")
    assert "[2.0, 4.0]" in mended
    assert "weave-problem" not in mended
    project.write("docs/index.md", "# Start\n\n::: line.py#drew\n")
    assert "has no cell" in waited_for(address, "has no cell")
    assert served.poll() is None
    assert not (project.root / "site").exists()


def test_a_server_changes_what_an_edit_changes_and_nothing_else(
    project: Project, address: str
) -> None:
    project.write("mkdocs.yml", SITE.replace("mkdocs}", "material}").replace("[]", "[search]"))
    pages = {
        "": project.write("docs/index.md", "# Start\n\nFirst words.\n"),
        "one/": project.write("docs/one.md", "# One\n\n::: one.py\n"),
        "deep/two/": project.write("docs/deep/two.md", "# Two\n\n::: two.py\n"),
    }
    one, two = (project.snippet(f"{name}.py", f'print("{name}" * 2)\n') for name in ("one", "two"))
    edits = [
        (pages[""], "First words", "Other words", "", "Other words."),
        (one, "* 2", "* 3", "one/", "oneoneone"),
        (pages["deep/two/"], "# Two", "# Too", "deep/two/", '<h1 id="too">Too'),
        (two, "* 2", "* 4", "deep/two/", "twotwotwotwo"),
    ]

    def articles() -> dict[str, str]:
        texts = {path: waited_for(address, "</html>", path=path) for path in pages}
        soups = {path: BeautifulSoup(text, "html.parser") for path, text in texts.items()}
        return {path: str(select_only(soup, "article")) for path, soup in soups.items()}

    with serve(project, address):
        waited_for(address, "First words.")
        before = articles()
        for file, old, new, path, words in edits:
            file.write_text(file.read_text().replace(old, new))
            page = waited_for(address, words, path=path)
            assert words in page, (project.root / "log").read_text()
            after = articles()
            assert [path for path in pages if after[path] != before[path]] == [path]
            before = after
        index = waited_for(address, "Other words.", path="search/search_index.json")
        assert "Other words." in index
