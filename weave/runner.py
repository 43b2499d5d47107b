"""Runs snippets: one forked child each, one a core at a time, none of which can harm the others.

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
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any

from weave import child, references
from weave.problem import Problem
from weave.snippet import Snippet, local_imports, packages

MOST_PRINTED = 200_000  # bytes a snippet may print
POLL = 0.05  # seconds between two looks at deadlines and output
ENVIRONMENT = {
    "PYTHONHASHSEED": "0",
    "MPLBACKEND": "agg",
    "OMP_NUM_THREADS": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
}


@dataclass(frozen=True)
class Outcome:
    """What came of one snippet: a result to be kept, or a problem to be told."""

    snippet: Snippet
    result: Mapping[str, Any] | None
    problem: Problem | None


@dataclass
class _Running:
    snippet: Snippet
    process: Any  # a multiprocessing process of whichever context
    answer: Connection
    folder: Path
    started: float


def run(
    snippets: Iterable[Snippet], root: Path, jobs: int | None = None, most: int = MOST_PRINTED
) -> Iterator[Outcome]:
    """Run every snippet once and yield each outcome as it comes.

    `jobs` snippets run at a time (default: one a core); each may print `most` bytes.
    """
    running: list[_Running] = []
    jobs = jobs or os.cpu_count() or 1
    graphs = references.graphs(root)
    scratch = Path(tempfile.mkdtemp(prefix="weave-"))
    try:
        waiting = deque(
            (snippet, job(snippet, root, graphs.get(snippet.file, ()), scratch / str(number)))
            for number, snippet in enumerate(snippets)
        )
        context = _context({name for _, one in waiting for name in one.modules})
        while waiting or running:
            while waiting and len(running) < jobs:
                running.append(_start(*waiting.popleft(), context))
            wait([one.answer for one in running] + [one.process.sentinel for one in running], POLL)
            for one in list(running):
                outcome = _look(one, most)
                if outcome:
                    running.remove(one)
                    yield outcome
    finally:
        for one in running:
            _end(one)
        shutil.rmtree(scratch, ignore_errors=True)


def _context(modules: set[str]) -> BaseContext:
    os.environ.update(ENVIRONMENT)
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload([*sorted(modules), "weave.preload"])
    return context


def job(snippet: Snippet, root: Path, graphs: tuple[str, ...], folder: Path) -> child.Job:
    """What a child has to know of a snippet."""
    wanted = packages(snippet.path) | ({"torch"} if graphs else set())  # which records them
    modules = (modules for package, modules in child.PREPARED.items() if package in wanted)
    return child.Job(
        path=str(snippet.path),
        file=snippet.file,
        root=str(root),
        source=snippet.source,
        cells=tuple((cell.line, cell.source) for cell in snippet.cells),
        warnings=snippet.options.warnings,
        imports=tuple(str(path) for path in local_imports(snippet.path)),
        data=tuple(str(snippet.path.parent / name) for name in snippet.options.data),
        graphs=graphs,
        modules=tuple(chain.from_iterable(modules)),
        folder=str(folder),
    )


def _start(snippet: Snippet, asked: child.Job, context: BaseContext) -> _Running:
    folder = Path(asked.folder)
    folder.mkdir()
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(  # type: ignore[attr-defined]
        target=child.main, args=(asked, theirs), daemon=False
    )
    process.start()
    theirs.close()
    return _Running(snippet, process, ours, folder, time.monotonic())


def _look(one: _Running, most: int) -> Outcome | None:
    """The outcome, if there is one by now; a child that is over a limit is ended."""
    alive = one.process.is_alive()  # before the answer: it may answer and leave in between
    answer = _answer(one)
    if answer is None and alive:
        why = _over_a_limit(one, most)
        return _ended(one, why) if why else None
    if answer is None:
        one.process.join()
        line, code = _place(one), one.process.exitcode
        _end(one)
        return _fail(one, line, _cause_of_death(code))
    _end(one)
    if "problem" in answer:
        return _fail(one, answer["line"], answer["problem"])
    if _printed(one) > most:
        return _fail(one, 0, f"printed more than {most:,} bytes")
    return Outcome(one.snippet, answer, None)


def _over_a_limit(one: _Running, most: int) -> str:
    deadline = one.snippet.options.deadline
    if _printed(one) > most:
        return f"printed more than {most:,} bytes and was stopped"
    if time.monotonic() - one.started > deadline:
        return (
            f"was still running after {deadline:g} s and was stopped: make it faster, "
            "or give its header a longer `deadline`"
        )
    return ""


def _answer(one: _Running) -> dict[str, Any] | None:
    with contextlib.suppress(EOFError, OSError):
        if one.answer.poll():
            answer: dict[str, Any] = json.loads(one.answer.recv_bytes())
            return answer
    return None


def _printed(one: _Running) -> int:
    with contextlib.suppress(FileNotFoundError):
        return (one.folder / "printed").stat().st_size
    return 0


def _ended(one: _Running, why: str) -> Outcome:
    """Ask a child where it is, end it, and say so."""
    if hasattr(signal, "SIGUSR1"):
        with contextlib.suppress(ProcessLookupError):
            os.kill(one.process.pid, signal.SIGUSR1)
            time.sleep(0.1)
    line = _place(one)
    _end(one)
    return _fail(one, line, why)


def _end(one: _Running) -> None:
    """End a child and whatever it has started."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(one.process.pid, signal.SIGKILL)
    with contextlib.suppress(ProcessLookupError):
        one.process.kill()
    one.process.join()
    one.answer.close()


def _fail(one: _Running, line: int, message: str) -> Outcome:
    return Outcome(one.snippet, None, Problem(one.snippet.file, line, message))


def _place(one: _Running) -> int:
    """The line a child was in when it was last heard of: from its trace, else its cell's first."""
    file = re.escape(one.snippet.file)
    with contextlib.suppress(FileNotFoundError):
        trace = (one.folder / "trace").read_text(errors="replace")
        found = re.search(rf'File "{file}", line (\d+)', trace)
        if found:
            return int(found[1])
    with contextlib.suppress(FileNotFoundError, ValueError):
        return int((one.folder / "cell").read_text())
    return 0


def _cause_of_death(code: int) -> str:
    if code < 0:
        name = signal.Signals(-code)
        return f"the interpreter died of {name.name} ({signal.strsignal(name)})"
    return f"ended the interpreter with status {code} before its last line (os._exit?)"
