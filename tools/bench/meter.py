"""Runs a command and says what it cost: seconds on the wall, seconds of all its processes."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

PATIENCE = 900.0  # seconds for one command
LINGER = 5.0  # seconds for what a command has left running
SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of Linux's prctl


class Failed(Exception):
    """A command that did not end well, or a site that is not what it should be."""


@dataclass(frozen=True)
class Cost:
    """Seconds: on the wall, and of the processors."""

    wall: float
    cpu: float


def middle(costs: Iterable[Cost]) -> Cost:
    """The medians, of each kind of seconds by itself."""
    every = list(costs)
    return Cost(median(cost.wall for cost in every), median(cost.cpu for cost in every))


def adopt_orphans() -> None:
    """Let processes whose parent has ended become ours, so that their time is counted too.

    The loom's forkserver is one: nobody waits for it. Only Linux can do this.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command in a folder and say what it cost; what it prints is reported if it fails."""
    return _run(command, folder, environment)[0]


def read(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> str:
    """Run a command in a folder and give what it prints."""
    return _run(command, folder, environment)[1]


def _run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> tuple[Cost, str]:
    with tempfile.TemporaryFile() as output:
        before, start = _children(), time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - our own commands
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        status = _wait(process)
        wall = time.perf_counter() - start
        _reap()
        cost = Cost(wall, _children() - before)
        output.seek(0)
        text = output.read().decode(errors="replace")
    if status:
        raise Failed(_why(text, status))
    return cost, text


def _wait(process: subprocess.Popen[bytes]) -> int:
    """Wait without polling, which would blur the time; end a command that takes far too long."""
    timer = threading.Timer(PATIENCE, _end, [process.pid])
    timer.daemon = True
    timer.start()
    try:
        _, status, _ = os.wait4(process.pid, 0)
    except BaseException:
        _end(process.pid)
        raise
    finally:
        timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode


def _end(group: int) -> None:
    """End the session of processes that a command of ours has begun."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def _reap() -> None:
    """Wait for the orphans that a command has left, which end by themselves soon after it."""
    deadline = time.monotonic() + LINGER
    try:
        while time.monotonic() < deadline:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                time.sleep(0.01)
    except ChildProcessError:
        return  # none is left
    print("a process goes on after its command: its time is not counted", file=sys.stderr)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _why(output: str, status: int) -> str:
    """The most telling line of what a failed command printed."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    lines = [line for line in lines if not line.startswith("Aborted")]  # MkDocs' last word
    telling = [line for line in lines if "error" in line.lower()] or lines or ["no word"]
    return f"status {status}: {telling[-1]}"
