"""Pages kept between builds: taken as they were rendered as long as nothing behind them changes.

What is kept is marked here by hand: a page that shows the mark was not rendered again.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from tests.support.project import Project
from tests.support.render import PAGE, complaints, render
from weave import edition
from weave.content.quotes import digest
from weave.extension import WeaveExtension
from weave.grammar import Kind
from weave.hosts import base
from weave.page import blocks
from weave.page.html import Block
from weave.run import cache

MARK = "TAKEN AS IT WAS KEPT"
FAR = "docs/far/page.md"  # in a folder, where words of the glossary are links
CHAPTER = "# Far\n\n::: run.py\n\nA leaf."
FILES = {
    "docs/glossary.md": """\
        # Glossary

        ## L

        leaf
        :   A number, one of {{ run.size }}. See [far](deep/page.md).
        """,
    "docs/other.md": "# Other\n\n::: walked.py\n",
    "docs/releases.json": "{}",
    "snippets/run.py": '"""Runs."""\nsize = 6\nprint(size)\n',
    "snippets/helper.py": '"""Helps."""\nx = 1\n',
    "snippets/uses.py": '"""Uses."""\nimport helper\n',
    "snippets/reads.py": '''\
        # /// script
        # [tool.weave]
        # data = ["rain.txt"]
        # ///
        """Reads."""
        from pathlib import Path

        print(Path(__file__).with_name("rain.txt").read_text())
        ''',
    "snippets/rain.txt": "1\n",
    "snippets/walked.py": '''\
        """Walks."""
        import torch

        e = torch.tensor(3.0, requires_grad=True) * 2
        ''',
    "tests/test_few.py": 'def test_sum():\n    """It is.\n\n    Source: a.h, A\n    """\n',
    "packages/torch/version.py": "__version__ = '9.9.9'\ngit_version = 'abcdef0123'\n",
    "packages/torch/walk.py": "start = 1\n\nother = 2\n",
}
QUOTE = f'::: torch/walk.py from="start" digest={digest("start = 1" + chr(10))}'
Change = Callable[[Project], object]


def writes(name: str, text: str) -> Change:
    return lambda project: project.write(name, text)


def replaces(name: str, old: str, new: str) -> Change:
    """A change of a file's words, which must be there."""

    def change(project: Project) -> None:
        text = (project.root / name).read_text()
        assert old in text
        (project.root / name).write_text(text.replace(old, new))

    return change


def removes(name: str) -> Change:
    return lambda project: (project.root / name).unlink()


@pytest.fixture(scope="module")
def template(shared: Project) -> Project:
    """A book whose programs have run and which has kept no page."""
    for name, text in FILES.items():
        shared.write(name, text)
    assert shared.weave().problems == []
    return shared


@pytest.fixture
def book(template: Project, tmp_path: Path) -> Project:
    """The same for one test alone."""
    return Project(shutil.copytree(template.root, tmp_path / "book"))


def entry(book: Project, page: str, kind: str = "plain") -> Path:
    """Where a page is kept."""
    return book.root / cache.FOLDER / "pages" / kind / f"{page}.json"


def mark(book: Project, page: str, kind: str = "plain") -> None:
    """Put the mark into a page that is kept."""
    head, body = entry(book, page, kind).read_bytes().split(b"\n", 1)
    kept = json.loads(body)
    kept["rendered"]["html"] += f"<p>{MARK}</p>"
    shelf = cache.Shelf(book.root / cache.FOLDER / "pages")
    shelf.store(f"{kind}/{page}", head.decode().split()[0], kept)


def show(book: Project, text: str, page: str = PAGE) -> BeautifulSoup:
    """Render a page in which nothing is wrong."""
    return render(book, text, page, book.root / "packages")


def complain(book: Project, text: str, page: str = PAGE) -> list[str]:
    """Render a page and give what is wrong with it."""
    return complaints(book, text, page, book.root / "packages")


def keep(book: Project, text: str, page: str = PAGE) -> None:
    """Render a page and mark what is kept of it."""
    assert not is_kept(book, text, page)
    mark(book, page)


