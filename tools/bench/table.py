"""Prints what was measured: one table for each number of programs."""

from __future__ import annotations

from collections.abc import Sequence

from tools.bench.floor import Floor
from tools.bench.meter import Cost
from tools.bench.peers import LOOM
from tools.bench.rounds import SITUATIONS, Record, plain

NAME = 24
COLUMNS = f"{'wall':>7} {'(cpu)':>8} {'/loom':>6} {'/floor':>6}"
NOTES = """\
Seconds on the wall, in brackets of all processors; the wall's ratios to the loom and to the floor.
cold: no cache, no site; again: nothing has changed; edit: one program of N, by one character.
floor: one import of torch and pyplot, the programs' own time by the cores, and plain MkDocs
(again: plain MkDocs alone; edit: with the time of one program). page, gzip: bytes of one page
with its figures, as they are and packed."""


def show(records: Sequence[Record], floor: Floor, rounds: int) -> str:
    """The table of one number of programs."""
    measured = f"one import {floor.imported.wall:.2f} s, the programs alone {floor.own:.2f} s"
    least = least_of(records, floor)
    loom = next(_costs(record) for record in records if record.peer == LOOM)
    rows = [
        f"\nN = {floor.count}, {floor.cores} cores, median of {rounds}; {measured}",
        NAME * " " + "   ".join(f"{name:^{len(COLUMNS)}}" for name in SITUATIONS),
        NAME * " " + "   ".join(COLUMNS for _ in SITUATIONS) + f"{'page':>11} {'gzip':>8}",
        _row("floor", least, loom, least),
    ]
    for record in records:
        row = _row(record.peer, _costs(record), loom, least) + _bytes(record)
        rows.append(f"{record.peer:{NAME}}{record.failed}" if record.failed else row)
    return "\n".join(rows)


def _costs(record: Record) -> dict[str, Cost | None]:
    return {name: record.median(name) for name in SITUATIONS}


def least_of(records: Sequence[Record], floor: Floor) -> dict[str, Cost | None]:
    """The floor of every situation; None where plain MkDocs was not measured."""
    measured = {name: plain(records).median(name) for name in SITUATIONS}
    return {name: floor.of(name, cost) if cost else None for name, cost in measured.items()}


def _row(
    name: str,
    costs: dict[str, Cost | None],
    loom: dict[str, Cost | None],
    least: dict[str, Cost | None],
) -> str:
    cells = (
        f"{_seconds(costs[s])} {_ratio(costs[s], loom[s])} {_ratio(costs[s], least[s])}"
        for s in SITUATIONS
    )
    return f"{name:{NAME}}" + "   ".join(cells)


def _seconds(cost: Cost | None) -> str:
    return f"{cost.wall:7.2f} {f'({cost.cpu:.2f})':>8}" if cost else f"{'-':>7} {'':8}"


def _ratio(cost: Cost | None, other: Cost | None) -> str:
    return f"{cost.wall / other.wall:6.2f}" if cost and other else f"{'-':>6}"


def _bytes(record: Record) -> str:
    weight = record.weight
    return f"{weight.raw:11,} {weight.packed:8,}" if weight else ""
