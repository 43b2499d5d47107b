"""Builds every peer's site in every situation, round by round, and looks at what came out."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tools.bench import meter, names, page
from tools.bench.meter import Cost, Failed
from tools.bench.page import Weight
from tools.bench.peers import PLAIN, Peer
from tools.bench.program import Program, edited, programs

SITUATIONS = ("cold", "again", "edit")
WARM = 2  # programs of the build before all others, which is not counted


@dataclass
class Record:
    """What was measured of one peer with one number of programs."""

    peer: str
    costs: dict[str, list[Cost]] = field(default_factory=lambda: {name: [] for name in SITUATIONS})
    weight: Weight | None = None
    failed: str = ""

    def median(self, situation: str) -> Cost | None:
        """The medians over the rounds; None for what was not measured, or is not to be trusted."""
        costs = self.costs[situation]
        return meter.middle(costs) if costs and not self.failed else None


def warm_up(peers: Sequence[Peer], folder: Path) -> dict[str, str]:
    """Build every peer once, uncounted: disks and caches of Python's are warm for all alike.

    Which of them do not work is printed, with the reason.
    """
    failures = {}
    for peer in peers:
        record = Record(peer.name)
        _build(peer, programs(WARM), "cold", folder, record)
        if record.failed:
            failures[peer.name] = _skipped(record) if peer.tried else record.failed
        _log(f"warm-up  {peer.name}: {failures.get(peer.name, 'works')}")
    return failures


def _skipped(record: Record) -> str:
    return record.failed.replace("failed", "skipped, does not work yet", 1)


def measure(
    peers: Sequence[Peer], count: int, rounds: int, folder: Path, failures: Mapping[str, str]
) -> list[Record]:
    """Measure all peers with so many programs; within a round they take turns."""
    records = {p.name: Record(p.name, failed=failures.get(p.name, "")) for p in peers}
    for number in range(rounds):
        for situation in SITUATIONS:
            batch = edited(programs(count)) if situation == "edit" else programs(count)
            for peer in peers:
                record = records[peer.name]
                if not record.failed and not (peer.slow and number):
                    _build(peer, batch, situation, folder, record)
                    _log(f"N={count} round {number + 1}  {situation:5}  {_line(record, situation)}")
    return list(records.values())


def _build(
    peer: Peer, batch: Sequence[Program], situation: str, folder: Path, record: Record
) -> None:
    """One build, from nothing if it is a cold one; a failure ends the peer's part."""
    root = folder / peer.name.replace(" ", "-")
    if situation == "cold":
        shutil.rmtree(root, ignore_errors=True)
    command = [peer.python, *peer.build]
    try:
        peer.write(root, batch)
        record.costs[situation].append(
            meter.run(command, root, {**names.environment(), **peer.environment})
        )
        _check(peer, root, batch)
        record.weight = page.weight(peer.place(root, batch[0]))
    except (Failed, OSError) as failure:
        record.failed = f"failed: {failure}"


def _check(peer: Peer, root: Path, batch: Sequence[Program]) -> None:
    """Make sure that every page says what its program prints, and shows its figure."""
    printed = drawn = 0
    for program in batch:
        path = peer.place(root, program)
        if not path.is_file():
            raise Failed(f"the site has no {path.relative_to(root)}")
        text = path.read_text()
        printed += program.printed in page.words(text)
        drawn += page.has_figure(path, text)
    if (printed, drawn) != (len(batch), len(batch)):
        raise Failed(f"of {len(batch)} pages, {printed} have their output and {drawn} a figure")


def _line(record: Record, situation: str) -> str:
    if record.failed:
        return f"{record.peer}: {record.failed}"
    cost = record.costs[situation][-1]
    return f"{record.peer}: {cost.wall:.2f} s, processor {cost.cpu:.2f} s"


def _log(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def plain(records: Sequence[Record]) -> Record:
    """What was measured of plain MkDocs, which is a part of the floor."""
    return next(record for record in records if record.peer == PLAIN)
