"""Captures what a program prints and draws: text in one file, figures as SVG."""

import contextlib
import ctypes
import io
import os
import sys
from pathlib import Path
from typing import Any

from weave.run.result import Figure

STYLE = Path(__file__).with_name("book.mplstyle")
NO_METADATA = dict.fromkeys(("Date", "Creator", "Format", "Type"))  # the same bytes in every run


def redirect_output(printed: int) -> None:
    """Send file descriptors 1 and 2, and so what C prints too, to one file in their order."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    for target, source in ((0, nothing), (1, printed), (2, printed)):
        os.dup2(source, target)
    sys.stdin = io.TextIOWrapper(io.FileIO(0, closefd=False))
    for name in ("stdout", "stderr"):
        raw = io.FileIO(1 if name == "stdout" else 2, "w", closefd=False)
        stream = io.TextIOWrapper(io.BufferedWriter(raw), encoding="utf-8", line_buffering=True)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    with contextlib.suppress(OSError, AttributeError, TypeError, ValueError):
        libc = ctypes.CDLL(None)  # C's stdout is not buffered either, which keeps the order
        libc.setvbuf(ctypes.c_void_p.in_dll(libc, "stdout"), None, 2, ctypes.c_size_t(0))


def flush_output() -> None:
    sys.stdout.flush()
    sys.stderr.flush()
    with contextlib.suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).fflush(None)


def printed_since(printed: int, offset: int) -> str:
    end = os.lseek(printed, 0, os.SEEK_END)
    return os.pread(printed, end - offset, offset).decode("utf-8", "replace")


class Figures:
    """The figures of the cell that runs. `plt.show()` hands them over, as in a notebook."""

    def __init__(self) -> None:
        self._taken: list[Figure] = []
        if plt := _pyplot():
            plt.style.use(STYLE)
            plt.show = lambda *_, **__: self._take()  # a function: pyplot sets attributes of it

    def take(self) -> tuple[Figure, ...]:
        """Every figure since the last call, those that were left open too."""
        self._take()
        figures, self._taken = tuple(self._taken), []
        return figures

    def _take(self) -> None:
        plt = _pyplot()
        for number in plt.get_fignums() if plt else ():
            figure = plt.figure(number)
            buffer = io.StringIO()
            figure.savefig(buffer, format="svg", metadata=NO_METADATA)
            self._taken.append(Figure(buffer.getvalue(), _alt(figure)))
            plt.close(figure)


def _pyplot() -> Any:
    """matplotlib.pyplot, which has no types, if the program has imported it."""
    return sys.modules.get("matplotlib.pyplot")


def _alt(figure: Any) -> str:
    """A description of a figure: its titles and the names of its axes."""
    parts = [figure.get_suptitle()]
    for axes in figure.axes:
        x, y = axes.get_xlabel(), axes.get_ylabel()
        titles = [axes.get_title(loc) for loc in ("left", "center", "right")]
        parts += [title for title in titles if title]
        parts += [f"{y} against {x}" if x and y else x or y]
    return "; ".join(part.replace("\n", " ") for part in parts if part)
