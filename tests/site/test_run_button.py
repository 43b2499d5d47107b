"""Programs that run in the page: what they print there, the editor, and a build without Pyodide."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, JSHandle, Locator, expect

from tests.support.book import BOOK, PAGES, ROOT, SNIPPETS, edition, printed, site, soup
from tests.support.browser import Visit, context
from tests.support.project import Built, Project
from weave.edition import PYODIDE
from weave.grammar import Kind
from weave.page.program_block import split_check
from weave.run.program import load_program
from weave.site.pyodide import ARCHIVE, FILES, VERSION

ASSETS = ROOT / "docs" / "assets"
PATIENCE = 300_000  # ms for anything that Python has to start for, on however busy a machine
PAGE = "cookbook/engine.md"
PLAIN = [
    path
    for path in SNIPPETS
    if not edition().program(path.relative_to(ROOT / "snippets").as_posix()).requirements
]


@pytest.fixture(scope="module", autouse=True)
def _pyodide() -> None:
    """Without npm there is nothing to test; with it, the build must have got Pyodide."""
    if shutil.which("npm") is None:
        pytest.skip("no program runs in the page: Pyodide comes with npm, which is not installed")
    if not (site() / PYODIDE).is_dir():
        pytest.fail("npm did not get Pyodide: `python -m weave build` says why")


# What the programs print


@pytest.fixture(scope="module")
def worker(reading: Visit) -> JSHandle:
    """The worker of the page, with its own messages: one start for all programs."""
    reading.open("index.md")
    return reading.tab.evaluate_handle(START)


START = """() => {
  const worker = new Worker("assets/run/worker.js", { type: "module" })
  worker.parts = []
  worker.addEventListener("message", ({ data }) => {
    if (data.kind === "loading") worker.parts.push(data.part)
  })
  return worker
}"""
RUN = """(worker, [name, files]) => new Promise((settle) => {
  let text = ""
  worker.onerror = (event) => settle(`the worker failed: ${event.message}`)
  worker.onmessage = ({ data }) => {
    if (data.kind === "printed") text += data.text
    if (data.kind === "done") settle(text + data.error)
    if (data.kind === "failed") settle(data.text)
  }
  worker.postMessage({ name, files })
})"""


def run(worker: JSHandle, path: Path) -> str:
    program = edition().program(path.relative_to(ROOT / "snippets").as_posix())
    files = {p.relative_to(path.parent).as_posix(): p for p in (path, *program.neighbours)}
    texts = {name: file.read_text() for name, file in files.items()}
    return str(worker.evaluate(RUN, [path.name, texts]))


@pytest.mark.parametrize("path", PLAIN, ids=lambda path: path.stem)
def test_a_program_prints_in_the_page_what_it_printed_in_the_build(
    worker: JSHandle, path: Path
) -> None:
    assert run(worker, path) == printed(path)


def test_it_is_known_how_far_the_loading_is(worker: JSHandle) -> None:
    run(worker, PLAIN[0])
    parts = worker.evaluate("(worker) => worker.parts")
    assert len(parts) > 10
    assert parts == sorted(parts)
    assert parts[0] < 0.1
    assert parts[-1] > 0.99


def test_there_are_such_programs_and_some_have_neighbours() -> None:
    assert len(PLAIN) > 25
    assert {path.name for path in PLAIN} >= {"pipe.py", "sine.py", "engine.py"}


HOSTILE = """\
import decimal, random, sys, builtins, warnings
import other
sys.setrecursionlimit(150)
decimal.getcontext().prec = 3
warnings.simplefilter("error")
other.here = decimal.Decimal(1) / 3
sys.stdout.write("no end")
print("", other.here, random.random(), file=sys.stderr)
"""


def test_a_program_leaves_nothing_behind_for_the_next(worker: JSHandle) -> None:
    first = worker.evaluate(RUN, ["a.py", {"a.py": HOSTILE, "other.py": "here = 1"}])
    assert first == "no end 0.333 0.8444218515250481\n"
    source = (
        "import decimal, os, sys, other\n"
        "print(other.here, decimal.Decimal(1) / 3, sys.getrecursionlimit(), os.listdir())\n"
        "print(__name__, sys.argv, sys.modules['__main__'].sys is sys)\n"
    )
    second = worker.evaluate(RUN, ["b.py", {"b.py": source, "other.py": "here = 2"}])
    assert second == (
        "2 0.3333333333333333333333333333 1000 ['b.py', 'other.py']\n__main__ ['b.py'] True\n"
    )


IN_NEIGHBOUR = """\
Traceback (most recent call last):
  File "a.py", line 4, in <module>
    f()
    ~^^
  File "a.py", line 3, in f
    b.g()
    ~~~^^
  File "b.py", line 1, in g
    def g(): 1 / 0
             ~~^~~
