"""How programs are run: what is kept of those that succeed, what is reported of those that fail."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from multiprocessing import Pipe
from pathlib import Path
from py_compile import compile as byte_compile

import pytest

from tests.support.project import Project, Report
from weave.run import pool
from weave.run.cache import load_result
from weave.run.ensure import ensure_results
from weave.run.program import load_program
from weave.run.result import Output, Result
from weave.run.result import Report as Outcome

DEADLINE = """\
# /// script
# [tool.weave]
# deadline = 1
# ///
"""
SHORT = DEADLINE.replace("deadline = 1", "deadline = 0.5")
WARNS = DEADLINE.replace("deadline = 1", "warnings = true")

# A program that leaves a process behind, which writes as long as it lives.
HEARTBEAT = """\
import os
import subprocess
import sys
import time

beat = (
    "import sys, time\\n"
    "for _ in range(3000):\\n"
    "    open(sys.argv[1], 'a').write('x')\\n"
    "    time.sleep(0.02)\\n"
)
beating = subprocess.Popen([sys.executable, "-c", beat, {file!r}])
while not (os.path.exists({file!r}) and os.path.getsize({file!r})):
    time.sleep(0.01)
"""

FAILING = {
    "raises.py": "x = 1\n\n# %% divide\ny = x / 0\n",
    "checks.py": "x = 1\n# %% check\nassert x == 2\n",
    "part.py": 'def stop():\n    raise ValueError("no")\n',
    "uses.py": "import part\n\npart.stop()\n",
    "broken.py": "x = (\n",
    "hangs.py": DEADLINE + "x = 1\nwhile True: pass\n",
    "hangs_in_a_thread.py": DEADLINE
    + "import threading\n\ndef spin():\n    while True: pass\n\n"
    + "thread = threading.Thread(target=spin)\nthread.start()\nthread.join()\n",
    "hangs_in_c.py": DEADLINE + "# %% add\nx = sum(range(10**15))\n# %% after\ny = 2\n",
    "sleeps.py": SHORT + "import time\n# %% wait\ndef wait():\n    time.sleep(60)\n\nwait()\n",
    "endless.py": 'while True: print("x" * 1000)\n',
    "crashes.py": "import ctypes\nprint(1)\nctypes.string_at(0)\n",
    "leaves.py": "import os\nprint(1)\nos._exit(0)\n",
    "exits.py": "import sys\nprint(1)\nsys.exit(0)\nprint(2)\n",
    "warns.py": 'import warnings\n\nwarnings.warn("mind")\n',
    "unclosed.py": "import os\n\ndef read():\n    return open(os.devnull).read()\n\nread()\n",
    "quiet.py": WARNS + "x = 1\n",
    "reads.py": "from pathlib import Path\nPath(__file__).with_name('notes.txt').read_text()\n",
    "deep/reads.py": "from pathlib import Path\n"
    "Path(__file__).parent.parent.joinpath('notes.txt').read_text()\n",
    "dynamic.py": 'import importlib\n\nimportlib.import_module("par" + "t")\n',
    "dynamic_again.py": 'import importlib\n\nimportlib.import_module("compil" + "ed")\n',
    "compiled.py": "x = 1\n",
    "misdrawn.py": 'import matplotlib.pyplot as plt\nplt.title(r"$\\frac$")\n',
}

GOOD = {
    "program.py": """\
        import sys
        from pathlib import Path

        here = Path(__file__)
        print(__name__, here.name, len(sys.argv), sys.path[0] == str(here.parent))
        """,
    "cells.py": """\
        import sys

        print("one")
        print("two", file=sys.stderr)
        print("three")
        # %% next
        print("four")
        """,
    "below.py": """\
        import ctypes
        import os
        import subprocess

        print("one")
        ctypes.CDLL(None).puts(b"two")
        print("three")
        os.write(1, b"four\\n")
        subprocess.run(["echo", "five"], check=True)
        # %% next
        ctypes.CDLL(None).puts(b"six")
        """,
    "future.py": """\
        from __future__ import annotations

        # %% uses it
        def f(x: Undefined) -> None: ...
        """,
    "patient.py": DEADLINE + "import time\n\ntime.sleep(1.5)\nprint(1)\n",
    "means_to.py": WARNS + 'import warnings\n\nprint("before")\nwarnings.warn("mind")\n',
    "figures.py": """\
        import matplotlib.pyplot as plt

        plt.plot([1, 2])
        plt.title("Water")
        plt.xlabel("time")
        plt.ylabel("height")
        plt.figure()
        plt.plot([2, 1])
        plt.ylabel("speed")
        # %% pair
        figure, (left, right) = plt.subplots(1, 2)
        figure.suptitle("Both")
        left.set_title("left")
        right.set_title("right")
        right.set_xlabel("time")
        # %% bare
        plt.plot([1, 2])
        # %% none
        x = 1
        """,
    "shows.py": """\
        import matplotlib.pyplot as plt

        plt.title("first")
        plt.show()
        plt.title("second")
        plt.show()
        plt.show()
        """,
    "random_numbers.py": """\
        import random

        import matplotlib.pyplot as plt
        import numpy as np
        import torch

        print(random.random(), np.random.rand(), torch.rand(1).item(), hash("word"))
        print({"a", "b", "c", "d"})
        plt.plot(torch.randn(5))
        plt.title("noise")
        """,
    "values.py": """\
        import numpy as np
        import torch

        nothing, yes, count, ratio, word = None, True, 3, 0.5, "wet"
        row, pair, table = [1, 2.5], (1, 2), {"a": 1, 2: [3]}
        zero_d = torch.tensor(2.0, requires_grad=True)
        vector = torch.tensor([1.0, 2.0])
        array = np.array([[1, 2], [3, 4]])
        scalar = np.float32(1.5)
        dial = torch.tensor(3.0, requires_grad=True)
        (dial * 2).backward()
        _hidden = 1
        # %% others
        long = torch.zeros(3000)
        waves = torch.tensor([1j])
        wave = np.complex64(1j)
        loop = []
        loop.append(loop)
        def f(): ...
        """,
}


@pytest.fixture(scope="module")
def beats(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where processes in the background write as long as they live."""
    return tmp_path_factory.mktemp("beats")


