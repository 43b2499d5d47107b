"""Chapters as notebooks: what becomes of a page's words and programs, and that each one runs."""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbclient import NotebookClient

from tests.support import kernels
from tests.support.book import BOOK, PAGES, ROOT, address, site
from tests.support.project import Project
from weave.book import Book
from weave.edition import current_edition
from weave.notebook.chapter import format_chapter
from weave.notebook.schedule import Course, Step
from weave.notebook.style import format_figure_cell
from weave.page.context import Page
from weave.problem import Problem

HOST = "https://book.example/"
HERE = "docs/idea/page.md"
PATIENCE = 120  # seconds for one cell
# As a reader's machine has it: nothing that this one, or pytest, has set for Python. It has one
# core: on two, with tests on both, threads wait for each other, and learning takes thrice as long.
READER = {
    name: value
    for name, value in os.environ.items()
    if name != "MPLBACKEND" and not name.startswith("PYTHON")
} | {"OMP_NUM_THREADS": "1"}
SNIPPETS = {
    "idea/pipe.py": '''\
        """A pipe."""

        # %% water
        x, lost, word, row = 2.0, -24.0, "wet_*", [{"what": "`a_|` | c_d", "n": 1}]
        print("x is", x)

        # %% more
        x = x + 1
        print("now", x)

        # %% check
        assert x == 3
        ''',
    "idea/greedy.py": "sum = x = 'taken'\n\n# %% second\nprint(sum)\n\n# %% check\nassert sum\n",
    "idea/plain.py": "print(sum([1, 2]), 'x' in globals())\n",
    "idea/drawing.py": 'import matplotlib.pyplot as plt\nplt.title("Rain")\nplt.show()\n',
    "idea/drawing_too.py": 'import matplotlib.pyplot as plt\nplt.title("Sun")\nplt.show()\n',
    "idea/frames.py": """\
        import matplotlib.pyplot as plt

        words = ["It rains_.", "It stops."]
        for _ in words:
            plt.figure()
            plt.show()
        """,
    "idea/tank.py": "litres = 3\n\n\ndef fill():\n    global litres\n    litres += 1\n",
    "idea/fills.py": "import tank\n\ntank.fill()\nprint(tank.litres)\n",
    "idea/fills_too.py": "import tank\n\ntank.fill()\nprint(tank.litres)\n",
    "idea/says.py": """\
        import sys

        frame = sys._getframe()
        print(frame.f_code.co_filename.rsplit("/", 1)[-1], frame.f_lineno)

        # %% check
        assert frame
        """,
    "idea/walked.py": """\
        import torch

        w = torch.tensor(3.0, requires_grad=True)
        e = w * w
        e.backward()
        rows = {"de/dw": {"by hand": 6.0, "PyTorch": w.grad.item()}}
        """,
}


@pytest.fixture(scope="module")
def book(shared: Project) -> Project:
    for name, source in SNIPPETS.items():
        shared.snippet(name, source)
    graphs = "::: idea/walked.py graph=e steps=e\n\n::: idea/walked.py graph=rows\n"
    shared.write("docs/idea/graphs.md", graphs)
    shared.write(
        "docs/assets/book.css",
        ":root { --weave-ink: #123456; }\n.dark { --weave-ink: #fff; }\n"
        ".graph-card {\n  fill: var(--weave-ink);\n}\n.other { color: red; }\n",
    )
    assert shared.weave().problems == []
    return shared


def known(file: str) -> str:
    """The address of a page of the book in miniature."""
    pages = {"idea/page.md": "idea/page/", "idea/next.md": "idea/next/", "checked.md": "checked/"}
    return HOST + pages[file] if file in pages else ""


def convert(book: Project, text: str) -> Any:
    """The notebook of a page with a title and this text, be there something wrong or not."""
    text = f"# A page\n\n{text}"
    book.write(HERE, text.encode())
    page = Page(current_edition(book.root), HERE, book.root / "packages")
    page.edition.begin(HERE)
    page.read(text.split("\n"))
    notebook = nbformat.reads(format_chapter(text, page, known), as_version=4)
    nbformat.validate(notebook)
    return notebook


def problems(book: Project) -> list[Problem]:
    """What was wrong with the page that was converted last."""
    return current_edition(book.root).problems_of(HERE)


