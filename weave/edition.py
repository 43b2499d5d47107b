"""The book with its results: what every page of a build is rendered from.

A process reads the book once, and again when a file of it has changed. What has no kept result is
run by one `python -m weave`, a process of its own: a forkserver wants a clean start.
"""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import cached_property
from pathlib import Path
from threading import Lock, Thread

from weave.book import Book, stamp
from weave.problem import Problem
from weave.run import cache
from weave.run.program import Program, load_program, relative
from weave.run.result import AnyResult, NotebookResult, Result

MARK = cache.FOLDER / "edition"
DOWNLOADS = cache.FOLDER / "downloads"  # what readers can download, by its place on the site
PYODIDE = "assets/pyodide"  # the Python of the browser, by its place on the site
GLOSSARY = "docs/glossary.md"
NOT_RUN = "has not been run: run `python -m weave`"
LOOM = "weave"  # has the problem of a run that crashed
LOOK = 0.05  # seconds between two looks for a change of a file
POLL = 0.01  # seconds between two looks for a result that is being made
_current: dict[Path, Edition] = {}
_lock = Lock()


def current_edition(
    root: Path, *, follow: Callable[[Edition, Edition], None] | None = None
) -> Edition:
    """The edition of the project in this folder, as its files are now; what must run is started.

    With `follow` a saved program is started from now on before anybody asks for its page, the
    pages of one build do not look at all files each, and `follow` gets each new edition and its
    last one.
    """
    with _lock:
        edition = _current.get(root)
        if follow and edition and time.monotonic() < edition.looked + LOOK:
            return edition
        looked, seen = time.monotonic(), stamp(root)
        if edition is None or edition.seen != seen:
            if edition:
                edition._wait()  # two runs at a time would do the same work twice
            last, edition = edition, Edition(root, seen)
            _current[root] = edition
            if last:
                edition.take_over(last)
            edition.run_missing()
            edition.leave_mark()
            if follow and last is None:
                Thread(target=_follow, args=[edition, follow], daemon=True).start()
        edition.looked = looked
        return edition


def _follow(last: Edition, follow: Callable[[Edition, Edition], None]) -> None:
    while edition := _current.get(last.root):
        if any(_modified(path) != modified for path, modified, _ in edition.seen):
            edition = current_edition(last.root)
        if edition is not last:  # a page may have asked for it first
            follow(edition, last)
            last = edition
        time.sleep(LOOK)


def _modified(path: str) -> int | None:
    """The time of a file; a folder is not opened for it, which Zensical would wait for."""
    with contextlib.suppress(OSError):
        return os.stat(path).st_mtime_ns  # noqa: PTH116 - faster
    return None


def is_known(root: Path) -> bool:
    """Whether this process has read the project in this folder."""
    return root in _current


