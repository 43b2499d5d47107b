"""Files that are read once: again only when their time or size has changed."""

import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

RECENT = 2_000_000_000  # nanoseconds: a file may have changed again, and have the same time
P = ParamSpec("P")
T = TypeVar("T")


def read_once(read: Callable[Concatenate[Path, P], T]) -> Callable[Concatenate[Path, P], T]:
    """Keep what a function makes of a file, until the time or size of the file changes."""
    kept: dict[object, tuple[int, int, T]] = {}

    @wraps(read)
    def look(path: Path, /, *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            stat = path.stat()
        except OSError:  # what there is to say of it is up to the function
            return read(path, *args, **kwargs)
        place, modified, size = (path, args), stat.st_mtime_ns, stat.st_size
        if place in kept and kept[place][:2] == (modified, size):
            return kept[place][2]
        made = read(path, *args, **kwargs)
        if time.time_ns() - modified > RECENT:
            kept[place] = modified, size, made
        return made

    return look