def format_page(book: Project, text: str) -> Any:
    """The notebook of a page in which nothing is wrong."""
    notebook = convert(book, text)
    assert problems(book) == []
    return notebook


def words(book: Project, text: str) -> list[str]:
    """What the cells of words say, but for the first, which has the title."""
    return [
        cell.source for cell in format_page(book, text).cells[1:] if cell.cell_type == "markdown"
    ]


def code(book: Project, text: str) -> list[Any]:
    return [cell for cell in format_page(book, text).cells if cell.cell_type == "code"]


@pytest.fixture(scope="module")
def forks() -> Iterator[None]:
    """Kernels that start quickly."""
    with kernels.forked(READER):
        yield


def executed(notebook: Any, folder: Path) -> Any:
    """A copy of a notebook, run as Jupyter runs it: a kernel of its own, in an empty folder."""
    copy = nbformat.from_dict(notebook)
    for cell in copy.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    client = NotebookClient(
        copy,
        timeout=PATIENCE,
        kernel_name="python3",
        extra_arguments=["--log-level=ERROR"],  # it has something to say about its network
        shutdown_kernel="immediate",
    )
    with client.setup_kernel(env=READER, cwd=str(folder)):
        for number, cell in enumerate(copy.cells):
            client.execute_cell(cell, number)
    return copy


