"""The book's own scripts and styles go out without their comments and indentation."""

from pathlib import Path

import rcssmin
import rjsmin

MINIFIERS = {".js": rjsmin.jsmin, ".css": rcssmin.cssmin}


def minify(site: Path, docs: Path) -> None:
    """Make the copies in a built site smaller of all scripts and styles in docs/assets/."""
    for path in (docs / "assets").rglob("*"):
        copy = site / path.relative_to(docs)
        if path.suffix in MINIFIERS and copy.is_file():
            copy.write_text(MINIFIERS[path.suffix](path.read_text("utf-8")), "utf-8")
