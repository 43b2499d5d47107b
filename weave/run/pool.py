"""Runs programs, each in a forked child of its own, so that none can harm the others.

A forkserver imports torch and pyplot once, if programs need them. On a platform without one
(Windows) fresh interpreters are spawned, which is slower but gives the same results.
"""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
import re
import shutil
import signal
import tempfile
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any

from weave.problem import Problem
from weave.run import worker
from weave.run.program import Program
from weave.run.result import Report, Result

MOST_PRINTED = 200_000  # bytes a program may print
PATIENCE = 10  # times a program's deadline, which is processor time, may pass on the clock
MANY = 8  # programs with PyTorch, from which on it pays to import once what optimizers import
OPTIMIZERS = "torch._dynamo"  # it takes as long as PyTorch itself
POLL = 0.05  # seconds between two checks of deadlines and output
ANSWER = 5  # seconds in which a child must write its traceback
ENVIRONMENT = {
    "PYTHONHASHSEED": "0",
    "MPLBACKEND": "agg",
    "OMP_NUM_THREADS": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
}


@dataclass
class _Child:
    program: Program
    process: Any  # a multiprocessing process of whichever context
    answer: Connection
    folder: Path
    started: float


def run_programs(
    programs: Iterable[Program], root: Path, graphs: Mapping[str, Sequence[str]], jobs: int | None
) -> Iterator[Report]:
    """Run every program once and yield each report as soon as it is there.

    `graphs` has, for a program's file, the names whose graphs a page draws. `jobs` programs run
    at a time (None: one for each core).
    """
    running: list[_Child] = []
    jobs = jobs or os.cpu_count() or 1
    scratch = Path(tempfile.mkdtemp(prefix="weave-"))
    try:
        waiting = deque[worker.Job]()
        for number, program in enumerate(programs):
            names = tuple(graphs.get(program.file, ()))
            packages = program.packages | ({"torch"} if names else set())
            prepared = (modules for name, modules in worker.PREPARED.items() if name in packages)
            modules = tuple(chain.from_iterable(prepared))
            waiting.append(worker.Job(program, root, names, modules, scratch / str(number)))
        first = {name for job in waiting for name in job.modules}
        if sum("torch" in job.modules for job in waiting) >= MANY:
            first.add(OPTIMIZERS)
        context = _context(first)
        while waiting or running:
            while waiting and len(running) < jobs:
                running.append(_start(waiting.popleft(), context))
            wait([end for child in running for end in (child.answer, child.process.sentinel)], POLL)
            for child in list(running):
                if report := _look(child):
                    running.remove(child)
                    yield report
    finally:
        for child in running:
            _end(child)
        shutil.rmtree(scratch, ignore_errors=True)


def _context(modules: set[str]) -> BaseContext:
    os.environ.update(ENVIRONMENT)
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload([*sorted(modules), "weave.run.preload"])
    return context


def _start(job: worker.Job, context: BaseContext) -> _Child:
    job.folder.mkdir()
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=worker.main, args=(job, theirs))  # type: ignore[attr-defined]
    process.start()
    theirs.close()
    return _Child(job.program, process, ours, job.folder, time.monotonic())


def _look(child: _Child) -> Report | None:
    """The report, if there is one by now; a child that is over a limit is ended."""
    alive = child.process.is_alive()  # before the answer: it may answer and leave in between
    answer = _answer(child)
    why = _over_a_limit(child) if answer is None and alive else ""
    if why:
        _ask_for_traceback(child)
    elif answer is None and alive:
        return None
    _end(child)
    if answer is None:
        why = why or _cause_of_death(child.process.exitcode, child.program.options.deadline)
        return _fail(child, _place(child), why)
    if "problem" in answer:
        return _fail(child, answer["line"], answer["problem"])
    if _printed(child) > MOST_PRINTED:
        return _fail(child, 0, f"printed more than {MOST_PRINTED:,} bytes")
    return Report(child.program.file, ran=True, result=Result.from_json(answer))


def _over_a_limit(child: _Child) -> str:
    deadline = child.program.options.deadline
    if _printed(child) > MOST_PRINTED:
        return f"printed more than {MOST_PRINTED:,} bytes and was stopped"
    if time.monotonic() - child.started > PATIENCE * deadline:
        return (
            f"was still running after {PATIENCE * deadline:g} s, {PATIENCE} times its deadline, "
            "and was stopped: does it wait for something that does not come?"
        )
    return ""


def _answer(child: _Child) -> dict[str, Any] | None:
    with contextlib.suppress(EOFError, OSError):
        if child.answer.poll():
            answer: dict[str, Any] = json.loads(child.answer.recv_bytes())
            return answer
    return None


def _printed(child: _Child) -> int:
    with contextlib.suppress(FileNotFoundError):
        return (child.folder / "printed").stat().st_size
    return 0


def _ask_for_traceback(child: _Child) -> None:
    trace, start = child.folder / "trace", time.monotonic()
    if hasattr(signal, "SIGUSR1"):
        with contextlib.suppress(ProcessLookupError, FileNotFoundError):
            os.kill(child.process.pid, signal.SIGUSR1)
            while not trace.stat().st_size and time.monotonic() < start + ANSWER:
                time.sleep(POLL)
            time.sleep(POLL)  # for the rest of the traceback


def _end(child: _Child) -> None:
    """End a child and whatever it has started."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.process.pid, signal.SIGKILL)
    with contextlib.suppress(ProcessLookupError):
        child.process.kill()
    child.process.join()
    child.answer.close()


def _fail(child: _Child, line: int, message: str) -> Report:
    file = child.program.file
    return Report(file, ran=True, problem=Problem(file, line, message))


def _place(child: _Child) -> int:
    """The last line that is known of a child: from its traceback, or the first of its cell."""
    file = re.escape(child.program.file)
    with contextlib.suppress(FileNotFoundError, ValueError):
        trace = (child.folder / "trace").read_text(errors="replace")
        match = re.search(rf'File "{file}", line (\d+)', trace)
        return int(match[1] if match else (child.folder / "cell").read_text())
    return 0


def _cause_of_death(code: int, deadline: float) -> str:
    if hasattr(signal, "SIGPROF") and code == -signal.SIGPROF:
        return (
            f"used {deadline:g} s of processor time and was stopped: make it faster, "
            "or give its header a longer `deadline`"
        )
    if code < 0:
        name = signal.Signals(-code)
        return f"the interpreter died of {name.name} ({signal.strsignal(name)})"
    return f"ended the interpreter with status {code} before its last line (os._exit?)"
