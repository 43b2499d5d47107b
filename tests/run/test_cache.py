"""What is run again and what is not: a result is kept under all that it depends on."""

from __future__ import annotations

import ast
import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.support.project import ROOT, Project
from weave.graph import Graph, Node, Step
from weave.run import cache
from weave.run.program import load_program
from weave.run.result import Figure, NotebookResult, Output, Result

PROGRAMS = {
    "engine.py": "def step(x):\n    return x + 1\n",
    "left.py": "import engine\n\nprint(engine.step(1))\n",
    "right.py": "import engine\n\nprint(engine.step(2))\n",
    "alone.py": 'from pathlib import Path\n\nPath("scratch.txt").write_text("mine")\n',
    "fails.py": "x = 1 / 0\n",
    "reader.py": """\
        # /// script
        # [tool.weave]
        # data = ["numbers.txt"]
        # ///
        from pathlib import Path

        print(Path(__file__).with_name("numbers.txt").read_text())
        """,
}
FILES = sorted(f"snippets/{name}" for name in PROGRAMS)


# A result with something of every kind in it.
RESULT = Result(
    cells=(Output("one\ntwo\n", (Figure("<svg/>", "Water"), Figure("<svg></svg>", ""))), Output()),
    values={"x": 1, "ratio": 0.5, "row": [1, [2.5, None]], "table": {"a": True}, "word": "×"},
    others={"f": "function"},
    graphs={
        "e": Graph(
            "PyTorch",
            "grad",
            nodes=(
                Node("MulBackward0", False, "e", 6.0, {"self": 3.0, "other": "2×3"}, (1, None)),
                Node("AccumulateGrad", True, "w", None, {}, ()),
            ),
            steps=(Step(0, 1.0, (3.0, None), (3.0, None)), Step(1, "2×3", (), ())),
        ),
        "n": "'n' is a int with no graph behind it",
    },
    seconds=0.25,
)


@pytest.fixture(scope="module")
def book(shared: Project) -> Project:
    """A book that was run once."""
    for name, source in PROGRAMS.items():
        shared.snippet(name, source)
    shared.snippet("numbers.txt", "1 2 3\n")
    assert shared.weave().ran == FILES
    return shared


@pytest.fixture
def copy(book: Project, tmp_path: Path) -> Project:
    """A copy of the book, and of what was kept of its run, without the program that fails."""
    copied = Project(shutil.copytree(book.root, tmp_path / "copy"))
    (copied.root / "snippets/fails.py").unlink()
    return copied


def keys(project: Project) -> dict[str, str]:
    """The key of every program's result, by the program's name."""
    paths = sorted((project.root / "snippets").glob("*.py"))
    programs = {path.name: load_program(path, project.root) for path in paths}
    return {name: cache.program_key(program, project.root) for name, program in programs.items()}


def changed(project: Project, before: dict[str, str]) -> list[str]:
    """The programs whose key is another than before."""
    return [name for name, key in keys(project).items() if key != before[name]]


# What is run again


def test_a_run_writes_what_it_keeps_and_nothing_beside_its_sources(book: Project) -> None:
    sources = [*FILES, "snippets/numbers.txt"]
    kept = [f".weave/results/{file}.json" for file in FILES if file != "snippets/fails.py"]
    assert sorted(book.tree(".")) == sorted([*kept, *sources])


def test_results_are_kept_where_zensical_does_not_delete_them(book: Project) -> None:
    """`zensical build --clean` deletes .cache."""
    assert not (book.root / ".cache").exists()
    assert cache.results(book.root).folder == book.root / ".weave" / "results"


def test_a_second_run_runs_nothing(copy: Project) -> None:
    assert copy.weave().ran == []


def test_a_failure_is_not_kept(book: Project) -> None:
    report = book.weave()
    assert report.ran == ["snippets/fails.py"]
    assert report.problems == ["snippets/fails.py:1: ZeroDivisionError: division by zero"]


def test_a_program_that_was_edited_is_run_again_and_no_other(copy: Project) -> None:
    copy.snippet("left.py", "import engine\n\nprint(engine.step(3))\n")
    assert copy.weave().ran == ["snippets/left.py"]
    assert copy.result("left.py").cells[0].text == "4\n"


def test_an_edit_of_a_module_runs_it_and_those_that_import_it(copy: Project) -> None:
    copy.snippet("engine.py", "def step(x):\n    return x + 2\n")
    assert copy.weave().ran == ["snippets/engine.py", "snippets/left.py", "snippets/right.py"]
    assert copy.result("left.py").cells[0].text == "3\n"