@pytest.fixture(scope="module")
def failed(tmp_path_factory: pytest.TempPathFactory, beats: Path) -> Report:
    """One run of every program that fails."""
    project = Project(tmp_path_factory.mktemp("failed"))
    for name, source in FAILING.items():
        project.snippet(name, source)
    project.snippet("notes.txt", "secret\n")
    byte_compile(str(project.root / "snippets/compiled.py"))  # as `python dynamic_again.py` does
    for name, last in (("late", "time.sleep(60)"), ("dead", "os._exit(1)")):
        header = SHORT if name == "late" else ""
        source = HEARTBEAT.format(file=str(beats / name))
        project.snippet(f"{name}.py", header + source + last + "\n")
    return project.weave()


@pytest.fixture(scope="module")
def succeeded(shared: Project, beats: Path) -> Report:
    """One run of every program that succeeds."""
    for name, source in GOOD.items():
        shared.snippet(name, source)
    shared.snippet("done.py", HEARTBEAT.format(file=str(beats / "done")))
    return shared.weave()


@pytest.fixture(scope="module")
def good(shared: Project, succeeded: Report) -> Project:
    """The project in which they ran."""
    assert succeeded.ran
    return shared


def texts(project: Project, name: str) -> list[str]:
    return [cell.text for cell in project.result(name).cells]


def alts(project: Project, name: str) -> list[list[str]]:
    """The automatic alternative texts of the figures of each cell."""
    return [[figure.alt for figure in cell.figures] for cell in project.result(name).cells]


# Failures


def test_a_run_with_a_failure_ends_with_status_1(failed: Report) -> None:
    assert failed.status == 1


def test_a_failure_keeps_no_other_program_from_running(failed: Report) -> None:
    assert len(failed.ran) == len(FAILING) + 2
    assert failed.about("snippets/part.py") == failed.about("snippets/compiled.py") == []


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        ("raises.py", ":4: ZeroDivisionError: division by zero"),
        ("checks.py", ":3: AssertionError"),
        ("uses.py", ":3: ValueError: no (raised in snippets/part.py:2)"),
        ("broken.py", ":1: SyntaxError: '(' was never closed"),
        ("exits.py", ":3: stopped by SystemExit(0)"),
    ],
)
def test_an_exception_is_told_with_the_line_of_the_program(
    failed: Report, file: str, problem: str
) -> None:
    assert failed.about(f"snippets/{file}") == [f"snippets/{file}{problem}"]


