"""What is run again and what is not: a result is kept under all that it depends on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.support.project import Project
from weave import cache
from weave.run.program import read

BOOK = {
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
ALL = sorted(f"snippets/{name}" for name in BOOK)


@pytest.fixture(scope="module")
def book(shared: Project) -> Project:
    """A book that was run once."""
    for name, source in BOOK.items():
        shared.snippet(name, source)
    shared.snippet("numbers.txt", "1 2 3\n")
    assert shared.weave().ran == ALL
    return shared


@pytest.fixture
def copy(book: Project, tmp_path: Path) -> Project:
    """A copy of the book, and of what was kept of its run, without the snippet that fails."""
    made = Project(shutil.copytree(book.root, tmp_path / "copy"))
    (made.root / "snippets/fails.py").unlink()
    return made


def keys(project: Project) -> dict[str, str]:
    paths = sorted((project.root / "snippets").glob("*.py"))
    return {path.name: cache.key(read(path, project.root), project.root) for path in paths}


def changed(project: Project, before: dict[str, str]) -> list[str]:
    """The snippets whose key is another than before."""
    return [name for name, key in keys(project).items() if key != before[name]]


# What is run again


def test_a_run_writes_what_it_keeps_and_nothing_beside_its_sources(book: Project) -> None:
    sources = [*ALL, "snippets/numbers.txt"]
    kept = [f".cache/weave/{file}.json" for file in ALL if file != "snippets/fails.py"]
    assert sorted(book.tree(".")) == sorted([*kept, *sources])


def test_a_second_run_runs_nothing(copy: Project) -> None:
    assert copy.weave().ran == []


def test_a_failure_is_not_kept(book: Project) -> None:
    told = book.weave()
    assert told.ran == ["snippets/fails.py"]
    assert told.problems == ["snippets/fails.py:1: ZeroDivisionError: division by zero"]


def test_a_snippet_that_was_edited_is_run_again_and_no_other(copy: Project) -> None:
    copy.snippet("left.py", "import engine\n\nprint(engine.step(3))\n")
    assert copy.weave().ran == ["snippets/left.py"]
    assert copy.result("left.py")["cells"][0]["text"] == "4\n"


def test_an_edit_of_a_module_runs_it_and_those_that_import_it(copy: Project) -> None:
    copy.snippet("engine.py", "def step(x):\n    return x + 2\n")
    assert copy.weave().ran == ["snippets/engine.py", "snippets/left.py", "snippets/right.py"]
    assert copy.result("left.py")["cells"][0]["text"] == "3\n"


def test_an_edit_of_declared_data_runs_its_reader(copy: Project) -> None:
    before = keys(copy)
    copy.snippet("numbers.txt", "4 5 6\n")
    assert changed(copy, before) == ["reader.py"]


def test_a_damaged_entry_is_run_again(copy: Project) -> None:
    entries = copy.root / ".cache/weave/snippets"
    left, right = (entries / f"{name}.py.json" for name in ("left", "right"))
    whole = right.read_bytes()
    left.write_bytes(left.read_bytes().replace(b'"2\\n"', b'"7\\n"'))
    right.write_bytes(whole[:-10])
    (entries / "engine.py.json").write_bytes(b"")
    (entries / "alone.py.json").write_bytes(b"\xff\n{}")
    damaged = ["alone", "engine", "left", "right"]
    assert copy.weave().ran == [f"snippets/{name}.py" for name in damaged]
    assert copy.result("left.py")["cells"][0]["text"] == "2\n"


def test_a_moved_book_keeps_its_results(copy: Project, book: Project) -> None:
    assert keys(copy).items() <= keys(book).items()


# What the key holds


@pytest.fixture
def forget() -> Iterator[None]:
    """Let the versions and the loom be looked up again, in the test and after it."""
    cache.versions.cache_clear()
    cache.loom.cache_clear()
    yield
    cache.versions.cache_clear()
    cache.loom.cache_clear()


@pytest.mark.usefixtures("forget")
@pytest.mark.parametrize("package", ["torch", "numpy", "matplotlib"])
def test_another_version_of_a_package_changes_every_key(
    copy: Project, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    before = keys(copy)
    monkeypatch.setattr(cache, "version", lambda name: "0.1" if name == package else version(name))
    cache.versions.cache_clear()
    assert changed(copy, before) == sorted(before)


@pytest.mark.usefixtures("forget")
def test_another_python_changes_every_key(copy: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    before = keys(copy)
    monkeypatch.setattr("platform.python_version", lambda: "3.99.0")
    cache.versions.cache_clear()
    assert changed(copy, before) == sorted(before)


@pytest.mark.usefixtures("forget")
def test_any_change_of_the_loom_changes_every_key(
    copy: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = keys(copy)
    loom = shutil.copytree(Path(cache.__file__).parent, tmp_path / "weave")
    monkeypatch.setattr(cache, "__file__", str(loom / "cache.py"))
    cache.loom.cache_clear()
    assert changed(copy, before) == []
    for path in [*loom.glob("*.py"), loom / "book.mplstyle"]:
        source = path.read_bytes()
        path.write_bytes(source + b"\n")
        cache.loom.cache_clear()
        assert changed(copy, before) == sorted(before), path.name
        path.write_bytes(source)


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


def test_a_result_is_given_back_under_its_key_alone(project: Project) -> None:
    cache.store("snippets/x.py", "key", project.root, {"cells": []})
    assert cache.load("snippets/x.py", "key", project.root) == {"cells": []}
    assert cache.load("snippets/x.py", "other", project.root) is None
    assert cache.load("snippets/y.py", "key", project.root) is None


@pytest.mark.parametrize("file", ["{away}/x.py", "../away/x.py", "../../../away/x.py"])
def test_a_result_of_a_file_outside_the_project_is_kept_inside(
    project: Project, tmp_path: Path, file: str
) -> None:
    file = file.format(away=tmp_path / "away")
    cache.store(file, "key", project.root, {"cells": []})
    assert cache.load(file, "key", project.root) == {"cells": []}
    assert [path.name for path in tmp_path.iterdir()] == ["book"]
    assert len(project.tree(".cache/weave")) == 1


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