def came(notebook: Any) -> list[tuple[str, str, str, int]]:
    """For each cell of code what it printed, on stdout and stderr, and how much it showed."""
    return [
        (
            cell.id,
            "".join(o.text for o in cell.outputs if o.get("name") == "stdout"),
            "".join(o.text for o in cell.outputs if o.get("name") == "stderr"),
            sum(o.output_type in {"display_data", "execute_result"} for o in cell.outputs),
        )
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


# Words


def test_a_notebook_begins_with_the_title_the_pages_address_and_what_it_needs(
    book: Project,
) -> None:
    first = format_page(book, "::: idea/drawing.py").cells[0].source
    assert first.startswith("# A page\n\n<small>")
    assert f"<{HOST}idea/page/>" in first
    assert re.search(r"need `matplotlib`; .* made with Python [\d.]+, matplotlib [\d.]+\.", first)


def test_the_question_is_set_off_and_no_braces_are_left(book: Project) -> None:
    text = "Is it\nso?\n{ .question }\n\nYes.\n{ .lead }\n\n## Then { #then }\n\nGo.\n{ .next }"
    assert words(book, text) == ["> Is it\n> so?\n\nYes.", "## Then\n\nGo."]


def test_a_value_is_a_number_of_the_run_with_a_true_minus(book: Project) -> None:
    assert words(book, "{{ pipe.x:.2f }}, {{ pipe.lost }}.") == ["3.00, −24."]


def test_a_value_that_means_something_in_markdown_is_shown_as_it_is(book: Project) -> None:
    assert words(book, "It is {{ pipe.word }}.") == [r"It is wet\_\*."]


def test_a_formula_keeps_its_tex_but_for_its_label(book: Project) -> None:
    text = "So $w_1 = {{ pipe.lost }} \\label{so}$:\n\n$$\n\\frac{a}{b}\n\\label{a-b}\n$$"
    assert words(book, text) == ["So $w_1 = -24$:\n\n$$\n\\frac{a}{b}\n$$"]


def test_code_in_a_sentence_is_left_as_it_is(book: Project) -> None:
    text = "As `{{ name }}` and `[a](b.md)` and `` a ` { .b } ``."
    assert words(book, text) == [text]


def test_a_link_leads_to_the_site(book: Project) -> None:
    other = "[e](https://other.example/f)"
    text = f"[a](next.md#b), [c](#d){{ .md-button }}, {other}, [g](../checked.md)"
    assert words(book, text) == [
        f"[a]({HOST}idea/next/#b), [c]({HOST}idea/page/#d), {other}, [g]({HOST}checked/)"
    ]


def test_a_link_to_a_claim_is_small(book: Project) -> None:
    text = "So [checked](../checked.md#a){ .checked }."
    assert words(book, text) == [f"So <sup>[checked]({HOST}checked/#a)</sup>."]


def test_what_only_a_page_needs_is_left_out(book: Project) -> None:
    text = '<div class="parts" markdown>\n<div markdown>\nA.\n</div>\n</div>\n<!-- no -->\n\nB.'
    assert words(book, text) == ["A.\n\nB."]


def test_why_an_answer_is_wrong_is_not_told_before_it_is_chosen(book: Project) -> None:
    text = '<div class="choose" right="A" markdown>\n- A\n- B\n    - No.\n</div>\n\n- C\n    - D'
    assert words(book, text) == ["- A\n- B\n\n- C\n    - D"]


def test_what_people_say_stands_in_bold_above_what_a_run_says(book: Project) -> None:
    text = '!!! said "“It is `x`.”"\n\n    No.\n\n    ::: idea/plain.py\n\nOn.'
    notebook = format_page(book, text)
    assert [cell.source for cell in notebook.cells[1:]] == [
        "**“It is `x`.”**\n\nNo.",
        "# plain.py\n%reset -sf\nprint(sum([1, 2]), 'x' in globals())",
        "On.",
    ]


def test_an_answer_is_folded_away_its_words_and_its_program(book: Project) -> None:
    text = '??? success "Answer"\n\n    A.\n\n    ::: idea/plain.py\n\n    B.\n\nC.'
    notebook = format_page(book, text)
    kinds = [cell.cell_type for cell in notebook.cells[1:]]
    assert kinds == ["markdown", "code", "markdown", "markdown"]
    assert notebook.cells[1].source == "<details><summary>Answer</summary>\n\nA.\n\n</details>"
    assert notebook.cells[2].metadata == {
        "collapsed": True,
        "jupyter": {"source_hidden": True, "outputs_hidden": True},
    }
    assert "<summary>Answer, continued</summary>\n\nB." in notebook.cells[3].source
    assert notebook.cells[4].source == "C."


def test_an_answer_that_begins_with_a_program_is_announced(book: Project) -> None:
    text = '??? success "Answer"\n\n    ::: idea/plain.py'
    assert words(book, text) == ["**Answer**: the next cell."]


# Programs


def test_a_program_is_a_cell_for_each_of_its_own_with_what_each_printed(book: Project) -> None:
    water, more, check = code(book, "::: idea/pipe.py")
    assert water.source.startswith('# pipe.py\n%reset -sf\n"""A pipe."""\n\n# %% water\nx, lost')
    assert water.outputs == [{"output_type": "stream", "name": "stdout", "text": "x is 2.0\n"}]
    assert more.source == '# %% more\nx = x + 1\nprint("now", x)'
    assert more.outputs[0].text == "now 3.0\n"
    assert check.source == "# %% check\nassert x == 3"
    assert [cell.execution_count for cell in (water, more, check)] == [1, 2, 3]


def test_its_check_is_folded_and_the_rest_only_where_the_page_folds_it(book: Project) -> None:
    hidden = [{}, {}, {"jupyter": {"source_hidden": True}}]
    assert [cell.metadata for cell in code(book, "::: idea/pipe.py")] == hidden
    assert [cell.metadata for cell in code(book, "::: idea/pipe.py fold")] == [hidden[2]] * 3


def test_a_figure_stands_on_white_and_can_be_read_out(book: Project) -> None:
    looks, drawing = code(book, '::: idea/drawing.py alt="Rain, {{ pipe.lost }}"')
    (shown,) = drawing.outputs
    assert shown.data["text/plain"] == "Rain, −24"
    svg = shown.data["image/svg+xml"]
    assert re.search(r'<svg[^>]*><rect width="100%" height="100%" fill="#ffffff"/>', svg)
    alt, inside = picture(shown.data["text/html"])
    assert (alt, inside) == ("Rain, −24", svg)
    assert "matplotlib.rcParams.update" in looks.source


def test_the_looks_of_figures_are_told_once_before_the_first_that_is_drawn(book: Project) -> None:
    text = "::: idea/plain.py\n\n::: idea/drawing.py\n\n::: idea/drawing_too.py"
    assert ["rcParams" in cell.source for cell in code(book, text)] == [False, True, False, False]


def test_the_looks_of_figures_are_those_of_the_book_on_white() -> None:
    looks = format_figure_cell()
    assert '"axes.titlesize": 13,' in looks
    assert '"axes.grid": True,' in looks
    assert '"figure.figsize": (4.8, 2.9),' in looks
    assert '"grid.color": "d1d5db",' in looks
    assert looks.count('facecolor": "white"') == 3


def test_a_neighbour_is_written_once_and_each_program_imports_it_anew(book: Project) -> None:
    notebook = format_page(book, "::: idea/fills.py\n\n::: idea/fills_too.py")
    assert "`tank.py`" in notebook.cells[1].source
    file, first, second = (cell for cell in notebook.cells if cell.cell_type == "code")
    assert file.source == f"%%writefile tank.py\n{SNIPPETS['idea/tank.py'].strip()}"
    assert file.outputs[0].text == "Writing tank.py\n"
    assert first.source.startswith("# fills.py\n%reset -sf\n")
    assert 'sys.modules.pop("tank", None)' in second.source.splitlines()[1]


def test_a_program_that_names_its_file_is_run_from_that_file(book: Project) -> None:
    file, run = code(book, "::: idea/says.py#check\n\n::: idea/says.py")
    source = (book.root / "snippets/idea/says.py").read_text()
    assert file.source == f"%%writefile says.py\n{source.strip()}"
    assert run.source == "# says.py\n%reset -sf\n%run says.py"
    assert run.outputs[0].text == "says.py 4\n"


# The order in which programs run


def shown(*cells: int) -> list[Step]:
    return [Step((i,), first=i == 0, shown=True, again=False) for i in cells]


def hidden(*cells: int) -> list[Step]:
    return [Step((i,), first=i == 0, shown=False, again=False) for i in cells]


def again(*cells: int) -> list[Step]:
    return [Step(cells, first=cells[0] == 0, shown=False, again=True)]


def course(*mentions: tuple[str, list[int]], count: int = 4) -> list[list[Step]]:
    """What runs at each mention of programs of `count` cells."""
    run = Course(name for name, _ in mentions)
    return [run.steps(name, count, wanted) for name, wanted in mentions]


def test_what_comes_before_a_cell_runs_out_of_sight_and_the_rest_too() -> None:
    assert course(("a", [2])) == [hidden(0, 1) + shown(2) + hidden(3)]


def test_the_cells_of_a_program_run_once_as_long_as_no_other_runs_between_them() -> None:
    assert course(("a", [1]), ("a", [2])) == [hidden(0) + shown(1), shown(2) + hidden(3)]


def test_after_another_program_names_are_restored_in_one_cell() -> None:
    first, _, last = course(("a", [1]), ("b", [0, 1, 2, 3]), ("a", [2]))
    assert first == hidden(0) + shown(1)
    assert last == again(0, 1) + shown(2) + hidden(3)


def test_a_page_that_goes_back_begins_the_program_again() -> None:
    assert course(("a", [2]), ("a", [1]), ("a", [3])) == [
        hidden(0, 1) + shown(2),
        again(0) + shown(1),
        again(2) + shown(3),
    ]


def test_a_program_shown_whole_does_not_run_again() -> None:
    assert course(("a", [0, 1, 2, 3]), ("b", [0, 1, 2, 3]), ("a", [0, 1, 2, 3]))[2] == []


def test_of_a_program_shown_in_pieces_and_then_whole_only_the_rest_is_new() -> None:
    steps = course(("a", [1]), ("a", [2]), ("b", [0, 1, 2, 3]), ("a", [0, 1, 2, 3]))
    assert steps[3] == shown(0) + again(1, 2) + shown(3)


def test_what_has_run_out_of_sight_can_be_asked_for_later() -> None:
    assert course(("a", [1]), ("a", [0])) == [
        hidden(0) + shown(1),
        shown(0) + again(1) + hidden(2, 3),
    ]


@pytest.mark.usefixtures("forks")
def test_programs_that_take_each_others_names_run_as_if_alone(
    book: Project, tmp_path: Path
) -> None:
    text = (
        "::: idea/greedy.py#second\n\n::: idea/plain.py\n\n::: idea/fills.py\n\n"
        "::: idea/fills_too.py\n\n::: idea/pipe.py#more\n\n::: idea/plain.py\n\n"
        "::: idea/greedy.py#second\n\n::: idea/pipe.py#water\n\n::: idea/drawing.py\n\n"
        "::: idea/says.py"
    )
    notebook = format_page(book, text)
    assert came(executed(notebook, tmp_path)) == came(notebook)
    printed = [text for _, text, *_ in came(notebook) if text]
    assert printed[1:5] == ["3 False\n", "Writing tank.py\n", "4\n", "4\n"]


# What is no program


def picture(html: str) -> tuple[str, str]:
    """The alternative text of an image, and the SVG that it is."""
    image = BeautifulSoup(html, "html.parser").select_one("img")
    assert image
    data = str(image["src"]).removeprefix("data:image/svg+xml;base64,")
    return str(image["alt"]), base64.b64decode(data).decode()


def test_a_graph_is_an_image_in_the_colours_of_the_light_theme(book: Project) -> None:
    (text,) = words(book, '::: idea/walked.py graph=e\n    alt="A graph" caption="Its *end*."')
    alt, svg = picture(text)
    assert alt == "A graph"
    assert ".graph-card { fill: #123456; }" in svg
    assert "var(" not in svg
    assert ">e = 9<" in svg
    assert re.search(r'^<svg [^>]*width="\d+" height="\d+"', svg)
    assert text.endswith("\n\n<small>Its *end*.</small>")


def test_a_walk_back_is_its_end_and_its_steps_in_words(book: Project) -> None:
    (text,) = words(book, "::: idea/walked.py steps=e")
    assert picture(text)[0].startswith("The graph behind e")
    assert "\n0. Every value is known. The walk back begins at **e** with 1," in text
    assert "\n2. **AccumulateGrad** adds 3 + 3 = 6 to **w.grad**. The walk is over." in text


def test_the_sentences_of_frames_are_a_list_below_the_figures(book: Project) -> None:
    (text,) = words(book, "::: idea/frames.py frames=words")
    assert text == "0. It rains\\_.\n1. It stops."


def test_tables_of_a_run_are_tables_of_markdown(book: Project) -> None:
    (table,) = words(book, "::: idea/pipe.py table=row")
    assert table.splitlines() == ["| what | n |", "|---|--:|", r"| `a_\|` \| c\_d | 1 |"]


def test_a_quote_is_a_block_of_code_below_its_place(book: Project) -> None:
    book.write("packages/torch/version.py", "__version__ = '9.9.9'\ngit_version = 'abcdef0123'\n")
    book.write("packages/torch/walk.py", "\nstart = 1  # ```\nend = 2\n")
    block = '::: torch/walk.py from="start" digest=DIGEST caption="C."'
    convert(book, block)
    (problem,) = problems(book)
    (text,) = words(book, block.replace("DIGEST", problem.message[-8:]))
    assert text.split("\n\n") == [
        "`torch/walk.py`, lines 2 to 3, PyTorch 9.9.9, git abcdef0:",
        "````python\nstart = 1  # ```\nend = 2\n````",
        "<small>C.</small>",
    ]


# What goes wrong


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("A [link](gone.md#x).", 3, "links to gone.md#x, and the site has no idea/gone.md"),
        ("It is\n{{ pipe.nothing }}.", 4, "the run has no name 'nothing'"),
        ("::: tests/test_claims.py", 3, "cannot be put into a chapter's notebook"),
        ("::: idea/pipe.py#nowhere", 3, "has no cell 'nowhere'"),
        ("::: idea/pipe.py nonsense", 3, "there is no option 'nonsense'"),
        ("::: idea/walked.py graph=rows", 3, "graph=rows of snippets/idea/walked.py"),
        ("::: idea/pipe.py table=x", 3, "table=x of snippets/idea/pipe.py: is not a table"),
    ],
)
def test_what_cannot_be_converted_is_named_with_the_pages_file_and_line(
    book: Project, text: str, line: int, message: str
) -> None:
    convert(book, text)
    (problem,) = problems(book)
    assert (problem.file, problem.line) == (HERE, line)
    assert message in problem.message