def is_kept(book: Project, text: str, page: str = PAGE) -> bool:
    """Whether a page is not rendered but taken as it was kept."""
    return MARK in show(book, text, page).text


# What is kept


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (PAGE, "Words and $x$."),
        (PAGE, "::: uses.py\n\nIt is {{ run.size }}."),
        (PAGE, "::: walked.py graph=e"),
        (PAGE, "::: tests/test_few.py"),
        (PAGE, "::: snippets/"),
        (PAGE, QUOTE),
        (FAR, CHAPTER),
    ],
)
def test_a_page_is_not_rendered_again_when_nothing_has_changed(
    book: Project, page: str, text: str
) -> None:
    keep(book, text, page)
    assert is_kept(book, text, page)
    edition._current.clear()  # as in the next build, which is another process
    assert is_kept(book, text, page)


def test_no_block_of_a_kept_page_is_rendered(
    book: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    render_program, rendered = blocks.RENDERERS[Kind.PROGRAM], []

    def count(block: Block) -> None:
        rendered.append(block.reference.target)
        render_program(block)

    monkeypatch.setitem(blocks.RENDERERS, Kind.PROGRAM, count)
    first = show(book, "::: run.py")
    assert rendered == ["run.py"]
    assert show(book, "::: run.py") == first
    assert rendered == ["run.py"]
    show(book, "::: run.py\n\nWords.")
    assert rendered == ["run.py", "run.py"]


def test_the_table_of_contents_is_kept_with_the_page(book: Project) -> None:
    def contents() -> tuple[str, object]:
        weave = WeaveExtension(page=PAGE, root=str(book.root))
        markdown = Markdown(extensions=["toc", weave])
        markdown.convert("# One\n\n## Two {{ run.size }}\n")
        return markdown.toc, markdown.toc_tokens

    first = contents()
    assert "Two 6" in first[0]
    mark(book, PAGE)
    assert contents() == first


# What makes a page anew


@pytest.mark.parametrize(
    ("page", "text", "change"),
    [
        (PAGE, "::: run.py", replaces("snippets/run.py", "Runs.", "Runs on.")),
        (PAGE, "{{ run.size }}", replaces("snippets/run.py", "6", "7")),
        (PAGE, "$x = {{ run.size }}$", replaces("snippets/run.py", "6", "7")),
        (
            PAGE,
            '::: helper.py\n    caption="{{ run.size }}"',
            replaces("snippets/run.py", "6", "7"),
        ),
        (PAGE, "::: uses.py", replaces("snippets/helper.py", "x = 1", "x = 2")),
        (PAGE, "::: helper.py", writes("snippets/far/helper.py", '"""Helps."""\n')),
        (PAGE, "::: reads.py", replaces("snippets/rain.txt", "1", "2")),
        (FAR, "A leaf.", replaces("snippets/run.py", "6", "7")),
        (FAR, "A leaf.", replaces("docs/glossary.md", "A number", "Numbers")),
        (FAR, "A leaf.", removes("docs/glossary.md")),
        (PAGE, QUOTE, replaces("packages/torch/walk.py", "other", "another")),
        (PAGE, QUOTE, replaces("packages/torch/version.py", "9.9.9", "9.9.10")),
        (PAGE, "::: tests/test_few.py", replaces("tests/test_few.py", "It is.", "It was.")),
        (PAGE, "::: tests/test_few.py", removes("docs/releases.json")),
        (PAGE, "::: walked.py", writes("docs/other.md", "# Other\n\n::: walked.py graph=e\n")),
        (PAGE, "::: snippets/", replaces("docs/other.md", "# Other", "# Another")),
        (PAGE, "::: snippets/", replaces("docs/other.md", "walked.py", "run.py")),
        (PAGE, "::: snippets/", replaces("snippets/helper.py", "Helps", "Is of help")),
        (PAGE, "::: snippets/", writes("mkdocs.yml", "nav: [other.md, page.md]\n")),
        (PAGE, "[Other](other.md)", writes("docs/new.md", "# New\n")),
        (PAGE, "[Other](other.md)", removes("docs/other.md")),
        (FAR, CHAPTER, writes("docs/assets/book.css", ".graph-card { fill: red }\n")),
    ],
)
def test_a_page_is_rendered_anew_when_what_it_is_made_of_changes(
    book: Project, page: str, text: str, change: Change
) -> None:
    keep(book, text, page)
    change(book)
    assert not is_kept(book, text, page)


def test_a_page_is_rendered_anew_when_its_own_text_changes(book: Project) -> None:
    keep(book, "Words.")
    assert not is_kept(book, "Other words.")


def test_what_a_page_is_not_made_of_may_change(book: Project) -> None:
    keep(book, "::: run.py")
    replaces("snippets/helper.py", "x = 1", "x = 2")(book)
    replaces("docs/other.md", "# Other", "# Another")(book)
    replaces("tests/test_few.py", "It is.", "It was.")(book)
    assert is_kept(book, "::: run.py")


def test_a_page_is_rendered_anew_by_another_loom(
    book: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(book, "Words.")
    cache.runner_digest()  # known, so that only what renders pages is another one
    monkeypatch.setattr(cache, "digest_sources", lambda *_: "another")
    assert not is_kept(book, "Words.")


def test_a_page_is_rendered_anew_with_another_version_of_markdown(
    book: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(book, "Words.")
    versions = cache.versions(base.Host.packages)
    monkeypatch.setattr(base, "versions", lambda _: {**versions, "Markdown": "99.0"})
    assert not is_kept(book, "Words.")


def test_a_notebook_on_a_page_is_another_one_with_another_version_of_jupyter(
    book: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.write("docs/far/run.ipynb", "{}")
    before = edition.Edition(book.root).digest("notebook:far/run.ipynb")
    versions = cache.versions(cache.KERNEL)
    monkeypatch.setattr(cache, "versions", lambda *_: {**versions, "nbclient": "99.0"})
    assert edition.Edition(book.root).digest("notebook:far/run.ipynb") != before


def test_an_entry_that_is_damaged_is_not_taken(book: Project) -> None:
    keep(book, "Words.")
    path = entry(book, PAGE)
    path.write_bytes(path.read_bytes()[:-5])
    assert not is_kept(book, "Words.")


# Problems


@pytest.mark.parametrize("text", ["::: no.py", "{{ run.nothing }}", "$\\frac{1$"])
def test_a_page_with_a_problem_is_never_kept(book: Project, text: str) -> None:
    for _ in range(2):
        assert len(complain(book, text)) == 1
        assert not entry(book, PAGE).exists()


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ("size = 6 / 0", "ZeroDivisionError: division by zero"),
        ("size = 6 +", "SyntaxError: invalid syntax"),
    ],
)
def test_a_kept_page_tells_what_has_become_of_its_program_and_is_kept_when_that_is_mended(
    book: Project, wrong: str, problem: str
) -> None:
    keep(book, "::: run.py")
    replaces("snippets/run.py", "size = 6", wrong)(book)
    assert complain(book, "::: run.py") == [f"{PAGE}:5 -> snippets/run.py:2: {problem}"]
    replaces("snippets/run.py", wrong, "size = 6")(book)
    assert is_kept(book, "::: run.py")


def test_a_kept_page_tells_that_its_program_has_gone(book: Project) -> None:
    keep(book, "::: run.py")
    removes("snippets/run.py")(book)
    (problem,) = complain(book, "::: run.py")
    assert problem.startswith(f"{PAGE}:5: there is no snippets/run.py")


def test_a_kept_page_tells_that_a_name_has_come_to_mean_two_programs(book: Project) -> None:
    (book.root / "snippets/far").mkdir()
    (book.root / "snippets/run.py").rename(book.root / "snippets/far/run.py")
    removes("docs/glossary.md")(book)
    keep(book, "{{ run.size }}")
    book.snippet("near/run.py", "size = 7\n")
    assert complain(book, "{{ run.size }}") == [
        f"{PAGE}:5: which snippet is 'run'? 2 have that name: write its folder too"
    ]


# Downloads


def test_a_kept_page_writes_its_downloads_again_when_they_are_gone(book: Project) -> None:
    path = book.root / edition.DOWNLOADS / "far/page/page.ipynb"
    keep(book, CHAPTER, FAR)
    notebook = path.read_bytes()
    assert json.loads(notebook)["cells"]
    for file in path.parent.iterdir():
        file.unlink()
    path.parent.rmdir()
    assert is_kept(book, CHAPTER, FAR)
    assert path.read_bytes() == notebook


def test_a_kept_page_leaves_its_downloads_alone_when_they_are_there(book: Project) -> None:
    path = book.root / edition.DOWNLOADS / "far/page/page.ipynb"
    keep(book, CHAPTER, FAR)
    written = path.stat()
    assert is_kept(book, CHAPTER, FAR)
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (written.st_mtime_ns, written.st_ino)


# Builders


@pytest.fixture
def site(book: Project) -> Project:
    """A book that MkDocs builds."""
    book.configure()
    book.write("docs/index.md", "# Start\n\n[Two](other.md#two)\n")
    book.write("docs/other.md", "# Other\n\n## Two\n\n::: run.py\n")
    book.write("docs/deep/page.md", "# Deep\n\n[Far](../far/page.md)\n")
    book.write(FAR, CHAPTER)
    path = book.root / "mkdocs.yml"
    extended = path.read_text().replace("- tables", "- tables\n  - def_list")
    path.write_text(extended + "validation: {links: {anchors: warn}}\n")
    return book


def built(site: Project, page: str) -> str:
    """Build the site with MkDocs and give the text of a page."""
    done = site.mkdocs("build", "--strict")
    assert done.status == 0, done.said
    html = (site.root / "site" / page / "index.html").read_text()
    return BeautifulSoup(html, "html.parser").get_text()


def test_a_site_of_kept_pages_is_the_same_to_the_byte(site: Project) -> None:
    def kept() -> dict[Path, int]:
        pages = (site.root / cache.FOLDER / "pages" / "mkdocs").rglob("*.md.json")
        return {path: path.stat().st_mtime_ns for path in pages}

    built(site, "")
    files, entries = site.tree("site"), kept()
    assert "site/far/page/page.ipynb" in files
    assert len(entries) == len(list((site.root / "docs").rglob("*.md"))) == 5
    built(site, "")
    assert site.tree("site") == files
    assert kept() == entries  # no page was rendered, or it would have been written


def test_two_builders_do_not_share_what_they_keep(site: Project) -> None:
    text = (site.root / "docs/other.md").read_text()
    built(site, "other")
    mark(site, "docs/other.md", "mkdocs")
    assert MARK in built(site, "other")
    by_hand = WeaveExtension(page="docs/other.md", root=str(site.root))
    assert MARK not in Markdown(extensions=[by_hand]).convert(text)
    assert entry(site, "docs/other.md", "plain").exists()
    mark(site, "docs/other.md", "plain")
    assert built(site, "other").count(MARK) == 1
    done = site.zensical()
    assert done.status == 0, done.said
    assert MARK not in (site.root / "site/other/index.html").read_text()
    assert entry(site, "docs/other.md", "zensical").exists()


@pytest.mark.parametrize(
    ("change", "warning"),
    [
        (removes("docs/other.md"), "contains a link 'other.md#two', but the target"),
        (replaces("docs/other.md", "## Two", "## Three"), "does not contain an anchor '#two'"),
    ],
)
def test_mkdocs_warns_of_a_kept_page_whose_link_leads_nowhere(
    site: Project, change: Change, warning: str
) -> None:
    built(site, "")
    change(site)
    for _ in range(2):  # nor is the page with the warning kept
        done = site.mkdocs("build", "--strict")
        assert done.status != 0
        assert warning in done.said
