"""Where the errors and warnings that a program catches come from.

The program runs once more, and PyTorch notes the place of each error in C++, as an environment
variable asks for. A line that keeps the error is put at the beginning of each `except`.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import os
import re
import subprocess
import sys
import traceback
import warnings
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 60  # seconds for each program, on a busy machine
TRACED = {
    "TORCH_SHOW_CPP_STACKTRACES": "1",
    "TORCH_DISABLE_ADDR2LINE": "1",  # the names of the callers are not needed
    "OMP_NUM_THREADS": "1",
}
RAISED = re.compile(r"Exception raised from (\S+) at (\S+?):\d+ \(most recent call first\)")
WARNED = re.compile(r"\(Triggered internally at (\S+?):\d+\.\)")


@dataclass(frozen=True)
class Place:
    """What was said, in which file of PyTorch's source, and by which function ("" if unknown)."""

    message: str
    file: str
    function: str


def list_places(programs: list[Path]) -> dict[str, list[Place]]:
    """For each of these programs what it catches, in order."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.raised", *programs],
        cwd=ROOT,
        env=os.environ | TRACED,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE * len(programs),
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    return {file: [Place(**place) for place in places] for file, places in answer.items()}


def _trace(program: str) -> list[Place]:
    places: list[Place] = []
    origins = _note_origins()
    source = Path(program).read_text(encoding="utf-8")
    tree = ast.parse(source.partition("# %% check\n")[0])  # which knows the message without it
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and node.name:
            node.body.insert(0, ast.parse(f"_raised({node.name})").body[0])
        if isinstance(node, ast.With) and "catch_warnings" in ast.unparse(node.items[0]):
            caught = ast.unparse(node.items[0].optional_vars or ast.List([]))
            node.body.append(ast.parse(f"_warned({caught})").body[0])
    code = compile(ast.fix_missing_locations(tree), program, "exec")

    def raised(error: BaseException) -> None:
        places.append(_find_error(error))

    def warned(caught: list[warnings.WarningMessage]) -> None:
        for one in caught:
            text = str(one.message)
            places.append(origins.get(text) or _find_warning(text, one.filename))

    sys.path.insert(0, str(Path(program).parent))
    names = {"__name__": "__main__", "__file__": program, "_raised": raised, "_warned": warned}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(code, names)  # noqa: S102 - a program of the book
    return places


def _note_origins() -> dict[str, Place]:
    """Where each warning from Python is made; it may name another file, that of a caller."""
    origins: dict[str, Place] = {}
    warn = warnings.warn

    def noted(
        message: str, category: type[Warning] | None = None, stacklevel: int = 1, **more: Any
    ) -> None:
        code = sys._getframe(1).f_code
        place = Place(str(message), _relative(code.co_filename), code.co_qualname)
        origins[str(message)] = place
        warn(message, category, stacklevel + 1, **more)

    warnings.warn = noted  # type: ignore[assignment]
    return origins


def _find_error(error: BaseException) -> Place:
    text = str(error)
    if match := RAISED.search(text):
        return Place(text[: match.start()].rstrip(), _relative(match[2]), match[1])
    last: TracebackType | None = error.__traceback__
    place = Place(text, "", "")
    while last:
        code = last.tb_frame.f_code
        if (file := _relative(code.co_filename)).startswith("torch/"):
            place = Place(text, file, code.co_qualname)
        last = last.tb_next
    return place


def _find_warning(text: str, file: str) -> Place:
    if match := WARNED.search(text):
        return Place(text[: match.start()].rstrip(), _relative(match[1]), "")
    file = _relative(file)
    return Place(text, "" if file.startswith("/") else file, "")  # "" for the program itself


def _relative(file: str) -> str:
    """A file of PyTorch's as its source has it: "torch/csrc/autograd/engine.cpp"."""
    match = re.search(
        r"(?:/pytorch/|/site-packages/)(?:build/)?"
        r"((?:torch|aten|c10|torchgen)/.*|typing_extensions\.py)",
        file,
    )
    return match[1] if match else file


def main(programs: list[str]) -> None:
    answer: dict[str, list[Place]] = {}
    for program in programs:  # each in a child of its own: they set seeds, modes and names
        read, write = os.pipe()
        if not os.fork():
            try:
                with open(write, "w") as end:  # noqa: PTH123 - a pipe
                    json.dump([asdict(place) for place in _trace(program)], end)
            except BaseException:  # noqa: BLE001 - the child must not go on as its parent does
                traceback.print_exc()
            os._exit(0)
        os.close(write)
        with open(read) as end:  # noqa: PTH123
            answer[program] = json.loads(end.read() or "[]")
        os.wait()
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    import torch._dynamo  # noqa: F401 - once, for all children; optimizers import it

    main(sys.argv[1:])
