"""A program run alone, as a reader would: copied into an empty folder, with its neighbours.

Either by a Python of its own, or forked from one that has imported PyTorch and has done nothing
with it, which spares two seconds a program. What a program sees is the same: its folder, its
arguments, an environment in which this machine and pytest have set nothing for Python.
"""

from __future__ import annotations

import multiprocessing
import os
import runpy
import shutil
import subprocess
import sys
import warnings
from collections.abc import Sequence
from functools import cache
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any

from weave.run.imports import local_imports
from weave.run.worker import PREPARED

ROOT = str(Path(__file__).parent.parent.parent)
PATIENCE = 300  # seconds for one program
PLAIN = {
    name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PYTEST"))
} | {"MPLBACKEND": "agg", "PYTHONDONTWRITEBYTECODE": "1"}
SILENT = ".*is non-interactive.*"  # what pyplot says of show() without a screen


def alone(path: Path, folder: Path, python: str = sys.executable) -> tuple[str, int]:
    """What a program prints, and its exit status, in a new `python`."""
    _copy(path, folder)
    done = run([python, "-W", f"ignore:{SILENT}:UserWarning", path.name], folder)
    return done.stdout, done.returncode


def run(
    command: Sequence[Any], folder: Path, patience: int | None = PATIENCE
) -> subprocess.CompletedProcess[str]:
    """Run a command as on any machine; all that it says is in `stdout`."""
    return subprocess.run(
        command,
        cwd=folder,
        env=PLAIN,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=patience,
    )


def forked(path: Path, folder: Path) -> tuple[str, int]:
    """The same, forked from a Python that has imported PyTorch, numpy and pyplot."""
    _copy(path, folder)
    said = folder.with_name(f"{folder.name}.said")
    child = _server().Process(target=_run, args=(path.name, str(folder), str(said)))
    child.start()
    child.join(PATIENCE)
    if child.exitcode is None:
        child.kill()
        child.join()
    return said.read_text(), child.exitcode or 0


def _copy(path: Path, folder: Path) -> None:
    for file in (path, *local_imports(path)):
        shutil.copy(file, folder)


@cache
def _server() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    modules = [name for names in PREPARED.values() for name in names]
    modules.append("torch._dynamo")  # an optimizer imports it: another two seconds
    context.set_forkserver_preload([*modules, "weave.run.preload", "tests.support.alone"])
    return context


def _run(name: str, folder: str, said: str) -> None:
    """In the child: become `python NAME`, started in the folder."""
    os.environ.clear()
    os.environ.update(PLAIN)
    os.chdir(folder)
    file = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(file, 1)
    os.dup2(file, 2)
    sys.argv = [name]
    sys.path = [folder, *(place for place in sys.path if place not in {"", ROOT})]
    sys.dont_write_bytecode = True
    warnings.resetwarnings()
    warnings.filterwarnings("ignore", SILENT, UserWarning)
    runpy.run_path(name, run_name="__main__")