def test_a_notebook_is_the_same_to_the_byte_in_every_build(book: Project) -> None:
    text = "A.\n\n::: idea/pipe.py\n\n::: idea/drawing.py\n\n::: idea/walked.py graph=e"
    assert nbformat.writes(format_page(book, text)) == nbformat.writes(format_page(book, text))


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("docs/idea/page.md", "::: idea/pipe.py", True),
        ("docs/idea/page.md", "    ::: idea/pipe.py fold", True),
        ("docs/page.md", "::: idea/pipe.py", False),
        ("docs/idea/page.md", "No program.", False),
        ("docs/idea/page.md", "::: torch/_tensor.py\n\n::: tests/test_claims.py", False),
    ],
)
def test_a_chapter_is_a_page_in_a_folder_that_shows_a_program(
    project: Project, file: str, text: str, expected: bool
) -> None:
    project.write(file, text.encode())
    assert Book(project.root).pages[file].is_notebook is expected


# The book's own chapters


def shows(page: str) -> list[Path]:
    """The programs that a page shows."""
    references = BOOK.pages[f"docs/{page}"].references
    paths = (ROOT / "snippets" / reference.target for reference in references)
    return [path for path in paths if path.is_file()]


CHAPTERS = [page for page in PAGES if "/" in page and shows(page)]
each = pytest.mark.parametrize("page", CHAPTERS)


