"""The least that a site with programs can cost: an import, the programs' own time, plain MkDocs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.bench import meter, names
from tools.bench.meter import Cost
from tools.bench.program import Program

IMPORTS = "import matplotlib.pyplot, matplotlib.backends.backend_svg, torch"
TRIES = 3
ALONE = {"MPLBACKEND": "agg", "OMP_NUM_THREADS": "1"}  # one program a core, as the loom runs them


@dataclass(frozen=True)
class Floor:
    """What was measured of it; plain MkDocs is measured among the peers."""

    imported: Cost
    own: float  # seconds of the processor, of all programs
    count: int
    cores: int

    def of(self, situation: str, plain: Cost) -> Cost:
        """The floor of a situation: what has to be run, and plain MkDocs on the same pages."""
        if situation == "again":
            return plain
        own = self.own if situation == "cold" else self.own / self.count
        shared = own / min(self.cores, self.count if situation == "cold" else 1)
        return Cost(self.imported.wall + shared + plain.wall, self.imported.cpu + own + plain.cpu)


def imports(folder: Path) -> Cost:
    """One import of torch, pyplot and the SVG backend in a fresh interpreter, the best of three."""
    command = [names.PYTHON, "-c", IMPORTS]
    tries = [meter.run(command, folder, names.environment() | ALONE) for _ in range(TRIES)]
    return min(tries, key=lambda cost: cost.wall)


def own_time(programs: Sequence[Program], folder: Path) -> float:
    """The processor seconds of all programs, run in forks of one Python that has imported torch."""
    folder.mkdir(exist_ok=True)
    files = [folder / f"p{program.name}.py" for program in programs]
    for file, program in zip(files, programs, strict=True):
        file.write_text(program.plain())
    script = Path(__file__).with_name("own_time.py")
    command = [names.PYTHON, str(script), *map(str, files)]
    return float(meter.read(command, folder, names.environment() | ALONE))
