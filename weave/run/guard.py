"""Watches a program as it runs: what it reads, what it cannot raise, how long it takes."""

import contextlib
import faulthandler
import importlib.util
import io
import os
import signal
import sys
import traceback
import warnings
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from weave.run.program import Program

WEAVE = Path(__file__).parent.parent
LONGEST = 1e6  # seconds: timers take no more than some years
PLAINLY = "import it with a plain import statement"


class Stop(Exception):
    """The run has failed: the line in the program (0: unknown) and why."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


INSTALLED = ".egg-info"  # a folder of pip's, read by whatever lists the packages that are there


@dataclass
class Guard:
    """What the hooks of one run have noticed."""

    program: Program
    root: Path
    strays: list[str] = field(default_factory=list)  # project files read but not declared
    unraised: list[tuple[int, str]] = field(default_factory=list)  # errors nobody could catch
    warned: int = 0

    def allow_only(self, paths: Iterable[Path], scratch: Path) -> None:
        """Notice every other file of the project that is read: the key of the result lacks it."""
        root = os.path.realpath(self.root) + os.sep
        allowed = {os.path.realpath(path) for path in paths}
        folders = {sys.prefix, sys.base_prefix, str(scratch), str(WEAVE)}
        free = tuple(os.path.realpath(folder) + os.sep for folder in folders)

        def hook(event: str, arguments: tuple[Any, ...]) -> None:
            if event != "open" or not isinstance(arguments[0], str | bytes):
                return
            path = os.path.realpath(_source(os.fsdecode(arguments[0])))
            known = path in allowed or Path(path).parent.name.endswith(INSTALLED)
            if path.startswith(root) and not path.startswith(free) and not known:
                self.strays.append(path)

        sys.addaudithook(hook)

    def hear_unraisable(self) -> None:
        """Notice errors where they cannot be raised, such as a warning in a destructor."""

        def hook(unraisable: Any) -> None:
            frames = traceback.walk_stack(sys._getframe(1))
            lines = (line for f, line in frames if f.f_code.co_filename == self.program.file)
            self.unraised.append((next(lines, 0), describe(unraisable.exc_value)))

        sys.unraisablehook = hook

    def count_warnings(self) -> None:
        """Turn warnings into errors; count them instead where the program means to warn."""
        warnings.simplefilter("always" if self.program.options.warnings else "error")
        show: Callable[..., None] = warnings.showwarning

        def counted(*args: Any, **kwargs: Any) -> None:
            self.warned += 1
            show(*args, **kwargs)

        warnings.showwarning = counted

    def complain(self, absent: Collection[str]) -> None:
        """Raise Stop for the first thing that went wrong without an error.

        `absent` are modules that were not set up, because no import statement names them.
        """
        if self.unraised:
            raise Stop(*self.unraised[0])
        if self.strays:
            raise Stop(0, self._stray(self.strays[0]))
        for name in absent:
            if name in sys.modules:
                raise Stop(0, f"has {name} imported unseen, and so not set up: {PLAINLY}")
        if self.program.options.warnings and not self.warned:
            raise Stop(0, "its header expects a warning and none came: remove `warnings = true`")

    def _stray(self, path: str) -> str:
        data = os.path.relpath(path, self.program.path.parent)
        mend = PLAINLY if path.endswith(".py") else f'declare it in the header: data = ["{data}"]'
        return f"reads {os.path.relpath(path, self.root)}, which nothing declares: {mend}"


def note_sudden_death(trace: io.TextIOWrapper) -> None:
    """Have the traceback written down when the process crashes, is stopped, or calls os._exit."""
    faulthandler.enable(trace)
    if hasattr(faulthandler, "register"):
        faulthandler.register(signal.SIGUSR1, trace)
        # after the traceback this signal still ends the process
        faulthandler.register(signal.SIGPROF, trace, chain=True)
    child, leave = os.getpid(), os._exit

    def leave_noted(status: int) -> None:
        if os.getpid() == child:
            faulthandler.dump_traceback(trace)
        leave(status)

    os._exit = leave_noted  # type: ignore[assignment]


def limit_processor_time(seconds: float) -> None:
    """End this process with SIGPROF once it has used that much processor time; 0: no limit."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, min(seconds, LONGEST))


def describe(error: BaseException) -> str:
    return "".join(traceback.format_exception_only(error)).strip()


def _source(path: str) -> str:
    """The .py file behind a .pyc: of a module that was compiled before only that is read."""
    if path.endswith(".pyc"):
        with contextlib.suppress(ValueError):
            return importlib.util.source_from_cache(path)
    return path
