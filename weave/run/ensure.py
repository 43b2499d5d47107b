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


Given = tuple[Program, str]  # a program that has been read, and the key of its result


def ensure_results(
    files: Mapping[Path, Given | None], root: Path, graphs: Graphs, *, fresh: bool, jobs: int | None
) -> Iterator[Report]:
    """Report on every program and notebook; `fresh` runs even those with a kept result.

    A program that is given is not read here: Zensical waits until nobody opens what it watches.
    New results are kept. Notebooks run at the same time as the programs.
    """
    with ThreadPoolExecutor(max_workers=1) as beside:
        notebooks = []
        waiting: list[Program] = []
        keys: dict[str, str] = {}  # of their results
        for path, given in files.items():
            if path.suffix == ".ipynb":
                notebooks.append(beside.submit(_ensure_notebook, path, root, fresh=fresh))
                continue
            try:
                program, key = given or _load(path, root, graphs)
            except Problem as problem:
                yield Report(problem.file, ran=True, problem=problem)
                continue
            keys[program.file] = key
            kept = None if fresh else cache.load_result(program.file, key, root, Result)
            if kept:
                yield Report(program.file, ran=False, result=kept)
            else:
                waiting.append(program)
        for report in pool.run_programs(waiting, root, graphs, jobs) if waiting else ():
            if report.result:
                cache.results(root).store(report.file, keys[report.file], asdict(report.result))
            yield report
        for future in notebooks:
            yield future.result()


def _load(path: Path, root: Path, graphs: Graphs) -> Given:
    program = load_program(path, root)
    return program, cache.program_key(program, root, graphs.get(program.file, ()))


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
