"""What the benchmark has to know of the project: where it is and what the loom is called there."""

from __future__ import annotations

import os
import sys
from pathlib import Path

EXTENSION = "weave.extension"  # the loom's extension of Python-Markdown
HOOK = "weave/site/events.py"  # the loom's file of MkDocs' events, from the project's root
ZENSICAL = "-m weave build --with zensical"  # what Python is given to build with Zensical

PACKAGE = "weave"
INSTALLED = "installed"  # beside the projects: the loom as it was when the command began

ROOT = Path(__file__).resolve().parent.parent.parent
CACHE = ROOT / ".cache" / "bench"
PYTHON = sys.executable  # the project's own: it has the loom, MkDocs, Material and torch
BUILD = ("-m", "mkdocs", "build", "-q")


def environment() -> dict[str, str]:
    """The environment of every command: nothing that this shell has set for Python, and no ads."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("PYTHON") and name not in {"MPLBACKEND", "SOURCE_DATE_EPOCH"}
    }
    return kept | {"NO_MKDOCS_2_WARNING": "1"}
