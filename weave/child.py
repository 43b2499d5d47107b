"""What happens inside the forked child: one snippet, cell by cell, in one namespace.

Nothing here may run a torch operation before the fork: a child forked after one hangs.
"""

from __future__ import annotations
import __future__

import contextlib
import ctypes
import faulthandler
import functools
import importlib.util
import io
import json
import linecache
import os
import signal
import sys
import time
import traceback
import types
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from weave import graph

STYLE = Path(__file__).with_name("book.mplstyle")
FUTURE = functools.reduce(  # every flag that a `from __future__` import may set
    int.__or__, (getattr(__future__, name).compiler_flag for name in __future__.all_feature_names)
)
# For each package that is set up before a snippet imports it, its modules: they take seconds to
# import, and a run in which no snippet does so is spared them.
PREPARED = {
    "torch": ("torch",),
    "matplotlib": (
        "matplotlib.pyplot",
        "matplotlib.backends.backend_agg",
        "matplotlib.backends.backend_svg",
    ),
}
LONGEST = 2000  # items of a list that a page may refer to


@dataclass(frozen=True)
class Job:
    """One snippet to run; `imports` and `data` are the files that its result depends on."""

    path: str
    file: str
    root: str
    source: str
    cells: tuple[tuple[int, str], ...]  # line of the first source line, source
    warnings: bool
    imports: tuple[str, ...]
    data: tuple[str, ...]
    graphs: tuple[str, ...]  # names whose graphs some page draws
    modules: tuple[str, ...]  # of those below, what is imported before the snippet is
    folder: str  # scratch: `printed`, `trace`, `cell` and the working folder `here`


class Stop(Exception):
    """The run has failed: the line in the snippet (0: unknown) and why."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass
class _Watch:
    """What the hooks of one run have seen."""

    strays: list[str] = field(default_factory=list)  # project files read but not declared
    unraised: list[tuple[int, str]] = field(default_factory=list)  # errors nobody could catch
    warned: int = 0
    future: int = 0  # compiler flags of the `from __future__` imports so far
    figures: list[dict[str, str]] = field(default_factory=list)


def main(job: Job, connection: Connection) -> None:
    """Run a snippet and send its result, or its problem, as JSON; then leave without a trace."""
    if hasattr(os, "setsid"):
        os.setsid()  # so that whatever it starts can be ended with it
    leave = os._exit
    os.chdir(_here(job))
    printed = os.open(f"{job.folder}/printed", os.O_RDWR | os.O_CREAT | os.O_APPEND)
    with contextlib.ExitStack() as stack:
        trace = stack.enter_context(open(f"{job.folder}/trace", "w"))  # noqa: PTH123
        _redirect(printed)
        _on_sudden_death(trace)
        try:
            answer: dict[str, Any] = _run(job, printed)
        except Stop as stop:
            answer = {"line": stop.line, "problem": str(stop)}
        except Exception as error:  # noqa: BLE001 - of the loom's own: to be told, not lost
            answer = {"line": 0, "problem": f"the loom failed: {_said(error)}"}
        connection.send_bytes(json.dumps(answer).encode())
        connection.close()
    leave(0)


def _run(job: Job, printed: int) -> dict[str, Any]:
    watch = _Watch()
    for name in job.modules:
        with contextlib.suppress(ImportError):  # the snippet's own import will say it
            importlib.import_module(name)
    _seed()
    _pictures(watch)
    absent = [name for name, *_ in PREPARED.values() if name not in sys.modules]
    _allow_only(job, watch)
    _hear_the_unraisable(job, watch)
    module = _module(job)
    engine = any(Path(path).name == "engine.py" for path in job.imports)
    graphs = graph.Recorder(job.graphs, module, engine)
    outputs: list[dict[str, Any]] = []
    start = time.process_time()
    with warnings.catch_warnings():
        _warnings(job, watch)
        for line, source in job.cells:
            Path(job.folder, "cell").write_text(str(line))
            offset = os.lseek(printed, 0, os.SEEK_END)
            _execute(job, watch, module, line, source)
            _flush()
            _draw(watch, line)
            outputs.append({"text": _text(printed, offset), "figures": watch.figures.copy()})
            watch.figures.clear()
    seconds = time.process_time() - start
    _complain(job, watch, absent)
    return {
        "cells": outputs,
        **_values(module),
        "graphs": graphs.found(),
        "seconds": seconds,
    }


def _draw(watch: _Watch, line: int) -> None:
    """Take the figures a cell has left open; what only shows when drawing is the cell's fault."""
    try:
        _take_figures(watch)
    except Exception as error:  # noqa: BLE001 - matplotlib raises what it likes
        raise Stop(line, f"a figure cannot be drawn: {_said(error)}") from None


