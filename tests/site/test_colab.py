"""Links that open notebooks in Colab: where they lead, and what the workflow puts there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import nbformat
import pytest
import yaml
from bs4 import BeautifulSoup

from tests.support.book import ROOT
from tests.support.project import PATIENCE, Built, Project
from weave.page.colab import BRANCH, REPOSITORY

COLAB = f"https://colab.research.google.com/github/owner/the.name/blob/{BRANCH}/"
SOURCES = {
    "docs/index.md": "# Start\n\n::: a/uses.py\n",
    "docs/a/more.md": "# More\n\n::: a/uses.py\n\n::: a/own.py\n\n::: a/uses.py#cell\n",
    "snippets/a/uses.py": "from helps import x\n\n# %% cell\nprint(x)\n",
    "snippets/a/own.py": "print(5)\n",
    "snippets/a/helps.py": '"""It\'s a "help", with \\\\ and ünicode."""\n\nx = 4\n',
}
WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text())
BUILDERS: list[Callable[..., Built]] = [
    lambda book, **env: book.mkdocs("build", "--strict", **env),
    Project.zensical,
]
both = pytest.mark.parametrize("build", BUILDERS, ids=["mkdocs", "zensical"])


@pytest.fixture(scope="module")
def book(shared: Project) -> Project:
    shared.configure()
    text = (shared.root / "mkdocs.yml").read_text()
    shared.write("mkdocs.yml", f'{text}extra:\n  repository: !ENV [BOOK_REPO, ""]\n')
    for name, source in SOURCES.items():
        shared.write(name, source)
    return shared


def links(book: Project, page: str = "a/more/") -> dict[str, str]:
    """The links to Colab on a page, by their words or their labels."""
    soup = BeautifulSoup((book.root / "site" / page / "index.html").read_text(), "html.parser")
    found = soup.select("a[href*=colab]")
    return {str(a.get("aria-label") or a.text): str(a["href"]) for a in found}


@both
def test_each_notebook_of_a_page_can_be_opened_and_is_where_the_link_leads(
    book: Project, build: Callable[..., Built], tmp_path: Path
) -> None:
    built = build(book, BOOK_REPO="owner/the.name")
    assert built.status == 0, built.said
    assert links(book) == {
        "open in Colab": f"{COLAB}a/more/more.ipynb",
        "Open uses.ipynb in Colab": f"{COLAB}snippets/a/uses.ipynb",
        "Open own.ipynb in Colab": f"{COLAB}snippets/a/own.ipynb",
    }
    assert list(links(book, "")) == ["Open uses.ipynb in Colab"]
    copied = book.run("weave", "notebooks", str(tmp_path / "branch"))
    assert (copied.returncode, copied.stdout) == (0, "ok  4 notebooks\n")
    for link in links(book).values():
        path = tmp_path / "branch" / unquote(link.removeprefix(COLAB))
        nbformat.validate(nbformat.read(path, as_version=4))


@both
def test_without_a_repository_there_is_no_link(book: Project, build: Callable[..., Built]) -> None:
    assert build(book, BOOK_REPO="owner/the.name").status == 0
    assert build(book).status == 0
    assert (links(book), links(book, "")) == ({}, {})


@pytest.mark.parametrize(
    "value", ["name", "https://github.com/owner/name", "o/n/x", "a b/c", "-/x", "o/n?", "o/n\n"]
)
def test_what_github_cannot_have_is_no_repository(value: str) -> None:
    assert not REPOSITORY.fullmatch(value)


@both
@pytest.mark.parametrize("value", ["https://github.com/owner/name", "5"])
def test_a_repository_that_cannot_be_is_refused_once_with_its_line(
    book: Project, build: Callable[..., Built], value: str
) -> None:
    built = build(book, BOOK_REPO=value)
    assert built.status == 1
    line = (book.root / "mkdocs.yml").read_text().splitlines().index("extra:") + 2
    message = f"mkdocs.yml:{line}: extra.repository is '{value}', which GitHub does not have: "
    assert f"1 problem in the book:\n  {message}write BOOK_REPO=owner/name" in built.said


def test_a_notebook_that_colab_opens_runs_alone(book: Project, tmp_path: Path) -> None:
    assert book.mkdocs("build").status == 0
    assert book.run("weave", "notebooks", str(tmp_path / "branch")).returncode == 0
    shutil.copy(tmp_path / "branch/snippets/a/uses.ipynb", tmp_path)
    command = ["-m", "nbconvert", "--to=notebook", "--execute", "--stdout", "uses.ipynb"]
    done = subprocess.run(
        [sys.executable, *command],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr
    ran = nbformat.reads(done.stdout, as_version=4)
    assert ran.cells[-1].outputs[0].text == "4\n"
    assert (tmp_path / "helps.py").read_text() == SOURCES["snippets/a/helps.py"]


def test_without_a_site_there_are_no_notebooks(project: Project) -> None:
    done = project.run("weave", "notebooks", "branch")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "failed  site: has no notebooks: run `python -m weave build` first\n"


def test_the_book_takes_its_repository_from_the_workflow() -> None:
    assert 'repository: !ENV [BOOK_REPO, ""]' in (ROOT / "mkdocs.yml").read_text()
    (step,) = (s for s in WORKFLOW["jobs"]["build"]["steps"] if "mkdocs build" in s.get("run", ""))
    assert step["env"]["BOOK_REPO"] == "${{ github.repository }}"


def test_the_workflow_puts_the_notebooks_into_the_branch_that_the_links_name(
    book: Project, tmp_path: Path
) -> None:
    """Its own commands, with a repository of this machine in the place of GitHub's."""
    assert book.mkdocs("build").status == 0
    (copy,) = (s for s in WORKFLOW["jobs"]["build"]["steps"] if "notebooks" in s.get("run", ""))
    assert copy["run"] == '.venv/bin/python -m weave notebooks "$RUNNER_TEMP/notebooks"'
    assert book.run("weave", "notebooks", str(tmp_path / "notebooks")).returncode == 0
    push = WORKFLOW["jobs"]["notebooks"]["steps"][-1]
    github = tmp_path / "github"
    git = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_VALUE_0": "https://x-access-token:t@github.com/o/n"}
    git["GIT_CONFIG_KEY_0"] = f"url.{github}.insteadOf"
    names = {"TOKEN": "t", "GITHUB_REPOSITORY": "o/n"}
    subprocess.run(["git", "init", "--quiet", "--bare", github], check=True)
    for commit in ("one", "two"):  # it is published again and again
        shutil.rmtree(tmp_path / "notebooks" / ".git", ignore_errors=True)
        subprocess.run(
            ["bash", "-e", "-c", push["run"]],
            cwd=tmp_path / push["working-directory"],
            env=os.environ | git | names | {"GITHUB_SHA": commit},
            check=True,
        )
    listed = subprocess.run(
        ["git", "ls-tree", "-r", "--name-only", BRANCH],
        cwd=github,
        capture_output=True,
        text=True,
        check=True,
    )
    assert listed.stdout.splitlines() == [
        "a/more/more.ipynb",
        "snippets/a/helps.ipynb",
        "snippets/a/own.ipynb",
        "snippets/a/uses.ipynb",
    ]