@pytest.mark.parametrize(
    ("file", "line"), [("hangs.py", 6), ("hangs_in_a_thread.py", 8), ("hangs_in_c.py", 6)]
)
def test_a_program_that_works_without_end_is_stopped_and_named(
    failed: Report, file: str, line: int
) -> None:
    assert failed.about(f"snippets/{file}") == [
        (
            f"snippets/{file}:{line}: used 1 s of processor time and was stopped: make it faster, "
            "or give its header a longer `deadline`"
        )
    ]


def test_a_program_that_waits_without_end_is_stopped_and_named(failed: Report) -> None:
    assert failed.about("snippets/sleeps.py") == [
        (
            "snippets/sleeps.py:8: was still running after 5 s, 10 times its deadline, "
            "and was stopped: does it wait for something that does not come?"
        )
    ]


@pytest.fixture
def busy() -> Iterator[list[subprocess.Popen[bytes]]]:
    """Four processes that do nothing but use the processor, as long as this one lives."""
    spin = (
        "import os\nparent = os.getppid()\nos.nice(10)\n"
        "print('busy', flush=True)\nwhile os.getppid() == parent: pass\n"
    )
    processes = [
        subprocess.Popen([sys.executable, "-c", spin], stdout=subprocess.PIPE) for _ in range(4)
    ]
    for process in processes:
        assert process.stdout
        assert process.stdout.readline() == b"busy\n"
    yield processes
    for process in processes:
        process.kill()
        process.communicate()


def test_a_busy_machine_stops_no_program(
    project: Project, busy: list[subprocess.Popen[bytes]]
) -> None:
    """It is as far behind as the four, and comes to its end later than its deadline."""
    source = """\
import os
import time

os.nice(10)
start = time.monotonic()
while time.process_time() < 0.3 or time.monotonic() < start + 1.2:
    if time.process_time() >= 0.3:
        time.sleep(0.01)
print("came to its end")
"""
    project.snippet("x.py", DEADLINE + source)
    report = project.weave()
    assert [process.poll() for process in busy] == [None] * 4
    assert report.problems == []
    assert project.result("x.py").printed == "came to its end\n"


def test_a_program_that_prints_without_end_is_stopped(failed: Report) -> None:
    assert failed.about("snippets/endless.py") == [
        "snippets/endless.py:1: printed more than 200,000 bytes and was stopped"
    ]


def test_a_crash_of_the_interpreter_is_told_with_its_line(failed: Report) -> None:
    assert failed.about("snippets/crashes.py") == [
        "snippets/crashes.py:3: the interpreter died of SIGSEGV (Segmentation fault)"
    ]


def test_a_program_that_leaves_by_os_exit_has_failed(failed: Report) -> None:
    assert failed.about("snippets/leaves.py") == [
        "snippets/leaves.py:3: ended the interpreter with status 0 before its last line (os._exit?)"
    ]


def test_a_warning_is_an_error(failed: Report) -> None:
    assert failed.about("snippets/warns.py") == ["snippets/warns.py:3: UserWarning: mind"]


def test_a_warning_that_cannot_be_raised_is_an_error_too(failed: Report) -> None:
    (problem,) = failed.about("snippets/unclosed.py")
    assert problem.startswith("snippets/unclosed.py:4: ResourceWarning: unclosed file")


def test_a_warning_that_the_header_expects_must_come(failed: Report) -> None:
    assert failed.about("snippets/quiet.py") == [
        "snippets/quiet.py: its header expects a warning and none came: remove `warnings = true`"
    ]


@pytest.mark.parametrize(
    ("file", "data"), [("reads.py", "notes.txt"), ("deep/reads.py", "../notes.txt")]
)
def test_a_file_that_is_read_must_be_declared(failed: Report, file: str, data: str) -> None:
    assert failed.about(f"snippets/{file}") == [
        (
            f"snippets/{file}: reads snippets/notes.txt, which nothing declares: "
            f'declare it in the header: data = ["{data}"]'
        )
    ]


