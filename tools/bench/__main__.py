"""`python -m tools.bench peers` and `python -m tools.bench book`: what the loom costs.

`peers` builds sites of the same small programs with the loom and with other tools that run a
site's programs; `book` builds this book, and plain MkDocs beside it on the same pages.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tools.bench import book, floor, install, meter, names, rounds, table
from tools.bench.peers import LOOM, PLAIN, Peer, every, install_loom
from tools.bench.program import programs


def main() -> int | str:
    asked = _arguments()
    meter.adopt_orphans()
    try:
        found = asked.measure(asked)
    except meter.Failed as failure:
        return f"failed: {failure}"
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=1) + "\n")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    kinds = parser.add_subparsers(required=True)
    peers = kinds.add_parser("peers", help="the loom beside other tools")
    known = [peer.name for peer in every(names.ZENSICAL, Path()) if peer.name not in {LOOM, PLAIN}]
    peers.add_argument("--counts", nargs="+", type=int, default=[20, 40], metavar="N")
    peers.add_argument("--rounds", type=int, default=2)
    peers.add_argument("--peers", default=",".join(known), help="of %(default)s; the loom always")
    peers.add_argument("--zensical", default=names.ZENSICAL, help="what Python is given for it")
    peers.set_defaults(measure=_peers)
    own = kinds.add_parser("book", help="this book beside plain MkDocs")
    own.add_argument("--rounds", type=int, default=3)
    own.set_defaults(measure=_book)
    for kind in (peers, own):
        kind.add_argument("--json", type=Path, metavar="FILE", help="all that was measured")
    asked = parser.parse_args()
    if asked.measure is _peers:
        unknown = set(asked.peers.split(",")) - {*known, LOOM, PLAIN, ""}
        if unknown:
            parser.error(f"no such peers: {', '.join(sorted(unknown))}")
        if min(asked.counts) < 1:
            parser.error("--counts must be 1 or more")
    if asked.rounds < 1:
        parser.error("--rounds must be 1 or more")
    return asked


def _peers(asked: argparse.Namespace) -> dict[str, Any]:
    install.ensure()
    wanted = {LOOM, PLAIN, *asked.peers.split(",")}
    tables = []
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        install_loom(folder)
        chosen = [peer for peer in every(asked.zensical, folder) if peer.name in wanted]
        setting = _Setting(folder, asked.rounds, floor.imports(folder))
        failures = rounds.warm_up(chosen, folder)
        print(table.NOTES)
        for count in sorted(asked.counts):
            some = [p for p in chosen if not p.slow or count == min(asked.counts)]
            tables.append(_table(some, count, setting, failures))
    return {**_machine(), "tables": tables}


@dataclass(frozen=True)
class _Setting:
    """What all tables of one command have in common."""

    folder: Path
    rounds: int
    imported: meter.Cost


def _table(
    peers: Sequence[Peer], count: int, setting: _Setting, failures: Mapping[str, str]
) -> dict[str, Any]:
    """Measure and print one table; what it stands on is given for the file of `--json`."""
    folder = setting.folder
    own = floor.own_time(programs(count), folder / "own")
    least = floor.Floor(setting.imported, own, count, os.cpu_count() or 1)
    records = rounds.measure(peers, count, setting.rounds, folder, failures)
    print(table.show(records, least, setting.rounds), flush=True)
    found = {name: cost and asdict(cost) for name, cost in table.least_of(records, least).items()}
    return {"floor": {**asdict(least), **found}, "peers": [asdict(record) for record in records]}


def _book(asked: argparse.Namespace) -> dict[str, Any]:
    return {**_machine(), **book.measure(asked.rounds)}


def _machine() -> dict[str, Any]:
    """What the numbers were measured on and with."""
    return {
        "python": platform.python_version(),
        "machine": platform.platform(),
        "cores": os.cpu_count(),
        "pins": install.PINS,
    }


if __name__ == "__main__":
    sys.exit(main())