def test_an_edit_of_declared_data_runs_its_reader(copy: Project) -> None:
    before = keys(copy)
    copy.snippet("numbers.txt", "4 5 6\n")
    assert changed(copy, before) == ["reader.py"]


def test_a_damaged_entry_is_run_again(copy: Project) -> None:
    entries = copy.root / ".weave/results/snippets"
    left, right = (entries / f"{name}.py.json" for name in ("left", "right"))
    whole = right.read_bytes()
    left.write_bytes(left.read_bytes().replace(b'"2\\n"', b'"7\\n"'))
    right.write_bytes(whole[:-10])
    (entries / "engine.py.json").write_bytes(b"")
    (entries / "alone.py.json").write_bytes(b"\xff\n{}")
    damaged = ["alone", "engine", "left", "right"]
    assert copy.weave().ran == [f"snippets/{name}.py" for name in damaged]
    assert copy.result("left.py").cells[0].text == "2\n"


def test_a_moved_book_keeps_its_results(copy: Project, book: Project) -> None:
    assert keys(copy).items() <= keys(book).items()


# What the key holds


@pytest.fixture
def forget() -> Iterator[None]:
    """Let the versions and the loom be looked up again, in the test and after it."""
    look_again()
    yield
    look_again()


def look_again() -> None:
    """Forget the versions and the loom's sources: a process looks at them once."""
    for function in (cache.versions, cache.runner_digest, cache.digest_sources):
        function.cache_clear()