def offered(page: str) -> Path:
    """Where the site has the notebook of a page."""
    return site() / address(page) / f"{Path(page).stem}.ipynb"


def read(page: str) -> Any:
    return nbformat.read(offered(page), as_version=4)


def prose(page: str) -> Iterator[str]:
    """The words of a chapter's notebook, without its quotes of code and without pictures."""
    for cell in read(page).cells:
        if cell.cell_type == "markdown":
            text = re.sub(r"^(`{3,}).*?^\1$", "", cell.source, flags=re.DOTALL | re.MULTILINE)
            yield re.sub(r'src="data:[^"]*"', "", text)


def test_the_chapters_and_no_other_pages_are_offered_as_notebooks() -> None:
    names = {p.relative_to(site()).as_posix() for p in site().rglob("*.ipynb")}
    own = {name for name in names if not name.startswith(("snippets/", "notebook/"))}
    assert own == {offered(page).relative_to(site()).as_posix() for page in CHAPTERS}


@each
def test_the_page_offers_its_notebook_below_its_question(page: str) -> None:
    html = (site() / address(page) / "index.html").read_text()
    link = f'<a download="" href="{Path(page).stem}.ipynb">download as a notebook</a>'
    offer = rf'</h1>\s*(<p class="question">[^§]*?</p>)?\s*<p class="weave-head">[^§]*?{link}</p>'
    assert len(re.findall(offer, html)) == html.count(link) == 1


