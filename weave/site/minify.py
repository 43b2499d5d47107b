"""The book's own scripts and styles go out without their comments and indentation."""

from pathlib import Path

import rcssmin


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


MINIFIERS = {".js": strip_script, ".css": rcssmin.cssmin}


def minify(site: Path, docs: Path) -> None:
    """Make the copies in a built site smaller of all scripts and styles in docs/assets/."""
    for path in (docs / "assets").rglob("*"):
        copy = site / path.relative_to(docs)
        if path.suffix in MINIFIERS and copy.is_file():
            copy.write_text(MINIFIERS[path.suffix](path.read_text("utf-8")), "utf-8")
