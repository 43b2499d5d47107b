"""A page of a miniature book rendered by hand, without MkDocs or Zensical around it."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup, Tag
from markdown import Markdown

from tests.support.project import Project
from weave import edition
from weave.extension import WeaveExtension

EXTENSIONS = ["admonition", "md_in_html", "tables", "pymdownx.arithmatex", "pymdownx.superfences"]
FRONT = "---\ntitle: A page\n---\n\n"  # what follows starts in line 5
PAGE = "docs/page.md"


def convert(
    project: Project,
    text: str,
    page: str = PAGE,
    packages: Path | None = None,
    front: str = FRONT,
) -> BeautifulSoup:
    """Write a page below docs/ and give what it becomes, be there something wrong with it or not.

    `packages` is where PyTorch is installed, `front` the page's settings.
    """
    path = project.root / page
    if not path.is_file() or path.read_text() != front + text:
        project.write(page, (front + text).encode())
    weave = WeaveExtension(page=page, root=str(project.root), packages=str(packages or ""))
    markdown = Markdown(
        extensions=[*EXTENSIONS, weave],
        extension_configs={"pymdownx.arithmatex": {"generic": True}},
    )
    html = markdown.convert(text)
    edition.current_edition(project.root)._wait()  # for programs that the page does not ask for
    return BeautifulSoup(html, "html.parser")


def render(
    project: Project, text: str, page: str = PAGE, packages: Path | None = None
) -> BeautifulSoup:
    """The same of a page in which nothing is wrong."""
    soup = convert(project, text, page, packages)
    assert problems(project, page) == []
    return soup


def complaints(
    project: Project, text: str, page: str = PAGE, packages: Path | None = None
) -> list[str]:
    """What is wrong with a page: all of it is shown on the page, and nothing else as a problem."""
    soup = convert(project, text, page, packages)
    shown = {element.text for element in soup.select(".weave-problem")}
    assert shown == set(problems(project, page))
    return problems(project, page)


def problems(project: Project, page: str = PAGE) -> list[str]:
    """What was wrong with a page when it was rendered last."""
    return [str(problem) for problem in edition.current_edition(project.root).problems_of(page)]


def select_only(soup: BeautifulSoup, selector: str) -> Tag:
    """The only element that a selector chooses."""
    (element,) = soup.select(selector)
    return element
