"""`python own_time.py FILES`: the processor time of programs alone, their imports not counted.

Each program runs in a fork of this process, which has imported torch and pyplot and has done
nothing with them, and its figure is written as SVG; the sum of the seconds is printed.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from types import CodeType

import matplotlib.backends.backend_svg  # noqa: F401 - part of what is not counted
import matplotlib.pyplot as plt
import torch  # noqa: F401 - the same


def main() -> None:
    print(sum(seconds(Path(name)) for name in sys.argv[1:]))


def seconds(path: Path) -> float:
    """The processor time of one program."""
    code = compile(path.read_text(), path, "exec")
    child = os.fork()
    if child == 0:
        _run(code)
    _, status, used = os.wait4(child, 0)
    if status:
        sys.exit(f"{path} ended with status {status}")
    return used.ru_utime + used.ru_stime


def _run(code: CodeType) -> None:
    """In the fork: run the program and leave."""
    status = 1
    try:
        sys.stdout = io.StringIO()
        exec(code, {"__name__": "__main__"})  # noqa: S102
        plt.savefig(io.BytesIO(), format="svg")
        status = 0
    finally:
        os._exit(status)


if __name__ == "__main__":
    main()
