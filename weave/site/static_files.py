"""Under `mkdocs serve`, files that are copied as they are stay in place from build to build.

MkDocs empties the site's folder before each build and copies about five hundred files again, which
takes a third of the time from an edit to the page. It leaves what is hidden alone.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from mkdocs.structure.files import File, Files

HIDDEN = ".kept"


class StaticFiles:
    """The files that one `mkdocs serve` has copied, each with the state of its source."""

    def __init__(self) -> None:
        self._copied: dict[str, tuple[str, int, int]] = {}  # source, time and size

    def hide(self, site: Path) -> None:
        """Keep the folder's files out of the way while MkDocs empties it."""
        hidden = site / HIDDEN
        hidden.mkdir(parents=True, exist_ok=True)
        for entry in list(site.iterdir()):
            if entry != hidden:
                entry.rename(hidden / entry.name)

    def restore(self, files: Files, site: Path) -> None:
        """Put back what is as it was, so that it is not copied again, and remove all else."""
        for entry in list((site / HIDDEN).iterdir()):
            entry.rename(site / entry.name)
        before, self._copied = self._copied, {}
        stays: set[str] = set()
        for file in files:
            if state := _state(file):
                self._copied[file.abs_dest_path] = state
                if before.get(file.abs_dest_path) == state and Path(file.abs_dest_path).is_file():
                    stays.add(file.abs_dest_path)
                    file.copy_file = _stay
        for folder, _, names in os.walk(site, topdown=False):
            for path in (os.path.join(folder, name) for name in names):  # noqa: PTH118
                if path not in stays:
                    os.unlink(path)  # noqa: PTH108
            if Path(folder) not in {site, site / HIDDEN}:
                with suppress(OSError):  # it is not empty; if it is, a file may come in its place
                    os.rmdir(folder)  # noqa: PTH106


def _state(file: File) -> tuple[str, int, int] | None:
    """The state of a file that is copied as it is; None for any other."""
    if file.is_documentation_page() or not file.abs_src_path or not file.inclusion.is_in_serve():
        return None
    with suppress(OSError):
        stat = Path(file.abs_src_path).stat()
        return file.abs_src_path, stat.st_mtime_ns, stat.st_size
    return None


def _stay(dirty: bool = False) -> None:
    """In the place of `File.copy_file`: the copy is there."""
