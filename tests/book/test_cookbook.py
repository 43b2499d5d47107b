"""The files of the cookbook as a reader copies them: alone, typed, with what they state."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from functools import cache
from importlib import metadata
from pathlib import Path
from textwrap import dedent

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.alone import PLAIN
from tests.support.book import ROOT

FILES = {
    "maths/engine.py": """
        from engine import Number
        a = Number(2)
        (a * a).backward()
        assert a.slope == 4
    """,
    "autograd/driver.py": """
        import torch
        from driver import drive
        layer = torch.nn.Linear(2, 1)
        assert len(drive(layer(torch.ones(1, 2)).sum())) == 5
        assert layer.weight.grad.tolist() == [[1, 1]]
    """,
    "cookbook/gradient_check.py": """
        import torch
        from gradient_check import gradient_check
        x = torch.ones(2, 3, dtype=torch.float64, requires_grad=True)
        assert gradient_check(lambda x: x.exp().cumsum(0), x).entries == 6
    """,
    "cookbook/gradient_flow.py": """
        import torch
        from gradient_flow import gradient_flow
        layer = torch.nn.Linear(2, 1)
        loss = layer(torch.ones(1, 2)).sum()
        loss.backward()
        figure, rows = gradient_flow(layer, loss)
        figure.savefig("flow.png")
        assert [row.name for row in rows] == ["weight", "bias"]
    """,
    "cookbook/nan_hunter.py": """
        import torch
        from nan_hunter import NanHunter, NotFinite
        x = torch.tensor([0.0], requires_grad=True)
        try:
            with NanHunter():
                (x / x).sum().backward()
        except NotFinite as error:
            message = str(error)
        assert "line 7 of use.py" in message, message
    """,
    "cookbook/memory_report.py": """
        import torch
        from memory_report import saved_memory
        layer = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.Sigmoid())
        with saved_memory(layer) as report:
            y = layer(torch.ones(5, 2))
        assert report.layers() == {"1": 60}, report
    """,
    "cookbook/training_loop.py": """
        import torch
        from training_loop import evaluate, train
        layer = torch.nn.Linear(2, 1)
        data = [(torch.ones(4, 2), torch.zeros(4, 1))] * 50
        loss = torch.nn.MSELoss(reduction="sum")
        train(layer, data, loss, torch.optim.SGD(layer.parameters(), lr=0.1), accumulate=2)
        assert evaluate(layer, data, loss) < 1e-4
    """,
    "cookbook/graph_drawing.py": """
        import torch
        from graph_drawing import draw
        w = torch.ones(2, requires_grad=True)
        draw((w * w).sum(), {"w": w}).savefig("graph.svg")
    """,
}
# Run first in a fresh interpreter: what is not named in argv is not there.
GUARD = """
import runpy, sys

class Only:
    def __init__(self, finder):
        self.finder = finder

    def __getattr__(self, name):
        return getattr(self.finder, name)

    def find_spec(self, name, path=None, target=None):
        top = name.partition(".")[0]
        own = top in sys.stdlib_module_names or top.startswith("_sysconfigdata")
        return self.finder.find_spec(name, path, target) if own or top in allowed else None

