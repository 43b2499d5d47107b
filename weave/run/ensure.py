"""Gives every file of the book its result: the kept one, or that of a new run."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

from weave.problem import Problem
from weave.run import cache, pool
from weave.run.program import Program, load_program, relative
from weave.run.result import NotebookResult, Report, Result

Graphs = Mapping[str, Sequence[str]]  # for a program's file, the names whose graphs pages draw


def ensure_results(
    paths: Sequence[Path], root: Path, graphs: Graphs, *, fresh: bool, jobs: int | None
) -> Iterator[Report]:
    """Report on every program and notebook; `fresh` runs even those with a kept result.

    New results are kept. Notebooks run at the same time as the programs.
    """
    with ThreadPoolExecutor(max_workers=1) as beside:
        notebooks = []
        waiting: list[Program] = []
        keys: dict[str, str] = {}  # of their results
        for path in paths:
            if path.suffix == ".ipynb":
                notebooks.append(beside.submit(_ensure_notebook, path, root, fresh=fresh))
                continue
            try:
                program = load_program(path, root)
            except Problem as problem:
                yield Report(problem.file, ran=True, problem=problem)
                continue
            file = program.file
            keys[file] = cache.program_key(program, root, graphs.get(file, ()))
            kept = None if fresh else cache.load_result(file, keys[file], root, Result)
            if kept:
                yield Report(file, ran=False, result=kept)
            else:
                waiting.append(program)
        for report in pool.run_programs(waiting, root, graphs, jobs) if waiting else ():
            if report.result:
                cache.results(root).store(report.file, keys[report.file], asdict(report.result))
            yield report
        for future in notebooks:
            yield future.result()


def _ensure_notebook(path: Path, root: Path, *, fresh: bool) -> Report:
    file = relative(path, root)
    key = cache.notebook_key(path)
    kept = None if fresh else cache.load_result(file, key, root, NotebookResult)
    if kept:
        return Report(file, ran=False, result=kept)
    from weave.run.notebook import run_notebook  # it imports Jupyter

    try:
        result = run_notebook(path, root)
    except Problem as problem:
        return Report(file, ran=True, problem=problem)
    cache.results(root).store(file, key, asdict(result))
    return Report(file, ran=True, result=result)