class Edition:
    """The book at one moment, the results of its programs, and the problems of its pages."""

    def __init__(self, root: Path, seen: tuple[tuple[str, int, int], ...] = ()) -> None:
        self.root = root
        self.seen = seen
        self.looked = 0.0  # when its files were as they are here
        self.book = Book(root)
        self._running: subprocess.Popen[str] | None = None
        self._lock = Lock()
        self._ran: list[str] = []
        self._failures: dict[str, Problem] = {}
        self._problems: dict[str, list[Problem]] = {}  # by the page that was being rendered
        self._programs: dict[str, Program] = {}
        self._results: dict[str, Result] = {}
        self._keys: dict[str, str] = {}

    def take_over(self, last: Edition) -> None:
        """Take over the programs of the last edition that are as they were, with their results."""
        states = {*self.seen} ^ {*last.seen}
        changed = {relative(Path(path), self.root) for path, *_ in states}
        if len(states) < 2 * len(changed) or LOOM in last.failures:
            return  # with another file an import may mean another file; or the run crashed
        for file, key in last._keys.items():
            program = last._programs[file]
            name, data = program.file, program.options.data  # which may lie anywhere
            beside = (relative(path, self.root) for path in program.neighbours)
            again = data or name in last.failures or not changed.isdisjoint([name, *beside])
            if not again and self.book.graphs.get(name) == last.book.graphs.get(name):
                self._programs[file], self._keys[file] = program, key
        self._results = {f: result for f, result in last._results.items() if f in self._keys}

    def run_missing(self) -> None:
        """Start to run what has no kept result; a page that needs a result waits for it."""
        known, kept = {f"program:{file}" for file in self._keys}, cache.results(self.root)
        missing = [
            file
            for file, name in self.book.sources.items()
            if name not in known and not kept.has(file, self.digest(name))
        ]
        if missing:
            read = {f"snippets/{f}": (self._programs[f], key) for f, key in self._keys.items()}
            command = [sys.executable, "-m", "weave", "--json", "--given"]
            with tempfile.TemporaryFile() as given:
                pickle.dump(({Path(f): read.get(f) for f in missing}, self.book.graphs), given)
                given.seek(0)
                self._running = subprocess.Popen(  # noqa: S603 - this Python, and our own module
                    command, cwd=self.root, stdin=given, stdout=subprocess.PIPE, text=True
                )

    def _wait(self) -> None:
        """Wait for the run, and note what failed in it."""
        with self._lock:
            if self._running is None:
                return
            with self._running as run:
                assert run.stdout
                answer = run.stdout.readline()  # not to its end: the forkserver leaves it open
            try:
                report = json.loads(answer)
            except ValueError:
                message = f"`python -m weave` ended with status {self._running.returncode}"
                report = {"ran": [], "problems": [asdict(Problem(LOOM, 0, message))]}
            self._ran = list(report["ran"])
            self._failures = {p["file"]: Problem(**p) for p in report["problems"]}
            self._running = None

    @property
    def runs_in_page(self) -> bool:
        """Whether the site has a Python that runs in the page: see `provide` in site/pyodide.py."""
        return self.book.runs_programs and (self.root / DOWNLOADS / PYODIDE).is_dir()

    @property
    def is_running(self) -> bool:
        """Whether some result is being made."""
        return self._running is not None

    @property
    def ran(self) -> list[str]:
        """The files that had no kept result."""
        self._wait()
        return self._ran

    @property
    def failures(self) -> Mapping[str, Problem]:
        """The problem of each program or notebook that failed, by its file."""
        self._wait()
        return self._failures

    def leave_mark(self) -> None:
        """Change a file when a page may have to change whose own text has not.

        Zensical watches it, and the programs: it keeps a page as long as its text is the same.
        """
        names = ["pages", "path", "times", "names", "run", f"file:{GLOSSARY}"]
        shared = map(self.digest, names)
        mark = cache.digest_all([*shared, cache.digest_sources("."), repr(cache.versions())])
        cache.write_changed(self.root / MARK, mark.encode())

    def write_downloads(self, downloads: Mapping[str, str], *, update: bool) -> None:
        """Write a page's downloads to the folder where both hosts find them.

        Without `update`, only those that are not there.
        """
        for uri, text in downloads.items():
            path = self.root / DOWNLOADS / uri
            if update or not path.is_file():
                cache.write_changed(path, text.encode())

    def program(self, file: str) -> Program:
        """A program by its path below snippets/. Raises Problem where it cannot be read."""
        if file not in self._programs:
            self._programs[file] = load_program(self.root / "snippets" / file, self.root)
        return self._programs[file]

    def result(self, file: str) -> Result:
        """The result of a program. Raises Problem where it failed, or has not been run."""
        if file not in self._results:
            self._results[file] = self._load(f"snippets/{file}", self.key(file), Result)
        return self._results[file]

    def notebook(self, file: str) -> NotebookResult:
        """A notebook of docs/ as it ran, by its path. Raises Problem as `result` does."""
        name = f"docs/{file}"
        return self._load(name, cache.notebook_key(self.root / name), NotebookResult)

    def _load(self, name: str, key: str, kind: type[AnyResult]) -> AnyResult:
        """The result of a program or notebook, as soon as it is there."""
        while True:
            running = self._running  # looked at first: what ends then has kept all its results
            over = running is None or running.poll() is not None
            if kept := cache.load_result(name, key, self.root, kind):
                return kept
            if over:
                raise self.failures.get(name) or Problem(name, 0, NOT_RUN)
            time.sleep(POLL)

    def key(self, file: str) -> str:
        """The key of a program's result, by its path below snippets/."""
        if file not in self._keys:
            graphs = self.book.graphs.get(f"snippets/{file}", ())
            self._keys[file] = cache.program_key(self.program(file), self.root, graphs)
        return self._keys[file]

    def digest(self, dependency: str) -> str:
        """A digest that shows whether something that a page was rendered from has changed.

        "program:idea/pipe.py", "notebook:notebook/introduction.ipynb", "file:docs/glossary.md"
        (any file, of the project or not), "names" of programs and pages, "pages": their titles,
        order and references, "path": the chapters, titles and what each needs, "times": how long
        pages take to read, or "run": whether programs can be run in the page.
        """
        kind, _, name = dependency.partition(":")
        if kind == "program":
            try:
                return self.key(name)
            except Problem as problem:  # there is no such program, or it cannot be read
                return str(problem)
        if kind == "notebook":
            return cache.notebook_key(self.root / "docs" / name)
        if kind == "run":
            return str(self.runs_in_page)
        if kind == "file":
            return cache.digest_file(self.root / name)
        return self._digests[kind]

    @cached_property
    def _digests(self) -> dict[str, str]:
        book, pages = self.book, self.book.pages.values()
        files = [os.path.relpath(file, self.root) for file, _, _ in self.seen]
        shown = [(p.file, p.title, [r.target for r in p.references]) for p in pages]
        parts = {
            "names": [file for file in files if not file.startswith("tests")],
            "pages": [shown, book.order],
            "times": [page.minutes for page in pages],
            "path": [book.parts, book.route, [(p.file, p.title, p.needs) for p in pages]],
        }
        return {name: cache.digest(repr(part).encode()) for name, part in parts.items()}

    # Problems

    def begin(self, page: str) -> None:
        """Forget the problems of a page that is about to be rendered again."""
        self._problems[page] = []

    def report(self, page: str, problem: Problem) -> None:
        self._problems.setdefault(page, []).append(problem)

    def problems_of(self, page: str) -> list[Problem]:
        """The problems of a page that has been rendered."""
        return self._problems.get(page, [])

    @property
    def problems(self) -> list[Problem]:
        """All problems of the pages, and of programs that no page mentions; each once, in order."""
        named = [problem for page in self._problems.values() for problem in page]
        unique = {(p.place, p.message, p.page.rpartition(":")[0]): p for p in named}
        known = {key[:2] for key in unique}
        alone = [p for p in self.failures.values() if (p.place, p.message) not in known]
        return sorted([*unique.values(), *alone], key=lambda p: (p.page or p.place, p.place))
