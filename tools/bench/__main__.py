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
    options = _arguments()
    meter.adopt_orphans()
    try:
        results = options.measure(options)
    except meter.Failed as failure:
        return f"failed: {failure}"
    if options.json:
        options.json.write_text(json.dumps(results, indent=1) + "\n")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    kinds = parser.add_subparsers(required=True)
    peers = kinds.add_parser("peers", help="the loom beside other tools")
    offered = [
        peer.name for peer in every(names.ZENSICAL, Path()) if peer.name not in {LOOM, PLAIN}
    ]
    peers.add_argument("--counts", nargs="+", type=int, default=[20, 40], metavar="N")
    peers.add_argument("--rounds", type=int, default=2)
    peers.add_argument("--peers", default=",".join(offered), help="of %(default)s; the loom always")
    peers.add_argument("--zensical", default=names.ZENSICAL, help="what Python is given for it")
    peers.set_defaults(measure=_peers)
    own = kinds.add_parser("book", help="this book beside plain MkDocs")
    own.add_argument("--rounds", type=int, default=3)
    own.set_defaults(measure=_book)
    for kind in (peers, own):
        kind.add_argument("--json", type=Path, metavar="FILE", help="all that was measured")
    options = parser.parse_args()
    if options.measure is _peers:
        unknown = set(options.peers.split(",")) - {*offered, LOOM, PLAIN, ""}
        if unknown:
            parser.error(f"no such peers: {', '.join(sorted(unknown))}")
        if min(options.counts) < 1:
            parser.error("--counts must be 1 or more")
    if options.rounds < 1:
        parser.error("--rounds must be 1 or more")
    return options


def _peers(options: argparse.Namespace) -> dict[str, Any]:
    install.ensure()
    selected = {LOOM, PLAIN, *options.peers.split(",")}
    tables = []
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        install_loom(folder)
        chosen = [peer for peer in every(options.zensical, folder) if peer.name in selected]
        setting = _Setting(folder, options.rounds, floor.imports(folder))
        failures = rounds.warm_up(chosen, folder)
        print(table.NOTES)
        for count in sorted(options.counts):
            some = [p for p in chosen if not p.slow or count == min(options.counts)]
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
    costs = {name: cost and asdict(cost) for name, cost in table.least_of(records, least).items()}
    return {"floor": {**asdict(least), **costs}, "peers": [asdict(record) for record in records]}


def _book(options: argparse.Namespace) -> dict[str, Any]:
    return {**_machine(), **book.measure(options.rounds)}


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