def test_what_pip_has_noted_of_the_project_may_be_read(project: Project) -> None:
    """`importlib.metadata` reads it wherever an editable install has left it."""
    project.write("book.egg-info/entry_points.txt", "[none]\n")
    read = "from pathlib import Path\nprint(Path({!r}).read_text())\n"
    file = str(project.root / "book.egg-info/entry_points.txt")
    project.snippet("lists.py", read.format(file))
    assert project.weave().problems == []
    assert project.result("lists.py").printed == "[none]\n\n"


@pytest.mark.parametrize(
    ("file", "module"), [("dynamic.py", "part.py"), ("dynamic_again.py", "compiled.py")]
)
def test_a_neighbour_imported_behind_the_parsers_back_is_noticed(
    failed: Report, file: str, module: str
) -> None:
    assert failed.about(f"snippets/{file}") == [
        (
            f"snippets/{file}: reads snippets/{module}, which nothing declares: "
            "import it with a plain import statement"
        )
    ]


def test_what_takes_long_to_import_is_imported_where_a_program_does(project: Project) -> None:
    known = 'import sys\n\nprint(*[m for m in ("torch", "matplotlib") if m in sys.modules])\n'
    project.snippet("plain.py", known)
    assert project.weave().problems == []
    assert texts(project, "plain.py") == ["\n"]
    project.snippet("drawn.py", "import matplotlib.pyplot as plt\nplt.plot([1])\n" + known)
    assert project.weave().problems == []
    assert texts(project, "drawn.py") == ["matplotlib\n"]


def test_an_import_of_pytorch_that_nobody_could_foresee_is_told(project: Project) -> None:
    project.snippet("unseen.py", 'import importlib\n\nimportlib.import_module("tor" + "ch")\n')
    (problem,) = project.weave().problems
    assert problem == (
        "snippets/unseen.py: has torch imported unseen, and so not set up: "
        "import it with a plain import statement"
    )


def test_a_neighbours_pytorch_is_set_up_too(project: Project) -> None:
    project.snippet("other.py", "import torch\n")
    project.snippet("draws.py", "import other\n\nprint(other.torch.rand(()).item())\n")
    assert project.weave("--fresh").problems == []
    first = texts(project, "draws.py")
    assert project.weave("--fresh").problems == []
    assert texts(project, "draws.py") == first


def test_a_figure_that_cannot_be_drawn_is_told_with_its_reason(failed: Report) -> None:
    (problem,) = failed.about("snippets/misdrawn.py")
    assert "ValueError" in problem


@pytest.mark.parametrize("name", ["late", "dead"])
@pytest.mark.usefixtures("failed")
def test_what_a_failed_program_has_started_ends_with_it(beats: Path, name: str) -> None:
    assert is_over(beats / name)


def is_over(beats: Path) -> bool:
    """Whether a process that wrote there has stopped."""
    before = beats.stat().st_size
    time.sleep(0.3)
    return 0 < before == beats.stat().st_size


def test_an_answer_sent_with_the_last_breath_is_heard(project: Project) -> None:
    """A program that ends between two looks has ended well."""
    result = Result((Output("1\n"),), {"x": 1}, {}, {}, 0.1)
    ours, theirs = Pipe(duplex=False)

    class Process:
        pid, exitcode = 2**22 + 1, 0  # larger than any process's

        def is_alive(self) -> bool:
            if not theirs.closed:
                theirs.send_bytes(json.dumps(asdict(result)).encode())
                theirs.close()
            return False

        def join(self) -> None: ...
        def kill(self) -> None: ...

    program = load_program(project.snippet("x.py", "x = 1\n"), project.root)
    child = pool._Child(program, Process(), ours, project.root, time.monotonic())
    outcome = pool._look(child) or pool._look(child)
    assert outcome == Outcome(program.file, ran=True, result=result)


# Success


def test_a_program_that_is_given_is_not_read(project: Project) -> None:
    path = project.snippet("x.py", "x = 1\n")
    program = load_program(path, project.root)
    path.unlink()
    (report,) = ensure_results({path: (program, "key")}, project.root, {}, fresh=False, jobs=1)
    assert isinstance(report.result, Result)
    assert report.result.values == {"x": 1}
    assert load_result("snippets/x.py", "key", project.root, Result) == report.result


