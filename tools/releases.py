"""`python -m tools.releases 2.14.1`: ask a release of PyTorch about every claim and every program.

It makes a virtual environment of that release below .cache/releases/, runs tests/test_claims.py
and each program of snippets/ there, and writes what differs into docs/releases.json. `newest`
stands for the newest release that pip finds; `--python` names an environment that is there already.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from tests.support.alone import PATIENCE, alone, run
from tests.support.book import ROOT, SNIPPETS
from weave.content.claims import HELD, RECORD
from weave.edition import current_edition

NEEDED = ("numpy", "matplotlib", "PyYAML", "pytest")  # besides PyTorch, as they are pinned
LONGEST = 200  # characters of a difference
VERSIONS = (
    "import json, sys, torch; python = '.'.join(map(str, sys.version_info[:2])); "
    "print(json.dumps([torch.__version__.split('+')[0], python, torch.version.git_version]))"
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.releases", description=__doc__)
    parser.add_argument("release", help="a release of PyTorch, such as 2.14.1, or newest")
    parser.add_argument("--python", type=Path, help="the Python of an environment that has it")
    options = parser.parse_args()
    python = str(options.python or environment(options.release))
    release, version, commit = json.loads(answer([python, "-c", VERSIONS]))
    if options.release not in {release, "newest"}:
        sys.exit(f"{python} has PyTorch {release}, not {options.release}")
    answers = {
        "python": version,
        "commit": commit[:7],
        "claims": claims(python),
        "programs": len(SNIPPETS),
        "snippets": snippets(python),
    }
    write(ROOT / RECORD, release, answers)
    print(summary(release, answers))


def environment(release: str) -> Path:
    """The Python of a virtual environment with this release; made if it is not there."""
    folder = ROOT / ".cache" / "releases" / release
    python = folder / "bin" / "python"
    pins = dict(re.findall(r"(?m)^([\w.-]+)==([\w.]+)", (ROOT / "requirements.txt").read_text()))
    pinned = [f"{name}=={pins[name]}" for name in NEEDED]
    torch = ["--upgrade", "torch"] if release == "newest" else [f"torch=={release}"]
    if not python.is_file():
        answer([sys.executable, "-m", "venv", folder])
    answer([python, "-m", "pip", "install", "--disable-pip-version-check", "-q", *pinned, *torch])
    return python


def claims(python: str) -> dict[str, str]:
    """For each claim of tests/test_claims.py that it held, or the first line of what differed."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(ROOT / "tests" / "test_claims.py", folder)
        options = ["-q", "-W", "error", "-p", "no:cacheprovider", "--junitxml=results.xml"]
        done = run([python, "-m", "pytest", *options, "test_claims.py"], Path(folder))
        if done.returncode not in {0, 1}:
            sys.exit(done.stdout)
        return results(Path(folder, "results.xml").read_text(encoding="utf-8"), folder)


def results(junit: str, folder: str) -> dict[str, str]:
    """What pytest's report says of each test, by the claim's slug."""
    answers = {}
    for case in ET.fromstring(junit).iter("testcase"):  # noqa: S314 - written by pytest here
        slug = str(case.get("name")).removeprefix("test_").replace("_", "-")
        wrong = [part for part in case if part.tag in {"failure", "error", "skipped"}]
        answers[slug] = first_line(str(wrong[0].get("message")), folder) if wrong else HELD
    return answers


def snippets(python: str) -> dict[str, str]:
    """Each program that fails, or prints other than with the pinned release: what is different."""
    book = current_edition(ROOT)
    problems = book.failures.values()
    if problems:
        sys.exit("\n".join(["the pinned release cannot run every program:", *map(str, problems)]))
    names = [path.relative_to(ROOT / "snippets").as_posix() for path in SNIPPETS]
    shown = [book.result(name).printed for name in names]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        differences = pool.map(lambda path, text: other(path, python, text), SNIPPETS, shown)
        files = [path.relative_to(ROOT).as_posix() for path in SNIPPETS]
        return {file: text for file, text in zip(files, differences, strict=True) if text}


def other(path: Path, python: str, shown: str) -> str:
    """What a program, alone in an empty folder, does other than its page shows, or ""."""
    with tempfile.TemporaryDirectory() as folder:
        output, status = alone(path, Path(folder), python)
        return difference(output, status, shown, folder)


def difference(output: str, status: int, expected: str, folder: str) -> str:
    """In a line what a program did other than was expected, or ""."""
    lines, expected_lines = output.splitlines(), expected.splitlines()
    if status:
        return first_line(lines[-1] if lines else f"ended with status {status}", folder)
    for number, (line, other) in enumerate(zip(lines, expected_lines, strict=False), 1):
        if line != other:
            return first_line(f"line {number} is '{line}', not '{other}'", folder)
    if len(lines) != len(expected_lines):
        return f"prints {len(lines)} lines, not {len(expected_lines)}"
    return ""


def first_line(message: str, folder: str) -> str:
    """The first line of a message, without what is another one in the next run."""
    line = (message.strip().splitlines() or ["nothing was said"])[0]
    line = line.removeprefix("AssertionError: ").replace(folder, ".")
    line = re.sub(r"\b0x[0-9a-f]+", "0x...", line)
    return line if len(line) <= LONGEST else line[: LONGEST - 3] + "..."


def write(path: Path, release: str, answers: Mapping[str, Any]) -> None:
    """Put one release into the record and leave the others as they are."""
    record = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    text = json.dumps(record | {release: answers}, indent=1, sort_keys=True, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


def summary(release: str, answers: Mapping[str, Any]) -> str:
    """What a person wants to know: how many claims held, and what did not."""
    differing = {slug: what for slug, what in answers["claims"].items() if what != HELD}
    held = len(answers["claims"]) - len(differing)
    lines = [f"PyTorch {release}: {held} claims held, {len(differing)} differ"]
    lines += [f"{name}: {what}" for name, what in (differing | answers["snippets"]).items()]
    return "\n".join(lines)


def answer(command: list[Any]) -> str:
    """What a command prints; if it fails, this program ends with its words."""
    done = run(command, ROOT, patience=None if "pip" in command else PATIENCE)
    if done.returncode:
        sys.exit(done.stdout)
    return done.stdout


if __name__ == "__main__":
    main()
