"""Runs programs: one forked child each, one a core at a time, none of which can harm the others.

A forkserver imports what they need of torch and pyplot once. Where the platform has none
(Windows), fresh interpreters are spawned: slower, the same result.
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
from weave.run.result import Result

MOST_PRINTED = 200_000  # bytes a program may print
PATIENCE = 10  # times a program's deadline, which is processor time, may pass on the clock
POLL = 0.05  # seconds between two looks at deadlines and output
ANSWER = 5  # seconds in which a child must say where it is
ENVIRONMENT = {
    "PYTHONHASHSEED": "0",
    "MPLBACKEND": "agg",
    "OMP_NUM_THREADS": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
}


@dataclass(frozen=True)
class Outcome:
    """What came of one program: a result to be kept, or a problem to be reported."""

    program: Program
    result: Result | None
    problem: Problem | None


@dataclass
class _Child:
    program: Program
    process: Any  # a multiprocessing process of whichever context
    answer: Connection
    folder: Path
    started: float


def run_programs(
    programs: Iterable[Program],
    root: Path,
    graphs: Mapping[str, Sequence[str]] | None = None,
    jobs: int | None = None,
    most: int = MOST_PRINTED,
) -> Iterator[Outcome]:
    """Run every program once and yield each outcome as it comes.

    `graphs` has, for a program's file, the names of which a page draws the graph. `jobs` programs
    run at a time (default: one a core); each may print `most` bytes.
    """
    running: list[_Child] = []
    jobs = jobs or os.cpu_count() or 1
    graphs = graphs or {}
    scratch = Path(tempfile.mkdtemp(prefix="weave-"))
    try:
        waiting = deque(
            (program, _job(program, root, graphs.get(program.file, ()), scratch / str(number)))
            for number, program in enumerate(programs)
        )
        context = _context({name for _, job in waiting for name in job.modules})
        while waiting or running:
            while waiting and len(running) < jobs:
                running.append(_start(*waiting.popleft(), context))
            wait([end for child in running for end in (child.answer, child.process.sentinel)], POLL)
            for child in list(running):
                outcome = _look(child, most)
                if outcome:
                    running.remove(child)
                    yield outcome
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


def _job(program: Program, root: Path, graphs: Sequence[str], folder: Path) -> worker.Job:
    """What a child has to know of a program."""
    wanted = program.packages | ({"torch"} if graphs else set())
    modules = (modules for package, modules in worker.PREPARED.items() if package in wanted)
    return worker.Job(
        path=str(program.path),
        file=program.file,
        root=str(root),
        source=program.source,
        cells=tuple((cell.line, cell.source) for cell in program.cells),
        deadline=program.options.deadline,
        warnings=program.options.warnings,
        imports=tuple(map(str, program.neighbours)),
        data=tuple(str(program.path.parent / name) for name in program.options.data),
        graphs=tuple(graphs),
        modules=tuple(chain.from_iterable(modules)),
        folder=str(folder),
    )


def _start(program: Program, job: worker.Job, context: BaseContext) -> _Child:
    folder = Path(job.folder)
    folder.mkdir()
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(  # type: ignore[attr-defined]
        target=worker.main, args=(job, theirs), daemon=False
    )
    process.start()
    theirs.close()
    return _Child(program, process, ours, folder, time.monotonic())


def _look(child: _Child, most: int) -> Outcome | None:
    """The outcome, if there is one by now; a child that is over a limit is ended."""
    alive = child.process.is_alive()  # before the answer: it may answer and leave in between
    answer = _answer(child)
    if answer is None and alive:
        why = _over_a_limit(child, most)
        return _ended(child, why) if why else None
    if answer is None:
        child.process.join()
        line, code = _place(child), child.process.exitcode
        _end(child)
        return _fail(child, line, _cause_of_death(code, child.program.options.deadline))
    _end(child)
    if "problem" in answer:
        return _fail(child, answer["line"], answer["problem"])
    if _printed(child) > most:
        return _fail(child, 0, f"printed more than {most:,} bytes")
    return Outcome(child.program, Result.from_json(answer), None)


def _over_a_limit(child: _Child, most: int) -> str:
    deadline = child.program.options.deadline
    if _printed(child) > most:
        return f"printed more than {most:,} bytes and was stopped"
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


def _ended(child: _Child, why: str) -> Outcome:
    """Ask a child where it is, end it, and say so."""
    trace, asked = child.folder / "trace", time.monotonic()
    if hasattr(signal, "SIGUSR1"):
        with contextlib.suppress(ProcessLookupError, FileNotFoundError):
            os.kill(child.process.pid, signal.SIGUSR1)
            while not trace.stat().st_size and time.monotonic() < asked + ANSWER:
                time.sleep(POLL)
            time.sleep(POLL)  # for the rest of it
    line = _place(child)
    _end(child)
    return _fail(child, line, why)


def _end(child: _Child) -> None:
    """End a child and whatever it has started."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.process.pid, signal.SIGKILL)
    with contextlib.suppress(ProcessLookupError):
        child.process.kill()
    child.process.join()
    child.answer.close()


def _fail(child: _Child, line: int, message: str) -> Outcome:
    return Outcome(child.program, None, Problem(child.program.file, line, message))


def _place(child: _Child) -> int:
    """The line a child was in when it was last heard of: from its trace, else its cell's first."""
    file = re.escape(child.program.file)
    with contextlib.suppress(FileNotFoundError):
        trace = (child.folder / "trace").read_text(errors="replace")
        found = re.search(rf'File "{file}", line (\d+)', trace)
        if found:
            return int(found[1])
    with contextlib.suppress(FileNotFoundError, ValueError):
        return int((child.folder / "cell").read_text())
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
