"""A file is read again when its time or size has changed, and only then."""

import os
from pathlib import Path

import pytest

from weave.run.cache import digest, digest_file
from weave.run.files import read_once

OLD = 10**18  # a time in nanoseconds, long ago


@pytest.fixture
def reads() -> list[str]:
    return []


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "file"
    _write(file, "one", OLD)
    return file


def _write(path: Path, text: str, modified: int) -> None:
    path.write_text(text)
    os.utime(path, ns=(modified, modified))


@pytest.mark.parametrize(
    ("text", "modified", "expected"),
    [
        ("one", OLD, ["one"]),
        ("two", OLD + 1, ["one", "two"]),  # of the same size
        ("two", OLD - 1, ["one", "two"]),  # an older file may take its place
        ("three", OLD, ["one", "three"]),  # at the same time
    ],
)
def test_it_is_read_again_when_it_has_changed(
    path: Path, reads: list[str], text: str, modified: int, expected: list[str]
) -> None:
    @read_once
    def read(path: Path) -> str:
        reads.append(path.read_text())
        return reads[-1]

    assert [read(path), read(path)] == ["one", "one"]
    _write(path, text, modified)
    assert [read(path), read(path)] == [expected[-1]] * 2
    assert reads == expected


def test_it_is_kept_for_each_use(path: Path, reads: list[str]) -> None:
    @read_once
    def read(path: Path, use: str) -> str:
        reads.append(use)
        return path.read_text() + use

    assert [read(path, use) for use in "abab"] == ["onea", "oneb", "onea", "oneb"]
    assert reads == ["a", "b"]


def test_a_file_of_this_moment_is_read_again(path: Path) -> None:
    path.write_text("one")
    stat = path.stat()
    assert digest_file(path) == digest(b"one")
    _write(path, "two", stat.st_mtime_ns)  # as it may be, where times are coarse
    assert digest_file(path) == digest(b"two")


def test_a_missing_file_is_looked_for_again(path: Path) -> None:
    path.rename(path.with_name("other"))
    assert digest_file(path) == "missing"
    path.with_name("other").rename(path)
    assert digest_file(path) == digest(b"one")


def test_an_error_is_not_kept(path: Path, reads: list[str]) -> None:
    @read_once
    def read(path: Path) -> str:
        reads.append(path.read_text())
        raise ValueError(path.name)

    for _ in range(2):
        with pytest.raises(ValueError, match="file"):
            read(path)
    assert len(reads) == 2
