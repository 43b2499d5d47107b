"""`python -m weave [files]`: run snippets and notebooks, say what happened, keep the results."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import click

from weave import cache, notebook, runner
from weave.problem import Problem
from weave.snippet import Snippet, every, read, relative

FEW = 4  # files for which a progress bar is only noise
Report = tuple[str, dict[str, Any] | None, Problem | None, bool]  # file, result, problem, ran


def main() -> int:
    asked = _arguments()
    root = Path.cwd()
    paths = [Path(p) for p in asked.files] or sources(root)
    reports = work(paths, root, fresh=asked.fresh, jobs=asked.jobs)
    if asked.json:
        return _as_json(list(reports))
    return _to_people(reports, len(paths), loud=bool(asked.files))


def sources(root: Path) -> list[Path]:
    """Everything the book runs: its snippets, and the notebooks among its pages."""
    pages = (root / "docs").rglob("*.ipynb")
    return every(root / "snippets") + sorted(
        p for p in pages if ".ipynb_checkpoints" not in p.parts
    )


def work(paths: list[Path], root: Path, *, fresh: bool, jobs: int | None) -> Iterator[Report]:
    """Give every file's result, from the cache or from a run; `fresh` runs all of them."""
    books = [path for path in paths if path.suffix == ".ipynb"]
    with ThreadPoolExecutor(max_workers=1) as beside:
        running = [beside.submit(_notebook, path, root, fresh) for path in books]
        wanted: dict[str, str] = {}
        waiting: list[Snippet] = []
        for path in paths:
            if path.suffix == ".ipynb":
                continue
            try:
                snippet = read(path, root)
            except Problem as problem:
                yield problem.file, None, problem, True
                continue
            wanted[snippet.file] = cache.key(snippet, root)
            kept = None if fresh else cache.load(snippet.file, wanted[snippet.file], root)
            if kept:
                yield snippet.file, kept, None, False
            else:
                waiting.append(snippet)
        if waiting:
            for outcome in runner.run(waiting, root, jobs):
                file = outcome.snippet.file
                result = dict(outcome.result) if outcome.result else None
                if result:
                    cache.store(file, wanted[file], root, result)
                yield file, result, outcome.problem, True
        for future in running:
            yield future.result()


def _notebook(path: Path, root: Path, fresh: bool) -> Report:
    file = relative(path, root)
    try:
        wanted = notebook.key(path)
        kept = None if fresh else cache.load(file, wanted, root)
        if kept:
            return file, kept, None, False
        result = {"notebook": notebook.execute(path, root)}
    except OSError as error:
        return file, None, Problem(file, 0, f"cannot be read: {error.strerror}"), True
    except Problem as problem:
        return file, None, problem, True
    cache.store(file, wanted, root, result)
    return file, result, None, True


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m weave", description=__doc__)
    parser.add_argument("files", nargs="*", help="snippets or notebooks (default: all)")
    parser.add_argument("--fresh", action="store_true", help="run even what has a kept result")
    parser.add_argument("--jobs", type=int, metavar="N", help="at a time (default: one a core)")
    parser.add_argument("--json", action="store_true", help="one line of JSON for other programs")
    asked = parser.parse_args()
    if asked.jobs is not None and asked.jobs < 1:
        parser.error("--jobs must be 1 or more")
    return asked


def _as_json(reports: list[Report]) -> int:
    problems = [problem.as_json() for _, _, problem, _ in reports if problem]
    ran = sorted(file for file, _, _, ran in reports if ran)
    sys.stdout.write(json.dumps({"ran": ran, "problems": problems}) + "\n")
    return 1 if problems else 0


def _to_people(reports: Iterator[Report], count: int, *, loud: bool) -> int:
    """A line a file, what it printed if it was asked for by name, and all problems at the end."""
    problems = []
    hidden = not sys.stderr.isatty() or count < FEW
    with click.progressbar(
        length=count, label="running", file=sys.stderr, hidden=hidden
    ) as progress:
        for file, result, problem, ran in reports:
            progress.update(1)
            if problem:
                problems.append(problem)
                continue
            how = f"{result['seconds']:.2f} s" if result and ran and "seconds" in result else ""
            click.echo(f"ok  {file}  {how or ('ran' if ran else 'unchanged')}")
            if loud and result:
                click.echo("".join(cell["text"] for cell in result.get("cells", [])), nl=False)
    for problem in sorted(problems, key=lambda p: (p.file, p.line)):
        click.echo(f"failed  {problem}", err=True)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
