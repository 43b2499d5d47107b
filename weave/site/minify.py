"""The book's scripts and styles go out without comments, and its pages without indentation."""

import re
from pathlib import Path

import rcssmin

INDENTATION = re.compile(r"\s*\n\s*")


def strip_script(script: str) -> str:
    """A script without its lines of comment and its indentation, except in texts of several lines.

    Minifiers from PyPI do not know templates within templates, `${a ? ` b` : ""}`, and lose spaces.
    """
    kept, within = [], False  # a template that is still open
    for line in script.splitlines():
        code = line if within else line.strip()
        if within or (code and not code.startswith("//")):
            kept.append(code)
            within ^= code.count("`") % 2 == 1
    return "\n".join(kept) + "\n"


def squeeze_frame(page: str) -> str:
    """A page without the empty lines and the indentation around its article.

    Material's templates leave more of them than the book's menus have letters.
    """
    before, start, rest = page.partition("<article")
    article, end, after = rest.rpartition("</article>")
    squeezed = (INDENTATION.sub("\n", part) for part in (before, after))
    return f"{start}{article}{end}".join(squeezed) if end else page


MINIFIERS = {".js": strip_script, ".css": rcssmin.cssmin}


def minify(site: Path, docs: Path) -> None:
    """Make the copies in a built site smaller of all scripts and styles in docs/assets/."""
    for path in (docs / "assets").rglob("*"):
        copy = site / path.relative_to(docs)
        if path.suffix in MINIFIERS and copy.is_file():
            copy.write_text(MINIFIERS[path.suffix](path.read_text("utf-8")), "utf-8")
