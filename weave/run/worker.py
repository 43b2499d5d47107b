"""Runs one program in the forked child, cell by cell, in one namespace.

Nothing here may run a torch operation before the fork: a child forked after one hangs.
"""

import codeop
import contextlib
import importlib
import json
import linecache
import os
import sys
import time
import traceback
import types
import warnings
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from weave.run import capture, guard, record
from weave.run.guard import Guard, Stop, describe
from weave.run.plain_values import plain_values
from weave.run.program import Cell, Program
from weave.run.result import Figure, Output, Result

BACKEND = "matplotlib.backends.backend_"
# For each package that is set up before a program imports it, its modules: they take seconds to
# import, which a run in which no program needs them can save.
PREPARED = {
    "torch": ("torch",),
    "matplotlib": ("matplotlib.pyplot", f"{BACKEND}agg", f"{BACKEND}svg"),
}


@dataclass(frozen=True)
class Job:
    """One program to run."""

    program: Program
    root: Path
    graphs: tuple[str, ...]  # names whose graphs some page draws
    modules: tuple[str, ...]  # of PREPARED, those imported before the program runs
    folder: Path  # scratch: `printed`, `trace`, `cell` and the working folder `here`


def main(job: Job, connection: Connection) -> None:
    """Run a program, send its result or its problem as JSON, and exit without any clean-up."""
    if hasattr(os, "setsid"):
        os.setsid()  # so that whatever it starts can be ended with it
    leave = os._exit
    here = job.folder / "here"
    here.mkdir()
    os.chdir(here)
    printed = os.open(job.folder / "printed", os.O_RDWR | os.O_CREAT | os.O_APPEND)
    with (job.folder / "trace").open("w") as trace:
        capture.redirect_output(printed)
        guard.note_sudden_death(trace)
        try:
            answer: dict[str, Any] = asdict(_run(job, printed))
        except Stop as stop:
            answer = {"line": stop.line, "problem": str(stop)}
        except Exception as error:  # noqa: BLE001 - an error of the loom itself
            answer = {"line": 0, "problem": f"the loom failed: {describe(error)}"}
        connection.send_bytes(json.dumps(answer).encode())
        connection.close()
    leave(0)


def _run(job: Job, printed: int) -> Result:
    for name in job.modules:
        with contextlib.suppress(ImportError):  # the program's own import reports it
            importlib.import_module(name)
    _seed()
    program, options = job.program, job.program.options
    figures = capture.Figures()
    absent = [name for name, *_ in PREPARED.values() if name not in sys.modules]
    watch = Guard(program, job.root)
    data = [program.path.parent / name for name in options.data]
    watch.allow_only((program.path, *program.neighbours, *data), job.folder)
    watch.hear_unraisable()
    module = _module(program)
    recorder = record.Recorder(job.graphs, module, program.neighbours)
    outputs: list[Output] = []
    compiler = codeop.Compile()  # remembers the `from __future__` imports of the cells above
    compiler.flags = 0  # a cell is a whole, and not the first lines that somebody types
    guard.limit_processor_time(options.deadline)
    start = time.process_time()
    with warnings.catch_warnings():
        watch.count_warnings()
        for cell in program.cells:
            (job.folder / "cell").write_text(str(cell.line))
            offset = os.lseek(printed, 0, os.SEEK_END)
            _execute(job, module, cell, compiler)
            capture.flush_output()
            drawn = _draw(figures, cell.line)
            outputs.append(Output(capture.printed_since(printed, offset), drawn))
    seconds = time.process_time() - start
    guard.limit_processor_time(0)  # what follows is the loom's own work
    watch.complain(absent)
    return Result(tuple(outputs), *plain_values(module), recorder.graphs(), seconds)


def _draw(figures: capture.Figures, line: int) -> tuple[Figure, ...]:
    """Take the figures of a cell; an error that comes up only then is an error of the cell."""
    try:
        return figures.take()
    except Exception as error:  # noqa: BLE001 - matplotlib may raise anything
        raise Stop(line, f"a figure cannot be drawn: {describe(error)}") from None


def _seed() -> None:
    import random

    import numpy as np

    random.seed(0)
    np.random.seed(0)  # noqa: NPY002 - programs may use the global generator
    if torch := sys.modules.get("torch"):
        torch.manual_seed(0)
        torch.set_num_threads(1)


def _module(program: Program) -> types.ModuleType:
    """The module in which the program runs, as with `python program.py`."""
    module = types.ModuleType("__main__")
    module.__file__ = str(program.path)
    sys.modules["__main__"] = module
    sys.argv = [str(program.path)]
    sys.path.insert(0, str(program.path.parent))
    sys.dont_write_bytecode = True
    lines = program.source.splitlines(keepends=True)
    linecache.cache[program.file] = (len(program.source), None, lines, program.file)
    return module


def _execute(job: Job, module: types.ModuleType, cell: Cell, compiler: codeop.Compile) -> None:
    """Run one cell. Raises Stop."""
    try:
        text = "\n" * (cell.line - 1) + cell.source
        code = compiler(text, job.program.file, "exec")
        exec(code, module.__dict__)  # noqa: S102 - running the book's own programs is the purpose
    except SystemExit as error:
        raise Stop(_line(error, job), f"stopped by SystemExit({error.code!r})") from None
    except BaseException as error:  # noqa: BLE001 - whatever a program raises is reported
        raise Stop(_line(error, job), describe(error) + _raised_in(error, job)) from None


def _frames(error: BaseException) -> list[tuple[str, int]]:
    """The files and lines that an exception passed through, the innermost first."""
    frames = traceback.walk_tb(error.__traceback__)
    return [(frame.f_code.co_filename, line) for frame, line in frames][::-1]


def _line(error: BaseException, job: Job) -> int:
    """The last line of the program itself that the exception passed through."""
    if isinstance(error, SyntaxError) and error.filename == job.program.file:
        return error.lineno or 0
    return next((line for file, line in _frames(error) if file == job.program.file), 0)


def _raised_in(error: BaseException, job: Job) -> str:
    """The line of a neighbour that raised the exception, if one did."""
    for file, line in _frames(error):
        if Path(file) in job.program.neighbours:
            return f" (raised in {os.path.relpath(file, job.root)}:{line})"
        if file == job.program.file:
            break
    return ""