file, *allowed = sys.argv[1:]
sys.meta_path[:] = map(Only, sys.meta_path)
sys.path.insert(0, "")
runpy.run_path(file, run_name="__main__")
runpy.run_path("use.py", run_name="__main__")
"""
NO_NUMPY = "ignore:Failed to initialize NumPy:UserWarning"  # PyTorch can do without
CACHE = ROOT / ".mypy_cache" / "cookbook"
TYPES = """
[mypy]
strict = True
disallow_subclassing_any = False
disallow_untyped_decorators = False
[mypy-torch.*,matplotlib.*]
follow_imports = skip
"""


def stated(path: Path) -> list[str]:
    """The packages that a file says it needs."""
    needs = re.search(r"^Needs: (.+?)\. Licence: MIT\.$", path.read_text(), re.MULTILINE)
    assert needs, f"{path} does not say what it needs"
    return [] if needs[1] == "Python alone" else re.split(r", | and ", needs[1])


def with_their_own(packages: list[str]) -> set[str]:
    """These packages and all that they require in their turn."""
    found = dict.fromkeys(packages)
    waiting = list(found)
    for package in waiting:
        for line in metadata.requires(package) or []:
            wanted = Requirement(line)
            if wanted.marker and not wanted.marker.evaluate({"extra": ""}):
                continue
            name = canonicalize_name(wanted.name)
            if name not in found:
                found[name] = None
                waiting.append(name)
    return set(found)


@cache
def modules() -> dict[str, set[str]]:
    """For each installed package, the names by which it is imported."""
    found: dict[str, set[str]] = {}
    for module, packages in metadata.packages_distributions().items():
        for package in packages:
            found.setdefault(canonicalize_name(package), set()).add(module)
    return found


def used_alone(file: Path, use: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Copy a file into an empty folder; run it, then a program that uses it."""
    shutil.copy(file, folder)
    (folder / "use.py").write_text(dedent(use))
    allowed = {file.stem}.union(*(modules()[p] for p in with_their_own(stated(file))))
    warnings = ["-W", "error", "-W", NO_NUMPY]
    return subprocess.run(
        [sys.executable, *warnings, "-c", GUARD, file.name, *allowed],
        cwd=folder,
        env=PLAIN,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )


every = pytest.mark.parametrize("name", FILES)


@every
def test_copied_alone_it_runs_and_can_be_used_with_what_it_states_and_nothing_else(
    name: str, tmp_path: Path
) -> None:
    done = used_alone(ROOT / "snippets" / name, FILES[name], tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_file_that_needs_more_than_it_states_is_found_out(tmp_path: Path) -> None:
    file, folder = tmp_path / "engine.py", tmp_path / "alone"
    folder.mkdir()
    source = (ROOT / "snippets" / "maths" / "engine.py").read_text()
    file.write_text(source.replace("import math\n", "import math\nimport numpy\n"))
    done = used_alone(file, "", folder)
    assert done.returncode == 1
    assert "ModuleNotFoundError: No module named 'numpy'" in done.stderr


# The page of the engine is where its rules are looked up
OWN_HEADINGS = {
    "maths/engine.py": [
        "The rules",
        "Teach it an operation",
        "How to read the file",
        "Compared with PyTorch",
    ]
}
# Chapters show these to readers who know no type hints
BARE = {"maths/engine.py", "autograd/driver.py"}


def test_all_but_the_engines_are_typed_as_strictly_as_can_be(tmp_path: Path) -> None:
    config = tmp_path / "mypy.ini"
    config.write_text(TYPES)
    files = [ROOT / "snippets" / name for name in FILES if name not in BARE]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", config, "--cache-dir", CACHE, *files],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert (done.returncode, done.stdout) == (
        0,
        f"Success: no issues found in {len(files)} source files\n",
    )


@every
def test_all_that_is_public_is_explained(name: str) -> None:
    tree = ast.parse((ROOT / "snippets" / name).read_text())
    public = [
        node
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    ]
    assert [node.name for node in public if not ast.get_docstring(node)] == []


@every
def test_it_has_a_page_that_shows_it_whole_and_says_what_it_does_not_do(name: str) -> None:
    page = (ROOT / "docs" / "cookbook" / f"{Path(name).stem}.md").read_text()
    assert re.search(rf"^::: {re.escape(name)}$", page, re.MULTILINE)
    headings = re.findall(r"^## (.+)$", page, re.MULTILINE)
    own = OWN_HEADINGS.get(name, [])
    assert [heading for heading in headings if heading in own] == own
    others = [heading for heading in headings if heading not in own]
    assert others == ["The file", "What it does not do", "When to use something else"]
    assert f"({Path(name).stem}.md)" in (ROOT / "docs" / "cookbook" / "index.md").read_text()