ZeroDivisionError: division by zero
"""


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("def f():\n    f()\nf()\n", "RecursionError: maximum recursion depth exceeded"),
        ("x = input('What? ')\n", "EOFError: a program in the page cannot ask for input: "),
        ("import numpy\n", "ModuleNotFoundError: No module named 'numpy'"),
        ("while True:\n    print('x' * 99)\n", "has printed more than 200,000 characters"),
        ("import sys\nsys.exit('over')\n", "over\n"),
        ("x = 1\nx = (\n", '  File "a.py", line 2\n    x = (\n        ^\nSyntaxError: '),
        ("import b\ndef f():\n    b.g()\nf()\n", IN_NEIGHBOUR),
    ],
    ids=["recursion", "input", "numpy", "flood", "exit", "syntax", "neighbour"],
)
def test_what_goes_wrong_is_shown_as_python_shows_it(
    worker: JSHandle, source: str, shown: str
) -> None:
    text = worker.evaluate(RUN, ["a.py", {"a.py": source, "b.py": "def g(): 1 / 0\n"}])
    assert shown in text
    assert "the page>" not in text
    assert "pyodide" not in text.lower()


# Which programs have a button


def test_whole_programs_that_need_python_alone_have_what_the_button_needs() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in PLAIN}
    for page in PAGES:
        offered = [str(bar["data-run"]).split()[0] for bar in soup(page).select("[data-run]")]
        shown = [
            f"snippets/{reference.target}"
            for reference in BOOK.pages[f"docs/{page}"].references
            if reference.kind is Kind.PROGRAM
            and not reference.part
            and reference.flags.isdisjoint({"figure", "output"})
        ]
        assert sorted(offered) == sorted(file for file in shown if file in names)


def test_a_program_that_needs_more_says_so_beside_its_notebook() -> None:
    notes: set[str] = set()
    for page in PAGES:
        for links in soup(page).select(".weave-links"):
            file = str(links.select("a")[0]["href"]).split("snippets/")[1]
            title = links.select("a")[1].get("title")
            plain = ROOT / "snippets" / file in PLAIN
            assert (title is None) == plain, file
            if title:
                assert links.parent is not None
                assert not links.parent.get("data-run")
                notes.add(str(title))
    assert notes >= {
        "needs PyTorch: download the notebook to run it",
        "needs matplotlib, NumPy and PyTorch: download the notebook to run it",
    }


def test_the_sizes_that_are_named_are_right() -> None:
    contents = {name: (site() / PYODIDE / name).read_bytes() for name in FILES}
    packed = sum(len(gzip.compress(content)) for content in contents.values())
    (said,) = re.findall(r'const SIZE = "(\d+) MB"', (ASSETS / "run/editor.js").read_text())
    assert int(said) == round(packed / 1e6)
    scripts = {name for name in FILES if name.endswith("js")}  # are imported, not fetched
    counted = sum(len(content) for name, content in contents.items() if name not in scripts)
    (size,) = re.findall(r"const SIZE = (\d+)", (ASSETS / "run/worker.js").read_text())
    assert abs(int(size) / counted - 1) < 0.01


def test_what_every_page_loads_for_it_is_small() -> None:
    assert len(gzip.compress((site() / "assets/book.js").read_bytes())) < 1200


# The editor


def without_check(path: Path) -> str:
    """A program as the editor has it: its check is about the numbers of the book.

    The marks of its cells do not show, as on the page.
    """
    program = load_program(path, ROOT)
    shown, check = split_check(program)
    assert check
    return shown.replace("# %% ", "# ")


class Panel:
    """The editor of one program on a page."""

    def __init__(self, seen: Visit, name: str) -> None:
        self.tab = seen.tab
        self.opener = self.tab.locator(f"[aria-label='Run {name}']").first
        self.woven = self.tab.locator(".weave", has=self.opener).last
        self.box = self.woven.locator(".run")
        self.text = self.box.get_by_role("textbox", name=f"{name}, to change and to run")
        self.status = self.box.get_by_role("status")
        self.output = self.box.locator(".weave-output samp")

    def button(self, name: str) -> Locator:
        return self.box.get_by_role("button", name=name, exact=True)

    def run(self, source: str, expected: str = "Done") -> str:
        """Run this text, and give what it prints once the status is as expected."""
        self.text.fill(source)
        self.button("Run").click()
        expect(self.status).to_contain_text(expected, timeout=PATIENCE)
        return self.output.text_content() or ""


@pytest.fixture(scope="module")
def engine(browser: Browser, host: str) -> Iterator[tuple[Visit, list[str]]]:
    """A page with its editors, and what it has asked for before anybody has pressed anything."""
    window = context(browser, "light", 1280, search=False)
    seen = Visit(window, host)
    asked: list[str] = []
    seen.tab.on("request", lambda request: asked.append(request.url.removeprefix(host)))
    seen.open(PAGE)
    before = list(asked)
    seen.tab.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")
    Panel(seen, "sine.py").opener.click()
    yield seen, before
    window.close()


@pytest.fixture
def sine(engine: tuple[Visit, list[str]]) -> Panel:
    """The editor of a program that has a neighbour, with Python ready and its text as it was."""
    panel = Panel(engine[0], "sine.py")
    if not panel.box.is_visible():
        panel.opener.click()
    if panel.button("Reset").get_attribute("aria-disabled") == "false":
        panel.button("Reset").click()
    expect(panel.status).to_contain_text(re.compile("Done|Ended|Stopped|^$"), timeout=PATIENCE)
    return panel


def test_nothing_is_fetched_for_it_before_somebody_presses_the_button(
    engine: tuple[Visit, list[str]],
) -> None:
    seen, before = engine
    assert before
    assert [url for url in before if "pyodide" in url or "run/" in url] == []
    expect(Panel(seen, "sine.py").status).to_contain_text("Done", timeout=PATIENCE)
    assert (seen.complaints, seen.elsewhere) == ([], [])


def test_the_button_shows_the_program_to_change_and_runs_it_with_its_neighbour(
    sine: Panel,
) -> None:
    path = ROOT / "snippets/maths/sine.py"
    assert sine.text.input_value() == without_check(path)
    assert sine.output.text_content() == printed(path)
    assert not sine.woven.locator(".highlight").first.is_visible()


def test_a_changed_program_runs_changed_until_it_is_reset(sine: Panel) -> None:
    assert sine.run("print(1)\nprint('more', end='')\n") == "1\nmore"
    sine.button("Reset").click()
    assert sine.text.input_value() == without_check(ROOT / "snippets/maths/sine.py")
    assert sine.button("Reset").get_attribute("aria-disabled") == "true"


def test_what_is_printed_appears_while_the_program_runs_and_it_can_be_stopped(sine: Panel) -> None:
    assert sine.run("print('begun')\nwhile True:\n    pass\n", "Running") in {"", "begun\n"}
    expect(sine.output).to_have_text("begun", timeout=PATIENCE)
    assert sine.tab.evaluate("1 + 1") == 2  # the page is alive
    assert sine.button("Stop").get_attribute("aria-disabled") == "false"
    sine.button("Stop").click()
    expect(sine.status).to_have_text("Stopped.")
    assert sine.button("Stop").get_attribute("aria-disabled") == "true"
    assert sine.run("print('again')\n") == "again\n"


def test_another_program_ends_the_one_that_runs(sine: Panel, engine: tuple[Visit, object]) -> None:
    sine.run("while True:\n    pass\n", "Running")
    other = Panel(engine[0], "one_node.py")
    other.opener.click()
    expect(sine.status).to_have_text("Stopped: another program was started.")
    expect(other.status).to_contain_text("Done", timeout=PATIENCE)
    assert other.output.text_content() == printed(ROOT / "snippets/maths/one_node.py")
    other.button("Close").click()


def test_an_error_has_its_line_and_its_traceback(sine: Panel) -> None:
    text = sine.run("x = 0\nprint(x)\n1 / x\n", "Ended in line 3 with an error: ZeroDivisionError")
    assert text == (
        '0\nTraceback (most recent call last):\n  File "sine.py", line 3, in <module>\n'
        "    1 / x\n    ~~^~~\nZeroDivisionError: division by zero\n"
    )


def test_a_program_without_output_says_so(sine: Panel) -> None:
    assert sine.run("x = 1\n", "It printed nothing.") == ""
    assert not sine.output.is_visible()


def test_tab_indents_and_escape_lets_it_leave(sine: Panel) -> None:
    press = sine.tab.keyboard.press
    sine.text.fill("if x:")
    for key in ("End", "Enter", "y", "Enter", "Tab", "z", "Shift+Tab"):
        press(key)
    assert sine.text.input_value() == "if x:\n    y\n    z"
    press("Control+a")
    press("Tab")
    assert sine.text.input_value() == "    if x:\n        y\n        z"
    press("Shift+Tab")
    assert sine.text.input_value() == "if x:\n    y\n    z"
    press("Control+z")
    assert sine.text.input_value() == "    if x:\n        y\n        z"
    press("Escape")
    press("Tab")
    expect(sine.button("Run")).to_be_focused()
    sine.text.focus()
    press("Escape")
    press("Shift+Tab")
    expect(sine.text).not_to_be_focused()


def test_the_keyboard_runs_it_too(sine: Panel) -> None:
    sine.text.fill("print('by hand')\n")
    sine.text.press("Control+Enter")
    expect(sine.output).to_have_text("by hand", timeout=PATIENCE)


def test_the_copy_button_copies_what_the_reader_has_written(sine: Panel) -> None:
    sine.text.fill("print('mine')\n")
    sine.woven.locator(".weave-copy").click()
    sine.woven.locator(".weave-said", has_text="Copied").wait_for()
    assert sine.tab.evaluate("navigator.clipboard.readText()") == "print('mine')\n"


def test_closed_the_page_is_as_it_was(sine: Panel) -> None:
    sine.button("Close").click()
    assert not sine.box.is_visible()
    assert sine.woven.locator(".highlight").first.is_visible()
    assert sine.woven.locator(".weave-output:not(.run *)").is_visible()
    expect(sine.opener).to_be_focused()


def test_a_program_that_is_folded_away_runs_in_its_fold(engine: tuple[Visit, object]) -> None:
    panel = Panel(engine[0], "nudged_rules.py")
    assert panel.tab.locator("details.weave-program", has=panel.opener).count() == 1
    panel.opener.click()
    expect(panel.status).to_contain_text("Done", timeout=PATIENCE)
    assert panel.text.input_value() == without_check(ROOT / "snippets/maths/nudged_rules.py")
    panel.button("Close").click()


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_the_editor_can_be_read_by_everybody(sine: Panel, scheme: str) -> None:
    sine.run("print(1)\n1 / 0\n", "Ended")
    sine.tab.add_style_tag(content="* { transition: none !important }")
    sine.tab.evaluate("(s) => document.body.setAttribute('data-md-color-scheme', s)", scheme)
    results = Axe().run(sine.tab, context=".run")
    assert [violation["id"] for violation in results.response["violations"]] == []


def test_a_phone_has_room_for_the_editor(sine: Panel) -> None:
    sine.run(f"print('{'long ' * 50}')\n")
    sine.tab.set_viewport_size({"width": 360, "height": 700})
    assert sine.tab.evaluate("document.scrollingElement.scrollWidth") == 360
    sine.tab.set_viewport_size({"width": 1280, "height": 800})


def test_on_paper_stands_the_program_of_the_book(sine: Panel) -> None:
    sine.tab.emulate_media(media="print")
    assert not sine.box.is_visible()
    assert not sine.opener.is_visible()
    assert sine.woven.locator(".highlight").first.is_visible()
    sine.tab.emulate_media(media="screen")
    assert sine.box.is_visible()


def test_without_its_files_the_button_says_so(visit: partial[Visit]) -> None:
    panel = Panel(visit("idea/dials.md"), "pipe.py")
    panel.tab.route("**/pyodide.mjs", lambda route: route.abort())
    panel.opener.click()
    expect(panel.status).to_contain_text("Python could not run this: ", timeout=PATIENCE)
    panel.tab.unroute("**/pyodide.mjs")
    panel.button("Run").click()
    expect(panel.status).to_contain_text("Done", timeout=PATIENCE)


# A build


SOURCES = {
    "docs/index.md": "# Start\n\n::: one.py\n\n::: two.py\n\n::: three.py\n\n::: one.py#cell\n",
    "snippets/one.py": '"""One."""\n\nimport two\n# %% cell\nprint(two.x)\n',
    "snippets/two.py": '"""Two."""\n\nimport math\n\nx = math.pi\n',
    "snippets/three.py": '"""Three."""\n\nimport subprocess, numpy\n',
}
NOWHERE = "http://127.0.0.1:9/"  # where no registry answers


@pytest.fixture
def book(project: Project) -> Project:
    """A book in miniature that asks for the buttons."""
    project.configure()
    text = (project.root / "mkdocs.yml").read_text()
    project.write("mkdocs.yml", text + "extra: {run: true}\n")
    for name, source in SOURCES.items():
        project.write(name, source)
    return project


def bars(book: Project) -> list[str | None]:
    page = BeautifulSoup((book.root / "site/index.html").read_text(), "html.parser")
    files = [bar.get("data-run") for bar in page.select(".weave-bar")]
    return [None if file is None else str(file) for file in files]


def keep_archive(book: Project) -> None:
    (book.root / ARCHIVE).parent.mkdir(parents=True)
    shutil.copy(ROOT / ARCHIVE, book.root / ARCHIVE)


def without_buttons(book: Project, built: Built, why: str) -> None:
    assert built.status == 0, built.said
    assert built.said.count("no program can be run in the page") == 1
    assert why in built.said
    assert bars(book) == [None] * 4
    assert not (book.root / "site" / PYODIDE).exists()
    assert 'title="needs' not in (book.root / "site/index.html").read_text()


def test_a_book_has_buttons_for_whole_programs_with_their_neighbours(book: Project) -> None:
    keep_archive(book)
    built = book.mkdocs("build", "--strict", npm_config_registry=NOWHERE)
    assert built.status == 0, built.said
    assert bars(book) == ["snippets/one.py snippets/two.py", "snippets/two.py", None, None]
    page = (book.root / "site/index.html").read_text()
    assert 'title="needs NumPy and subprocess: download the notebook to run it"' in page
    assert sorted(path.name for path in (book.root / "site" / PYODIDE).iterdir()) == sorted(FILES)


def test_without_npm_a_book_is_built_without_buttons_and_says_so_once(
    book: Project, tmp_path: Path
) -> None:
    built = book.mkdocs("build", "--strict", PATH=str(tmp_path))
    without_buttons(book, built, "INFO    -  no program can be run in the page: Pyodide comes with")
    keep_archive(book)  # and has them as soon as it can
    assert book.mkdocs("build", "--strict", PATH=str(tmp_path)).status == 0
    assert bars(book)[0] == "snippets/one.py snippets/two.py"


def test_without_npm_zensical_builds_it_so_too(book: Project, tmp_path: Path) -> None:
    without_buttons(book, book.zensical(PATH=str(tmp_path)), "npm, which is not installed")
    keep_archive(book)
    assert book.zensical(PATH=str(tmp_path)).status == 0
    assert bars(book)[0] == "snippets/one.py snippets/two.py"
    assert sorted(path.name for path in (book.root / "site" / PYODIDE).iterdir()) == sorted(FILES)


def test_without_a_registry_a_book_is_built_without_buttons(book: Project, tmp_path: Path) -> None:
    built = book.mkdocs("build", npm_config_registry=NOWHERE, npm_config_cache=str(tmp_path))
    without_buttons(book, built, f"`npm pack pyodide@{VERSION}` failed: ")


def test_another_archive_than_the_pinned_one_is_refused(book: Project, tmp_path: Path) -> None:
    keep_archive(book)
    fake = tmp_path / "bin"
    fake.mkdir()
    (book.root / ARCHIVE).write_bytes((ROOT / ARCHIVE).read_bytes() + b"\0")
    npm = fake / "npm"
    npm.write_text(f"#!/bin/sh\n/bin/cp '{book.root / ARCHIVE}' .\n")
    npm.chmod(0o755)
    without_buttons(book, book.mkdocs("build", PATH=str(fake)), "has pinned")


def test_a_book_that_does_not_ask_for_it_has_no_buttons(book: Project) -> None:
    book.configure()
    keep_archive(book)
    built = book.mkdocs("build", "--strict")
    assert (built.status, bars(book)) == (0, [None] * 4)
    assert "run in the page" not in built.said
    assert not (book.root / "site" / PYODIDE).exists()