@pytest.mark.usefixtures("forget")
@pytest.mark.parametrize("package", ["torch", "numpy", "matplotlib"])
def test_another_version_of_a_package_changes_every_key(
    copy: Project, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    before = keys(copy)
    monkeypatch.setattr(cache, "version", lambda name: "0.1" if name == package else version(name))
    look_again()
    assert changed(copy, before) == sorted(before)


@pytest.mark.usefixtures("forget")
def test_another_python_changes_every_key(copy: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    before = keys(copy)
    monkeypatch.setattr("platform.python_version", lambda: "3.99.0")
    look_again()
    assert changed(copy, before) == sorted(before)


@pytest.fixture
def loom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forget: None) -> Path:  # noqa: ARG001
    """A copy of the loom, which the keys are made with; beside it is a copy of tools/."""
    monkeypatch.setattr(cache, "WEAVE", tmp_path / "weave")
    for name in ("weave", "tools"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    return tmp_path / "weave"


def runs_programs(path: Path, loom: Path) -> bool:
    """Whether a file of the loom has a part in what a run gives."""
    return path.is_relative_to(loom / "run") or path == loom / "graph.py"


def test_any_change_of_what_runs_programs_changes_every_key(copy: Project, loom: Path) -> None:
    before = keys(copy)
    sources = [path for path in loom.rglob("*") if path.suffix in {".py", ".mplstyle"}]
    runners = [path for path in sources if runs_programs(path, loom)]
    assert {"cache.py", "graph.py", "worker.py", "book.mplstyle"} <= {p.name for p in runners}
    for path in runners:
        source = path.read_bytes()
        path.write_bytes(source + b"\n")
        look_again()
        assert changed(copy, before) == sorted(before), path
        path.write_bytes(source)
    look_again()
    assert changed(copy, before) == []


def test_a_change_of_what_draws_and_of_the_tools_changes_no_key(copy: Project, loom: Path) -> None:
    before, notebook = keys(copy), cache.notebook_key(loom / "graph.py")
    others = [
        path
        for folder in (loom, loom.parent / "tools")
        for path in folder.rglob("*.py")
        if not runs_programs(path, loom)
    ]
    for path in others:
        path.write_text(path.read_text() + "# a comment\n")
    assert {"draw", "page", "site", "tools"} <= {path.parent.name for path in others}
    look_again()
    assert changed(copy, before) == []
    assert cache.notebook_key(loom / "graph.py") == notebook


def test_what_is_drawn_is_digested_where_it_is_asked_for(loom: Path) -> None:
    run, draw = cache.digest_sources("run"), cache.digest_sources("draw")
    path = loom / "draw" / "number.py"
    path.write_text(path.read_text() + "# a comment\n")
    look_again()
    assert cache.digest_sources("run") == run
    assert cache.digest_sources("draw") != draw


def test_what_runs_programs_uses_nothing_of_the_loom_that_no_key_holds() -> None:
    """But for the form of a problem, and a problem is not kept."""
    modules = set()
    for path in (*(ROOT / "weave" / "run").glob("*.py"), ROOT / "weave" / "graph.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                modules |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0
                modules.add(node.module or "")
    loom = {module for module in modules if module.partition(".")[0] == "weave"}
    own = {module for module in loom if module == "weave.run" or module.startswith("weave.run.")}
    assert loom - own == {"weave.graph", "weave.problem"}


@pytest.mark.usefixtures("forget")
def test_a_notebook_depends_on_itself_and_on_the_kernels_packages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.ipynb"
    path.write_text("{}")
    before = cache.notebook_key(path)
    path.write_text("{ }")
    edited = cache.notebook_key(path)
    monkeypatch.setattr(cache, "version", lambda name: name)
    look_again()
    assert len({before, edited, cache.notebook_key(path)}) == 3


def test_data_that_is_missing_is_not_the_same_as_data_that_is_there(copy: Project) -> None:
    before = keys(copy)
    (copy.root / "snippets/numbers.txt").unlink()
    assert changed(copy, before) == ["reader.py"]


def test_a_new_module_that_is_imported_from_now_on_changes_the_key(copy: Project) -> None:
    before = keys(copy)
    copy.snippet("pathlib.py", "x = 1\n")
    del (now := keys(copy))["pathlib.py"]
    assert [name for name in now if now[name] != before[name]] == ["alone.py", "reader.py"]


# How an entry is written


def test_a_result_is_the_same_after_it_was_kept(project: Project) -> None:
    assert Result.from_json(asdict(RESULT)) == RESULT
    assert Result.from_json(json.loads(json.dumps(asdict(RESULT)))) == RESULT
    cache.results(project.root).store("snippets/x.py", "key", asdict(RESULT))
    assert cache.load_result("snippets/x.py", "key", project.root, Result) == RESULT
    assert RESULT.printed == "one\ntwo\n"


def test_a_notebook_is_the_same_after_it_was_kept(project: Project) -> None:
    result = NotebookResult(notebook="{}", html="<p>×</p>")
    cache.results(project.root).store("docs/x.ipynb", "key", vars(result))
    assert cache.load_result("docs/x.ipynb", "key", project.root, NotebookResult) == result
    assert cache.load_result("docs/x.ipynb", "other", project.root, NotebookResult) is None


def test_a_result_is_given_back_under_its_key_alone(project: Project) -> None:
    shelf = cache.results(project.root)
    shelf.store("snippets/x.py", "key", asdict(RESULT))
    assert cache.load_result("snippets/x.py", "key", project.root, Result) == RESULT
    assert cache.load_result("snippets/x.py", "other", project.root, Result) is None
    assert cache.load_result("snippets/y.py", "key", project.root, Result) is None
    assert shelf.has("snippets/x.py", "key")
    assert not shelf.has("snippets/x.py", "other")
    assert not shelf.has("snippets/y.py", "key")


def test_an_entry_of_another_form_is_no_result(project: Project) -> None:
    shelf = cache.results(project.root)
    shelf.store("snippets/x.py", "key", {"cells": []})
    assert cache.load_result("snippets/x.py", "key", project.root, Result) is None
    shelf.store("snippets/x.py", "key", asdict(RESULT) | {"cells": ["one"]})
    assert cache.load_result("snippets/x.py", "key", project.root, Result) is None
    assert cache.load_result("snippets/x.py", "key", project.root, NotebookResult) is None


@pytest.mark.parametrize("file", ["{away}/x.py", "../away/x.py", "../../../away/x.py"])
def test_a_result_of_a_file_outside_the_project_is_kept_inside(
    project: Project, tmp_path: Path, file: str
) -> None:
    file = file.format(away=tmp_path / "away")
    cache.results(project.root).store(file, "key", asdict(RESULT))
    assert cache.load_result(file, "key", project.root, Result) == RESULT
    assert [path.name for path in tmp_path.iterdir()] == ["book"]
    assert len(project.tree(".weave")) == 1


def test_a_write_that_is_broken_off_leaves_the_old_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    cache.write(tmp_path / "entry", b"old")
    monkeypatch.setattr(Path, "replace", crash)
    with pytest.raises(KeyboardInterrupt):
        cache.write(tmp_path / "entry", b"new")
    assert (tmp_path / "entry").read_bytes() == b"old"


def test_a_write_replaces_the_old_bytes_and_leaves_nothing_else(tmp_path: Path) -> None:
    cache.write(tmp_path / "entry", b"old")
    cache.write(tmp_path / "entry", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"entry": b"new"}


def test_a_file_that_has_its_content_already_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "entry"
    cache.write_changed(path, b"same")
    before = path.stat()
    cache.write_changed(path, b"same")
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    cache.write_changed(path, b"other")
    assert path.read_bytes() == b"other"


def test_a_digest_of_several_texts_tells_them_apart() -> None:
    assert cache.digest_all(["ab", "c"]) != cache.digest_all(["a", "bc"])
