"""`python -m weave build`: builds the site with MkDocs or with Zensical."""

import json
import os
import posixpath
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import click

from weave.book import CONFIG
from weave.edition import DOWNLOADS, Edition, current_edition
from weave.hosts.zensical import CACHE, REPORT, WATCH
from weave.problem import Problem
from weave.site import pyodide
from weave.site.downloads import list_downloads, write_programs
from weave.site.minify import minify
from weave.site.swap import partial, replace

SITE = "WEAVE_SITE_DIR"  # zensical.yml asks for it
ZENSICAL = "zensical.yml"
BUILDERS = ("mkdocs", "zensical")
WARNING = re.compile(
    r"^Warning: (?P<what>.*)\n\s*╭─\[ ?(?P<file>[^:\n]+):(?P<line>\d+):(?P<column>\d+) ?\]",
    re.MULTILINE,
)
TARGET = re.compile(r"[^\s()<>\"'\[\]]*")  # of a link


def build(root: Path, builder: str) -> int:
    """Build the site of the project in this folder, and return the exit status.

    All problems of the book are listed at the end; if there are any, the last site stays.
    """
    if builder == "mkdocs":  # its hook does the rest
        command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
        return subprocess.run(command, cwd=root, check=False).returncode  # noqa: S603
    edition = _prepare(root)
    downloads = {uri: root / DOWNLOADS / uri for uri in list_downloads(edition)}
    final = root / "site"
    with tempfile.TemporaryDirectory(prefix="weave-") as folder:
        report = Path(folder, "problems")
        # if one is missing, its page must be rendered again, even if Zensical has kept it
        fresh = not all(path.is_file() for path in downloads.values())
        done = _run_zensical(root, report, fresh=fresh)
        messages = click.unstyle(done.stdout)
        problems = _problems(edition, report, messages)
    if problems or done.returncode:
        shutil.rmtree(partial(final), ignore_errors=True)
        sys.stderr.write(f"{format_problems(problems) if problems else messages}\n")
        return 1
    for uri, path in downloads.items():  # Zensical copies them before it renders the pages
        (partial(final) / uri).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, partial(final) / uri)
    minify(partial(final), root / "docs")
    replace(partial(final), final)
    return 0


def serve(root: Path, builder: str, arguments: Sequence[str]) -> int:
    """Serve the book while it is written; each page shows its own problems."""
    environment = dict(os.environ)
    if builder == "zensical":
        _prepare(root)
        shutil.rmtree(root / CACHE, ignore_errors=True)  # its pages may be older than the programs
        arguments = ["-f", ZENSICAL, *arguments]
        environment[WATCH] = CONFIG  # the extension looks after the rest: see `render_again`
    command = [sys.executable, "-m", builder, "serve", *arguments]
    return subprocess.run(command, cwd=root, env=environment, check=False).returncode  # noqa: S603


def _prepare(root: Path) -> Edition:
    """Write what Zensical takes for a part of its theme; the book that it belongs to."""
    edition = current_edition(root)
    reason = pyodide.provide(edition)
    if reason:
        sys.stderr.write(f"{reason}\n")
    edition.leave_mark()
    write_programs(edition)
    return edition


def _run_zensical(root: Path, report: Path, *, fresh: bool) -> subprocess.CompletedProcess[str]:
    clean = ["--clean"] if fresh else []
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "zensical", "build", "-f", ZENSICAL, "--strict", *clean],
        cwd=root,
        env=os.environ | {SITE: partial(root / "site").name, REPORT: str(report)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def _problems(edition: Edition, report: Path, messages: str) -> list[Problem]:
    """The problems that pages have reported, those of programs, and Zensical's own warnings."""
    failed: set[str] = set()  # pages: Zensical says that they do not exist
    if report.is_file():
        for row in report.read_text(encoding="utf-8").splitlines():
            page, problem = json.loads(row)
            failed.add(page)
            edition.report(page, Problem(**problem))
    for warning in WARNING.finditer(messages):
        file, target = f"docs/{warning['file']}", _target(edition.root, warning)
        page = posixpath.normpath(f"{posixpath.dirname(file)}/{target.partition('#')[0]}")
        if page not in failed:
            message = f"{warning['what']}: {target}"
            edition.report(file, Problem(file, int(warning["line"]), message))
    return edition.problems


def _target(root: Path, warning: re.Match[str]) -> str:
    """The target of the link that Zensical warns of: it reports the place of its first letter."""
    rows = (root / "docs" / warning["file"]).read_text(encoding="utf-8").splitlines()
    match = TARGET.match(rows[int(warning["line"]) - 1], int(warning["column"]) - 1)
    return match[0] if match else ""


def format_problems(problems: Sequence[Problem]) -> str:
    """All problems, one on each line."""
    rows = "\n".join(f"  {problem}" for problem in problems)
    return f"{len(problems)} problem{'s' * (len(problems) > 1)} in the book:\n{rows}"


def last_commit(root: Path) -> str:
    """The time of the last commit, so that the same commit builds to the same bytes."""
    command = ["git", "log", "-1", "--format=%ct"]
    with suppress(OSError):  # no git: a downloaded copy
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)  # noqa: S603
        return done.stdout.strip() or "0"
    return "0"
