"""The swap: a new site takes the place of the last one, but only when it is whole."""

import shutil
from pathlib import Path


def partial(site: Path) -> Path:
    """The folder in which a site is built."""
    return site.with_name(f".{site.name}.partial")


def replace(new: Path, old: Path) -> None:
    """Put folder `new` in the place of `old`: at every moment one of them is whole."""
    last = old.with_name(f".{old.name}.last")
    shutil.rmtree(last, ignore_errors=True)
    if old.exists():
        old.rename(last)
    new.rename(old)
    shutil.rmtree(last, ignore_errors=True)
