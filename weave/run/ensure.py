"""Gives every file of the book its result: the kept one, or that of a new run."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

from weave.problem import Problem
from weave.run import cache, pool
from weave.run.program import Program, load_program, relative
from weave.run.result import Report

Graphs = Mapping[str, Sequence[str]]  # for a program's file, the names whose graphs pages draw


def ensure_results(
    paths: Sequence[Path], root: Path, graphs: Graphs, *, fresh: bool, jobs: int | None
) -> Iterator[Report]:
    """Report on every program and notebook; `fresh` runs even those with a kept result.

    New results are kept. Notebooks run at the same time as the programs.
    """
    with ThreadPoolExecutor(max_workers=1) as beside:
        notebooks = []
        waiting: dict[str, tuple[Program, str]] = {}  # each with the key of its result
        for path in paths:
            if path.suffix == ".ipynb":
                notebooks.append(beside.submit(_ensure_notebook, path, root, fresh=fresh))
                continue
            try:
                program = load_program(path, root)
            except Problem as problem:
                yield Report(problem.file, ran=True, problem=problem)
                continue
            key = cache.program_key(program, root, graphs.get(program.file, ()))
            kept = None if fresh else cache.load_result(program.file, key, root)
            if kept:
                yield Report(program.file, ran=False, result=kept)
            else:
                waiting[program.file] = program, key
        programs = [program for program, _ in waiting.values()]
        for report in pool.run_programs(programs, root, graphs, jobs) if programs else ():
            if report.result:
                key = waiting[report.file][1]
                cache.results(root).store(report.file, key, asdict(report.result))
            yield report
        for future in notebooks:
            yield future.result()


def _ensure_notebook(path: Path, root: Path, *, fresh: bool) -> Report:
    file = relative(path, root)
    key = cache.notebook_key(path)
    kept = None if fresh else cache.load_notebook(file, key, root)
    if kept:
        return Report(file, ran=False, result=kept)
    from weave.run.notebook import run_notebook  # it imports Jupyter

    try:
        result = run_notebook(path, root)
    except OSError as error:
        problem = Problem(file, 0, f"cannot be read: {error.strerror}")
        return Report(file, ran=True, problem=problem)
    except Problem as problem:
        return Report(file, ran=True, problem=problem)
    cache.results(root).store(file, key, asdict(result))
    return Report(file, ran=True, result=result)
