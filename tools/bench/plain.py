"""Pages that are built already, as pages for plain MkDocs: what is left is MkDocs' own work."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

from tools.bench import page as pages
from tools.bench.meter import Failed


def built(site: Path, page: str) -> Path:
    """Where a site has a page of docs/: "idea/dials.md" is at idea/dials/index.html."""
    bare = PurePosixPath(page).with_suffix("")
    return site / (bare.parent if bare.name == "index" else bare) / "index.html"


def page(text: str) -> str:
    """A built page as Markdown: one block of HTML, which Python-Markdown hands on as it is."""
    content = pages.article(text)
    if not content:
        raise Failed("a page of the loom has no article")
    return f"---\ntitle: {json.dumps(pages.title(content))}\n---\n\n<div>\n{content}\n</div>\n"


def same(first: Path, second: Path) -> bool:
    """Whether two built pages say the same words around the same number of pictures."""
    articles = [pages.article(path.read_text()) for path in (first, second)]
    one, other = ((pages.words(a), a.count("<svg"), a.count("<img")) for a in articles)
    return one == other
