"""Links that open a notebook of the book in Google Colab, which has PyTorch.

Colab reads notebooks from GitHub: those of the book are in a branch of its repository that only
has notebooks, at the places that they have on the site. See `copy_notebooks` in site/notebooks.py.
"""

import re
from html import escape
from urllib.parse import quote

from weave.book import CONFIG
from weave.page.context import Page
from weave.problem import Problem

BRANCH = "notebooks"
REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}")
SETTING = re.compile(r"^ +repository:", re.MULTILINE)


def render_link(page: Page, place: str, words: str, label: str = "") -> str:
    """A link that opens a notebook, by its place on the site; "" if its repository is not known."""
    if not page.repository:
        return ""
    address = f"https://colab.research.google.com/github/{page.repository}/blob/{BRANCH}/"
    spoken = f' aria-label="{escape(label)}"' if label else ""
    return f'<a href="{escape(address + quote(place))}"{spoken}>{words}</a>'


def set_repository(page: Page, repository: str) -> None:
    """Note the repository of the book's notebooks; report one that GitHub cannot have."""
    if not repository or REPOSITORY.fullmatch(repository):
        page.repository = repository
        return
    path = page.root / CONFIG
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    setting = SETTING.search(text)
    line = text.count("\n", 0, setting.start()) + 1 if setting else 0
    mend = "write BOOK_REPO=owner/name, or leave it out"
    message = f"extra.repository is '{repository}', which GitHub does not have: {mend}"
    page.fail(Problem(CONFIG, line, message))