def _here(job: Job) -> str:
    here = Path(job.folder, "here")
    here.mkdir()
    return str(here)


def _redirect(printed: int) -> None:
    """Send file descriptors 1 and 2, and so C's prints too, to one file in the order they come."""
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
        libc = ctypes.CDLL(None)  # C's stdout waits for nothing either, so that the order is kept
        libc.setvbuf(ctypes.c_void_p.in_dll(libc, "stdout"), None, 2, ctypes.c_size_t(0))


def _on_sudden_death(trace: io.TextIOWrapper) -> None:
    """Have the place written down when the process crashes, is told to stop, or calls os._exit."""
    faulthandler.enable(trace)
    if hasattr(faulthandler, "register"):
        faulthandler.register(signal.SIGUSR1, trace)
    child, leave = os.getpid(), os._exit

    def leave_noted(status: int) -> None:
        if os.getpid() == child:
            faulthandler.dump_traceback(trace)
        leave(status)

    os._exit = leave_noted  # type: ignore[assignment]


def _seed() -> None:
    import random

    import numpy as np

    random.seed(0)
    np.random.seed(0)  # noqa: NPY002 - snippets may use the global generator
    if torch := sys.modules.get("torch"):
        torch.manual_seed(0)
        torch.set_num_threads(1)


def _pictures(watch: _Watch) -> None:
    """Give plt.show() what it does in a notebook: it hands over every open figure."""
    plt = sys.modules.get("matplotlib.pyplot")
    if plt is None:
        return
    plt.style.use(STYLE)

    def show(*_: object, **__: object) -> None:
        _take_figures(watch)

    plt.show = show  # type: ignore[attr-defined]


def _take_figures(watch: _Watch) -> None:
    plt = sys.modules.get("matplotlib.pyplot")
    if plt is None:
        return
    for number in plt.get_fignums():
        figure = plt.figure(number)
        buffer = io.StringIO()
        nobody = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        figure.savefig(buffer, format="svg", metadata=nobody)
        watch.figures.append({"svg": buffer.getvalue(), "alt": _alt(figure)})
        plt.close(figure)


def _alt(figure: Any) -> str:
    """What can be said of a figure without looking: its titles and the names of its axes."""
    said = [figure.get_suptitle()]
    for axes in figure.axes:
        x, y = axes.get_xlabel(), axes.get_ylabel()
        titles = [axes.get_title(loc) for loc in ("left", "center", "right")]
        said += [title for title in titles if title]
        said += [f"{y} against {x}" if x and y else x or y]
    return "; ".join(part.replace("\n", " ") for part in said if part)


def _allow_only(job: Job, watch: _Watch) -> None:
    """Notice every file of the project that is read: what the cache's key leaves out is a lie."""
    root = os.path.realpath(job.root) + os.sep
    scratch = os.path.realpath(job.folder) + os.sep
    known = {os.path.realpath(p) for p in (job.path, *job.imports, *job.data)}
    installed = tuple(os.path.realpath(p) + os.sep for p in {sys.prefix, sys.base_prefix})
    loom = os.path.realpath(Path(__file__).parent) + os.sep

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event != "open" or not isinstance(arguments[0], str | bytes):
            return
        path = os.path.realpath(_source(os.fsdecode(arguments[0])))
        if not path.startswith(root) or path.startswith((*installed, scratch, loom)):
            return
        if path not in known:
            watch.strays.append(path)

    sys.addaudithook(hook)


def _source(path: str) -> str:
    """The .py file behind a .pyc: a module that was compiled before is not read again."""
    if path.endswith(".pyc"):
        with contextlib.suppress(ValueError):
            return importlib.util.source_from_cache(path)
    return path


def _hear_the_unraisable(job: Job, watch: _Watch) -> None:
    """Notice errors in a place where they cannot be raised, as a warning from a destructor."""

    def hook(unraisable: Any) -> None:
        frame = sys._getframe(1)
        while frame.f_back and frame.f_code.co_filename != job.file:
            frame = frame.f_back
        line = frame.f_lineno if frame.f_code.co_filename == job.file else 0
        watch.unraised.append((line, _said(unraisable.exc_value)))

    sys.unraisablehook = hook


def _module(job: Job) -> types.ModuleType:
    module = types.ModuleType("__main__")
    module.__file__ = job.path
    sys.modules["__main__"] = module
    sys.argv = [job.path]
    sys.path.insert(0, str(Path(job.path).parent))
    sys.dont_write_bytecode = True
    lines = job.source.splitlines(keepends=True)
    linecache.cache[job.file] = (len(job.source), None, lines, job.file)
    return module


