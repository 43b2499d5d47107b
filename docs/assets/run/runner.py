"""Runs a program in the page as `python program.py` would: worker.js calls `run`, in Pyodide."""

import builtins
import contextvars
import importlib
import io
import linecache
import os
import random
import shutil
import sys
import traceback
import types
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path

FOLDER = "/program"
MOST_PRINTED = 200_000  # characters, as in weave/run/pool.py
RECURSION = sys.getrecursionlimit()
NO_INPUT = "a program in the page cannot ask for input: write the value into the program"


class Printed(io.TextIOBase):
    """Standard output and error, in the order in which they come."""

    encoding = "utf-8"

    def __init__(self, show: Callable[[str], object]) -> None:
        self.show = show
        self.waiting: list[str] = []
        self.count = 0

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        """Show whole lines at once, and what has no end yet only when it is flushed."""
        self.count += len(text)
        if self.count > MOST_PRINTED:
            self.count = 0  # so that the error itself can be printed
            raise RuntimeError(f"the program has printed more than {MOST_PRINTED:,} characters")
        self.waiting.append(text)
        if "\n" in text:
            self.flush()
        return len(text)

    def flush(self) -> None:
        if self.waiting:
            self.show("".join(self.waiting))
            self.waiting.clear()


def run(name: str, files: Mapping[str, str], show: Callable[[str], object]) -> tuple[str, int]:
    """Run the program of this name, one of `files`, which are written to an empty folder.

    What it prints goes to `show`. Return the traceback of an error, and the line of the program
    that it passed through last, or "" and 0.
    """
    _write(files)
    before = set(sys.modules)
    module = types.ModuleType("__main__")
    module.__file__ = f"{FOLDER}/{name}"
    own = sys.modules["__main__"]
    streams = sys.stdout, sys.stderr, sys.stdin
    printed = Printed(show)
    sys.stdout = sys.stderr = printed  # type: ignore[assignment]
    sys.stdin = io.StringIO()
    sys.modules["__main__"] = module
    sys.argv, sys.path[0:0] = [name], [FOLDER]
    random.seed(0)  # as in weave/run/worker.py
    try:
        with warnings.catch_warnings():
            return contextvars.copy_context().run(_execute, name, files[name], module)
    finally:
        printed.flush()
        sys.setrecursionlimit(RECURSION)
        sys.stdout, sys.stderr, sys.stdin = streams
        sys.modules["__main__"] = own
        sys.path.remove(FOLDER)
        for other in set(sys.modules) - before:  # a neighbour may be another one's next time
            if (getattr(sys.modules[other], "__file__", None) or "").startswith(f"{FOLDER}/"):
                del sys.modules[other]


def _write(files: Mapping[str, str]) -> None:
    os.chdir("/")
    shutil.rmtree(FOLDER, ignore_errors=True)
    for file, text in files.items():
        path = Path(FOLDER, file)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    os.chdir(FOLDER)
    linecache.clearcache()
    importlib.invalidate_caches()


def _execute(name: str, source: str, module: types.ModuleType) -> tuple[str, int]:
    try:
        exec(compile(source, name, "exec", dont_inherit=True), module.__dict__)
    except SystemExit as error:
        return (f"{error.code}\n", 0) if isinstance(error.code, str) else ("", 0)
    except BaseException as error:  # whatever a program raises is shown
        return _format(error), _line(error, name)
    return "", 0


def _format(error: BaseException) -> str:
    """The traceback, without the frames of this file and without the name of the folder."""
    whole = traceback.TracebackException.from_exception(error)
    part: traceback.TracebackException | None = whole
    while part:
        part.stack[:] = [frame for frame in part.stack if frame.filename != HERE]
        part = part.__cause__ or part.__context__
    return "".join(whole.format()).replace(f'File "{FOLDER}/', 'File "')


def _line(error: BaseException, name: str) -> int:
    if isinstance(error, SyntaxError) and error.filename == name:
        return error.lineno or 0
    frames = traceback.walk_tb(error.__traceback__)
    return next((line for f, line in list(frames)[::-1] if f.f_code.co_filename == name), 0)


def _input(prompt: object = "") -> str:
    raise EOFError(NO_INPUT)


HERE = run.__code__.co_filename
builtins.input = _input
sys.dont_write_bytecode = True