@each
def test_a_notebook_is_valid_and_nothing_of_mkdocs_is_left_in_it(page: str) -> None:
    nbformat.validate(read(page))
    plain = re.sub(r"(`+)(?!`).+?(?<!`)\1(?!`)", "", "\n".join(prose(page)))
    left = r"\{\{ *[\w/]+\.|\{ *[.#]|\\label|^ *(?::::|!!!|\?\?\?)|markdown>"
    assert re.findall(left, plain, re.MULTILINE) == []
    assert re.findall(r"\]\((?!https?://)[^)]*\)", plain) == []


@each
def test_a_notebook_has_the_pages_headings_in_their_order(page: str) -> None:
    source = (ROOT / "docs" / page).read_text()
    headings = [" ".join(h.split("{ ")[0].split()) for h in re.findall(r"(?m)^ *#+ .+$", source)]
    shown = [line for text in prose(page) for line in re.findall(r"(?m)^#+ .+$", text)]
    assert shown == headings


@each
def test_a_notebook_has_all_programs_of_its_page_and_their_checks(page: str) -> None:
    cells = "\n\n".join(cell.source for cell in read(page).cells if cell.cell_type == "code")
    squeezed = re.sub(r"\s+", " ", cells)
    for path in shows(page):
        for part in re.split(r"(?m)^(?=# %% )", path.read_text()):
            assert re.sub(r"\s+", " ", part).strip() in squeezed, path.name


@each
@pytest.mark.usefixtures("forks")
def test_a_notebook_runs_from_top_to_bottom_and_prints_what_it_says(
    page: str, tmp_path: Path
) -> None:
    notebook = read(page)
    assert came(executed(notebook, tmp_path)) == came(notebook)
