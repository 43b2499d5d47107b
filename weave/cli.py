"""`python -m weave`: run the book's programs and notebooks, build its site, serve it."""

import argparse
import json
import pickle
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import click

from weave.book import Book
from weave.problem import Problem
from weave.run.ensure import ensure_results
from weave.run.result import Report, Result

FEW = 4  # files, below which there is no progress bar


def main() -> int:
    if sys.argv[1:2] == ["notebooks"]:
        return _notebooks(sys.argv[2:])
    if sys.argv[1:2] in (["build"], ["serve"]):
        return _site(sys.argv[1], sys.argv[2:])
    options = _parse_arguments()
    root = Path.cwd()
    if options.given:  # so that neither pages nor programs are read again
        files, graphs = pickle.load(sys.stdin.buffer)  # noqa: S301 - of our own Edition
    else:
        book = Book(root)
        files, graphs = dict.fromkeys(map(Path, options.files or book.sources)), book.graphs
    reports = ensure_results(files, root, graphs, fresh=options.fresh, jobs=options.jobs)
    if options.json:
        return _print_json(list(reports))
    return _print_text(reports, len(files), loud=bool(options.files))


def _site(command: str, arguments: list[str]) -> int:
    from weave.site import build  # which imports what renders pages

    parser = argparse.ArgumentParser(prog=f"python -m weave {command}")
    parser.add_argument("--with", dest="builder", choices=build.BUILDERS, default="mkdocs")
    options, others = parser.parse_known_args(arguments)
    if command == "serve":
        return build.serve(Path.cwd(), options.builder, others)
    if others:
        parser.error(f"unknown: {' '.join(others)}")
    return build.build(Path.cwd(), options.builder)


def _notebooks(arguments: list[str]) -> int:
    from weave.site.notebooks import copy_notebooks

    parser = argparse.ArgumentParser(prog="python -m weave notebooks")
    parser.add_argument("folder", type=Path, help="where the site's notebooks are copied to")
    try:
        count = copy_notebooks(Path.cwd(), parser.parse_args(arguments).folder)
    except Problem as problem:
        click.echo(f"failed  {problem}", err=True)
        return 1
    click.echo(f"ok  {count} notebooks")
    return 0


def _parse_arguments() -> argparse.Namespace:
    epilog = (
        "python -m weave build, python -m weave serve: the site, --with mkdocs or zensical; "
        "python -m weave notebooks FOLDER: its notebooks, for Colab"
    )
    parser = argparse.ArgumentParser(prog="python -m weave", description=__doc__, epilog=epilog)
    parser.add_argument("files", nargs="*", help="programs or notebooks (default: all)")
    parser.add_argument("--fresh", action="store_true", help="run even what has a kept result")
    parser.add_argument("--jobs", type=int, metavar="N", help="at a time (default: one a core)")
    parser.add_argument("--given", action="store_true", help="read what to run from standard input")
    parser.add_argument("--json", action="store_true", help="one line of JSON for other programs")
    options = parser.parse_args()
    if options.jobs is not None and options.jobs < 1:
        parser.error("--jobs must be 1 or more")
    return options


def _print_json(reports: list[Report]) -> int:
    problems = [asdict(report.problem) for report in reports if report.problem]
    ran = sorted(report.file for report in reports if report.ran)
    sys.stdout.write(json.dumps({"ran": ran, "problems": problems}) + "\n")
    return 1 if problems else 0


def _print_text(reports: Iterable[Report], count: int, *, loud: bool) -> int:
    """Print a line for each file, its output if it was asked for by name, and then all problems."""
    problems = []
    hidden = not sys.stderr.isatty() or count < FEW
    bar = click.progressbar(length=count, label="running", file=sys.stderr, hidden=hidden)
    with bar as progress:
        for report in reports:
            progress.update(1)
            if report.problem:
                problems.append(report.problem)
                continue
            program = report.result if isinstance(report.result, Result) else None
            how = f"{program.seconds:.2f} s" if program else "ran"
            click.echo(f"ok  {report.file}  {how if report.ran else 'unchanged'}")
            if loud and program:
                click.echo(program.printed, nl=False)
    for problem in sorted(problems, key=lambda p: (p.file, p.line)):
        click.echo(f"failed  {problem}", err=True)
    return 1 if problems else 0