def test_a_program_is_an_ordinary_one(good: Project) -> None:
    assert texts(good, "program.py") == ["__main__ program.py 1 True\n"]


def test_both_streams_are_captured_in_order_cell_by_cell(good: Project) -> None:
    assert texts(good, "cells.py") == ["one\ntwo\nthree\n", "four\n"]


def test_what_is_printed_below_python_is_captured_in_order(good: Project) -> None:
    assert texts(good, "below.py") == ["one\ntwo\nthree\nfour\nfive\n", "six\n"]


def test_a_future_import_holds_in_every_cell(good: Project) -> None:
    assert good.result("future.py").others["f"] == "function"


def test_a_program_may_wait_for_longer_than_its_deadline(good: Project) -> None:
    """A deadline is processor time, of which a program that sleeps uses none."""
    assert texts(good, "patient.py") == ["1\n"]
    assert good.result("patient.py").seconds < 1


def test_a_warning_that_the_header_expects_is_printed(good: Project) -> None:
    assert texts(good, "means_to.py") == [
        'before\nsnippets/means_to.py:8: UserWarning: mind\n  warnings.warn("mind")\n'
    ]


def test_every_figure_is_captured_in_its_cell_with_what_its_titles_and_labels_say(
    good: Project,
) -> None:
    assert alts(good, "figures.py") == [
        ["Water; height against time", "speed"],
        ["Both; left; right; time"],
        [""],
        [],
    ]


def test_show_hands_over_what_is_open_and_nothing_twice(good: Project) -> None:
    assert alts(good, "shows.py") == [["first", "second"]]


def test_values_are_recorded_as_plain_values(good: Project) -> None:
    assert good.result("values.py").values == {
        "nothing": None,
        "yes": True,
        "count": 3,
        "ratio": 0.5,
        "word": "wet",
        "row": [1, 2.5],
        "pair": [1, 2],
        "table": {"a": 1, "2": [3]},
        "zero_d": 2.0,
        "vector": [1.0, 2.0],
        "array": [[1, 2], [3, 4]],
        "scalar": 1.5,
        "dial": 3.0,
        "dial.grad": 2.0,
    }


def test_what_is_no_plain_value_is_recorded_by_its_type(good: Project) -> None:
    assert good.result("values.py").others == {
        "np": "module",
        "torch": "module",
        "long": "Tensor",
        "waves": "Tensor",
        "wave": "complex64",
        "loop": "list",
        "f": "function",
    }


def test_two_fresh_runs_give_the_same_bytes(good: Project) -> None:
    first = kept(good)
    good.weave("--fresh")
    assert kept(good) == first


def kept(project: Project) -> Mapping[str, bytes]:
    """All that is kept of a run but its duration."""
    entries = {
        name: entry.split(b"\n", 1)[1] for name, entry in project.tree(".weave/results").items()
    }
    return {name: re.sub(rb'"seconds": [^,}]*', b"", body) for name, body in entries.items()}


@pytest.mark.usefixtures("good")
def test_what_a_program_has_started_ends_with_it(beats: Path) -> None:
    assert is_over(beats / "done")


# The command


def test_a_run_without_a_failure_ends_with_status_0(succeeded: Report) -> None:
    files = sorted(f"snippets/{name}" for name in (*GOOD, "done.py"))
    assert succeeded == Report(0, files, [])


def test_a_file_asked_for_by_name_shows_what_it_printed(good: Project) -> None:
    done = good.run("weave", "snippets/cells.py")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "ok  snippets/cells.py  unchanged\none\ntwo\nthree\nfour\n"


def test_a_file_that_fails_is_told_to_people_on_stderr(project: Project) -> None:
    project.snippet("x.py", "x = (\n")
    done = project.run("weave", "snippets/x.py")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "failed  snippets/x.py:1: SyntaxError: '(' was never closed\n"


def test_a_file_that_is_not_there_is_told(project: Project) -> None:
    report = project.weave("snippets/no.py")
    assert report == Report(1, ["snippets/no.py"], ["snippets/no.py: there is no such program"])