def _warnings(job: Job, watch: _Watch) -> None:
    warnings.simplefilter("always" if job.warnings else "error")
    show: Callable[..., None] = warnings.showwarning

    def counted(*arguments: Any, **named: Any) -> None:
        watch.warned += 1
        show(*arguments, **named)

    warnings.showwarning = counted


def _execute(job: Job, watch: _Watch, module: types.ModuleType, line: int, source: str) -> None:
    try:
        text = "\n" * (line - 1) + source
        code = compile(text, job.file, "exec", flags=watch.future, dont_inherit=True)
        watch.future |= code.co_flags & FUTURE
        exec(code, module.__dict__)  # noqa: S102 - running the book's own snippets is the purpose
    except SystemExit as error:
        raise Stop(_line(error, job), f"stopped by SystemExit({error.code!r})") from None
    except BaseException as error:  # noqa: BLE001 - whatever a snippet raises is to be reported
        raise Stop(_line(error, job), _said(error) + _raised_in(error, job)) from None


def _said(error: BaseException) -> str:
    return "".join(traceback.format_exception_only(error)).strip()


def _frames(error: BaseException) -> Iterator[tuple[str, int]]:
    for frame, line in traceback.walk_tb(error.__traceback__):
        yield frame.f_code.co_filename, line


def _line(error: BaseException, job: Job) -> int:
    """The last line of the snippet itself that the exception passed through."""
    if isinstance(error, SyntaxError) and error.filename == job.file:
        return error.lineno or 0
    lines = [line for file, line in _frames(error) if file == job.file]
    return lines[-1] if lines else 0


def _raised_in(error: BaseException, job: Job) -> str:
    for file, line in reversed(list(_frames(error))):
        if file in job.imports:
            return f" (raised in {os.path.relpath(file, job.root)}:{line})"
        if file == job.file:
            break
    return ""


def _flush() -> None:
    sys.stdout.flush()
    sys.stderr.flush()
    with contextlib.suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).fflush(None)


def _text(printed: int, offset: int) -> str:
    end = os.lseek(printed, 0, os.SEEK_END)
    return os.pread(printed, end - offset, offset).decode("utf-8", "replace")


def _complain(job: Job, watch: _Watch, absent: Sequence[str]) -> None:
    if watch.unraised:
        raise Stop(*watch.unraised[0])
    if watch.strays:
        stray = watch.strays[0]
        near = os.path.relpath(stray, Path(job.path).parent)
        mend = (
            "import it with a plain import statement"
            if stray.endswith(".py")
            else f'declare it in the header: data = ["{near}"]'
        )
        raise Stop(0, f"reads {os.path.relpath(stray, job.root)}, which nothing declares: {mend}")
    for name in absent:
        if name in sys.modules:
            mend = "import it with a plain import statement"
            raise Stop(0, f"has {name} imported unseen, and so not set up: {mend}")
    if job.warnings and not watch.warned:
        raise Stop(0, "its header expects a warning and none came: remove `warnings = true`")


def _values(module: types.ModuleType) -> dict[str, dict[str, Any]]:
    """The names a page may refer to, as plain values, and the types of those that it may not."""
    values: dict[str, Any] = {}
    others: dict[str, str] = {}
    for name, value in vars(module).items():
        if name.startswith("_"):
            continue
        try:
            values[name] = _plain(value)
            if getattr(value, "is_leaf", False) and value.grad is not None:
                values[f"{name}.grad"] = _plain(value.grad)
            if _is_ours(value) and value.slope is not None:
                values[f"{name}.slope"] = value.slope
        except (TypeError, RecursionError, RuntimeError):  # the last: a view PyTorch forbids
            others[name] = type(value).__name__
    return {"values": values, "others": others}


def _plain(value: Any) -> Any:
    import numpy as np

    torch = sys.modules.get("torch")
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if _is_ours(value):
        return value.value
    tables = (np.ndarray, torch.Tensor) if torch else (np.ndarray,)
    if isinstance(value, tables) and 0 < _size(value) <= LONGEST:
        return _plain((value.detach() if hasattr(value, "detach") else value).tolist())
    if isinstance(value, np.generic):
        return _plain(value.item())
    if isinstance(value, list | tuple) and len(value) <= LONGEST:
        return [_plain(item) for item in value]
    if isinstance(value, dict) and len(value) <= LONGEST:
        return {str(key): _plain(item) for key, item in value.items()}
    raise TypeError(type(value).__name__)


def _is_ours(value: Any) -> bool:
    """Whether it is a Number of the book's own engine."""
    return type(value).__module__ == "engine" and hasattr(value, "slope")


def _size(value: Any) -> int:
    return int(value.numel() if hasattr(value, "numel") else value.size)
