"""`python -m weave.bench`: what the loom costs on top of the snippets themselves.

The same small snippet, which uses torch and draws, is run N times by the loom and, for the smaller
N, in fresh interpreters. The floor is one import of torch plus the snippets' own time divided by
the cores; a ratio of 1 would be a loom that costs nothing. All of it is measured in this one run.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from weave import runner
from weave.run.program import Snippet, read

SOURCE = """\
import matplotlib.pyplot as plt
import torch

# %% work
x = torch.linspace(0, 1, 200, requires_grad=True)
(x.sin() ** 2).sum().backward()
print(x.grad[:3])

# %% picture
plt.plot(x.detach(), x.grad)
plt.title("slope")
plt.show()

# %% check
assert torch.allclose(x.grad, (2 * x).sin())
"""
IMPORTS = "import matplotlib.pyplot, matplotlib.backends.backend_svg, torch"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m weave.bench", description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=[10, 40, 160])
    parser.add_argument("--fresh-up-to", type=int, default=40, metavar="N")
    asked = parser.parse_args()
    cores = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        snippets = _write(root, max(asked.counts))
        imported = _imports()
        _say(f"{cores} cores; one import of torch and pyplot {imported:.2f} s")
        _say("     N   loom   floor  ratio   fresh interpreters")
        for count in asked.counts:
            taken, own = _loom(count, root)
            floor = imported + own / cores
            fresh = _fresh(snippets[:count], cores) if count <= asked.fresh_up_to else None
            beside = f"{fresh:8.1f} s" if fresh else "not run"
            _say(f"{count:6} {taken:6.2f} {floor:7.2f} {taken / floor:6.2f}   {beside}")
    return 0


def _write(root: Path, count: int) -> list[Snippet]:
    paths = [root / f"copy{number}.py" for number in range(count)]
    for path in paths:
        path.write_text(SOURCE)
    return [read(path, root) for path in paths]


def _imports() -> float:
    """The best of three: what a fresh interpreter needs before a snippet's first line."""
    return min(_timed([sys.executable, "-c", IMPORTS]) for _ in range(3))


def _loom(count: int, root: Path) -> tuple[float, float]:
    """The time the loom takes, in a process of its own, and the snippets' own time in it.

    A child's own time is its processor time from its first cell to its last figure.
    """
    code = f"from weave.bench import timed; timed({count}, {str(root)!r})"
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, check=True
    )
    taken, own = done.stdout.split()
    return float(taken), float(own)


def timed(count: int, folder: str) -> None:
    """Run `count` copies and print the seconds taken, and the snippets' own."""
    root = Path(folder)
    snippets = [read(root / f"copy{number}.py", root) for number in range(count)]
    start = time.perf_counter()
    own = 0.0
    for outcome in runner.run(snippets, root):
        assert outcome.result, outcome.problem
        own += outcome.result["seconds"]
    sys.stdout.write(f"{time.perf_counter() - start} {own}\n")


def _fresh(snippets: list[Snippet], cores: int) -> float:
    """The same in fresh interpreters, one a core at a time."""
    environment = os.environ | runner.ENVIRONMENT
    start = time.perf_counter()
    running: list[subprocess.Popen[bytes]] = []
    for snippet in snippets:
        if len(running) == cores:
            running.pop(0).wait()
        running.append(
            subprocess.Popen(  # noqa: S603 - our own code
                [sys.executable, "-W", "ignore", snippet.path],
                env=environment,
                stdout=subprocess.DEVNULL,
            )
        )
    for process in running:
        process.wait()
    return time.perf_counter() - start


def _timed(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, env=os.environ | runner.ENVIRONMENT)  # noqa: S603
    return time.perf_counter() - start


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
