"""The site as Zensical builds it: what MkDocs' site says, it says too, and it is refused alike."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.book import BOOK, PAGES, ROOT, address, clone, html, site
from tests.support.project import ENVIRONMENT, PATIENCE, Built, Project

every = pytest.mark.parametrize("page", PAGES)
ARTICLE = re.compile(r'<article class="md-content__inner[^"]*">(.*?)</article>', re.DOTALL)
CONFIG = (ROOT / "mkdocs.yml").read_text()
REDIRECTS = dict(re.findall(r"(?m)^ {8}(\S+\.md): (\S+\.md)$", CONFIG))
SKIP = '<a id="__skip" tabindex="-1"></a>'  # where Zensical's link past the navigation leads
UNSEARCHED = ' data-search-exclude=""'  # for an index: Zensical, which makes its own, takes it out
# What cannot be equal: files of the two sites, each with the reason.
UNEQUAL = {
    r"assets/(javascripts|stylesheets)/.*": "each builder brings a release of the theme of its own",
    r"search/search_index\.json|search\.json": "each has a search, and an index for it, of its own",
    r"sitemap\.xml(\.gz)?": "Zensical gives no dates, lists the pages in another order, packs none",
    r"redirect\.json": "Zensical also lists the old addresses for programs",
}


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book's site by Zensical, from the results that MkDocs' site has."""
    book = clone(tmp_path_factory.mktemp("twin") / "book", kept=map(ROOT.joinpath, BOOK.sources))
    done = subprocess.run(
        [sys.executable, "-m", "weave", "build", "--with", "zensical"],
        cwd=book,
        env=ENVIRONMENT | {"PYTHONPATH": str(book)},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr
    return book / "site"


def read_article(page: str) -> str:
    """What a page says, without the site around it."""
    article = ARTICLE.search(page)
    assert article
    return article[1].replace(SKIP, "").replace(UNSEARCHED, "").strip()


def shorten_links(article: str, page: str) -> str:
    """Write links of Zensical's to files below the page as MkDocs does: without a way up and back.

    The links are the same, "../dials/dials.ipynb" and "dials.ipynb" on the page idea/dials/.
    """
    name = Path(page).stem
    return article.replace(f'href="../{name}/{name}.ipynb"', f'href="{name}.ipynb"')


def list_files(folder: Path) -> set[str]:
    """The files of a site that have to be the same, whichever builder makes them."""
    files = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    return {file for file in files if not any(re.fullmatch(name, file) for name in UNEQUAL)}


def test_both_builders_make_the_same_files(twin: Path) -> None:
    files = list_files(site())
    assert {f"{address(page)}index.html" for page in PAGES} <= files
    assert list_files(twin) == files


@every
def test_a_page_says_the_same(twin: Path, page: str) -> None:
    by_zensical = read_article((twin / address(page) / "index.html").read_text())
    assert shorten_links(by_zensical, page) == read_article(html(page))


def test_every_other_file_is_the_same_to_the_byte(twin: Path) -> None:
    files = {file for file in list_files(site()) if not file.endswith(".html")}
    assert {Path(file).suffix for file in files} >= {".ipynb", ".py", ".css", ".js", ".woff2"}
    unequal = [f for f in files if (twin / f).read_bytes() != (site() / f).read_bytes()]
    assert unequal == []


@pytest.mark.parametrize(("old", "new"), REDIRECTS.items())
def test_an_old_address_leads_to_its_new_page(twin: Path, old: str, new: str) -> None:
    place = f"{address(old)}index.html"
    text = (site() / place).read_text()
    match = re.search(r'<link rel="canonical" href="([^"]+)">', text)
    assert match
    target = os.path.normpath(site() / address(old) / match[1] / "index.html")
    assert Path(target) == site() / address(new) / "index.html"
    assert Path(target).is_file()
    assert (twin / place).read_text() == text


def test_a_page_that_is_not_there_says_so_alike(twin: Path) -> None:
    by_zensical, by_mkdocs = ((f / "404.html").read_text() for f in (twin, site()))
    assert read_article(by_zensical) == read_article(by_mkdocs)


# What is refused

LINE = """\
# %% add
y = 4
print(y)
# %% check
assert y == 4
"""
GLOSSARY = """\
# Glossary

## G

gauge
:   {sentence}
    See [more](idea/more.md).
"""
SOURCES = {
    "index.md": "# Start\n\n::: line.py\n\nIt is {{ line.y }}. See [more](idea/more.md).\n",
    "idea/more.md": "# More\n\n::: line.py#add\n\nThe gauge shows [nothing](../index.md).\n",
    "idea/plain.md": "# Plain\n\nThe gauge is plain.\n",
    "glossary.md": GLOSSARY.format(sentence="What shows how much there is."),
}


@pytest.fixture(scope="module")
def good(shared: Project) -> Project:
    """A book in miniature that Zensical has built."""
    shared.configure()
    shared.snippet("line.py", LINE)
    for name, text in SOURCES.items():
        shared.write(f"docs/{name}", text)
    built = shared.zensical()
    assert built.status == 0, built.said
    return shared


@pytest.fixture
def copy(good: Project, tmp_path: Path) -> Project:
    """A copy of the book, with its site, its results and what Zensical has kept."""
    return Project(shutil.copytree(good.root, tmp_path / "copy"))


@pytest.fixture(scope="module")
def bad(good: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The book with a problem of every kind, and with its site from before."""
    project = Project(shutil.copytree(good.root, tmp_path_factory.mktemp("refused") / "copy"))
    project.snippet("fails.py", "x = 1\nx / 0\n")
    project.snippet("apart.py", "raise ValueError('unseen')\n")  # no page shows it
    project.write("docs/index.md", SOURCES["index.md"] + "\n::: fails.py\n")
    project.write("docs/idea/more.md", "# More\n\n::: line.py#drew\n\n{{ line.z }}\n\n$\\frac{1$\n")
    project.write(
        "docs/idea/plain.md",
        '# Plain\n\nTo «größer» [nowhere](no.md) and to [more][it].\n\n[it]: more.md "More"\n'
        "\n[Here](#there), [more](more.md#drew), [start](../index.md).\n",
    )
    return project


@pytest.fixture(scope="module")
def refused(bad: Project) -> Built:
    return bad.zensical()


def test_all_problems_of_a_book_stand_in_one_list_with_file_and_line(refused: Built) -> None:
    """A link to a page that could not be rendered is no problem: Zensical has no such page."""
    assert refused.status == 1
    head, *problems = refused.said.splitlines()
    assert head == "7 problems in the book:"
    formula = problems.pop(2)
    assert formula.startswith(
        "  docs/idea/more.md:7: cannot read the formula $\\frac{1$: unexpected "
    )
    assert problems == [
        "  docs/idea/more.md:3: snippets/line.py has no cell 'drew': it has add, check",
        "  docs/idea/more.md:5: {{ line.z }}: the run has no name 'z': it has y (snippets/line.py)",
        "  docs/idea/plain.md:3: page does not exist: no.md",
        "  docs/idea/plain.md:7: anchor does not exist: there",
        "  docs/index.md:7 -> snippets/fails.py:2: ZeroDivisionError: division by zero",
        "  snippets/apart.py:1: ValueError: unseen",
    ]


@pytest.mark.usefixtures("refused")
def test_a_book_with_problems_leaves_the_last_site_as_it_was(good: Project, bad: Project) -> None:
    assert bad.tree("site") == good.tree("site")
    assert sorted(p.name for p in bad.root.iterdir()) == sorted(p.name for p in good.root.iterdir())


@pytest.mark.usefixtures("refused")
def test_a_book_with_problems_is_refused_again(bad: Project, refused: Built) -> None:
    """Zensical keeps pages whose text is the same: none with a problem must be among them."""
    assert bad.zensical() == refused


def test_a_link_alone_is_a_problem(copy: Project) -> None:
    before = copy.tree("site")
    copy.write("docs/idea/plain.md", "# Plain\n\n[nowhere](no.md)\n")
    assert copy.zensical() == Built(
        1, "1 problem in the book:\n  docs/idea/plain.md:3: page does not exist: no.md\n"
    )
    assert copy.tree("site") == before


def test_a_page_that_was_served_with_its_problem_is_refused(copy: Project) -> None:
    copy.write("docs/idea/plain.md", "# Plain\n\n::: line.py#drew\n")
    served = copy.run("zensical", "build", "-f", "zensical.yml")  # as its server builds
    assert served.returncode == 0, served.stderr
    assert "weave-problem" in (copy.root / "site/idea/plain/index.html").read_text()
    assert copy.zensical() == Built(
        1,
        "1 problem in the book:\n"
        "  docs/idea/plain.md:3: snippets/line.py has no cell 'drew': it has add, check\n",
    )


# What is kept


def test_a_change_of_the_glossary_reaches_the_pages_whose_own_text_is_the_same(
    copy: Project,
) -> None:
    page = copy.root / "site/idea/plain/index.html"
    assert 'title="What shows how much there is."' in page.read_text()
    copy.write("docs/glossary.md", GLOSSARY.format(sentence="It shows how little there is."))
    built = copy.zensical()
    assert built.status == 0, built.said
    assert 'title="It shows how little there is."' in page.read_text()


def test_a_change_of_a_program_reaches_the_pages_whose_own_text_is_the_same(copy: Project) -> None:
    copy.snippet("line.py", LINE.replace("4", "5"))
    built = copy.zensical()
    assert built.status == 0, built.said
    assert ">5</data>" in (copy.root / "site/index.html").read_text()
    assert "<samp>5</samp>" in (copy.root / "site/idea/more/index.html").read_text()
    assert '"5\\n"' in (copy.root / "site/idea/more/more.ipynb").read_text()


def test_notebooks_that_were_lost_are_made_again_though_zensical_has_kept_their_pages(
    copy: Project,
) -> None:
    before = copy.tree("site")
    shutil.rmtree(copy.root / ".weave/downloads")
    built = copy.zensical()
    assert built.status == 0, built.said
    assert copy.tree("site") == before


def test_a_clean_build_of_zensical_deletes_no_result(copy: Project) -> None:
    results, site = copy.tree(".weave/results"), copy.tree("site")
    assert results
    built = copy.run("zensical", "build", "--clean", "-f", "zensical.yml")
    assert built.returncode == 0, built.stderr
    assert copy.tree(".weave/results") == results
    assert copy.weave().ran == []
    assert copy.tree("site") == site


# What is served


@pytest.fixture
def served(copy: Project) -> Iterator[tuple[Project, Path]]:
    """The book as Zensical serves it while it is written, and what Zensical says."""
    log = copy.root / "log"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "weave", "serve", "--with", "zensical", "-a", place]
    with log.open("w") as output:
        server = subprocess.Popen(
            command, cwd=copy.root, env=ENVIRONMENT, stdout=output, stderr=output, process_group=0
        )
        try:
            wait(lambda: "No issues found" in log.read_text())
            yield copy, log
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(PATIENCE)


def wait(happened: Callable[[], bool]) -> None:
    """Wait until something has happened, however busy the machine is."""
    end = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def served_text(page: Path) -> str:
    """A page of the served site, "" for a moment in which it is being written anew."""
    try:
        return page.read_text()
    except FileNotFoundError:
        return ""


def test_a_saved_program_reaches_its_pages_and_no_server_starts_again(
    served: tuple[Project, Path],
) -> None:
    book, log = served
    pages = {name: book.root / "docs" / name for name in SOURCES}
    shows = book.root / "site/idea/more/index.html"
    times = {path: path.stat().st_mtime_ns for path in pages.values()}
    for value in ("5", "6 / 0", "7"):
        book.snippet("line.py", LINE.replace("4", value))
        said = "ZeroDivisionError" if "/" in value else f"<samp>{value}</samp>"
        wait(lambda said=said: said in served_text(shows))  # type: ignore[misc]
    wait(lambda: ">7</data>" in served_text(book.root / "site/index.html"))
    assert {path: path.stat().st_mtime_ns for path in times} == times
    assert {name: path.read_text() for name, path in pages.items()} == SOURCES
    assert "Reloading" not in log.read_text()


def test_a_changed_glossary_reaches_the_pages_that_are_served(
    served: tuple[Project, Path],
) -> None:
    book, _ = served
    book.write("docs/glossary.md", GLOSSARY.format(sentence="It shows how little there is."))
    page = book.root / "site/idea/plain/index.html"
    wait(lambda: 'title="It shows how little there is."' in served_text(page))
