"""What becomes of `::: snippet.py`, `{{ snippet.name }}` and formulas, right or wrong."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup

from tests.support.project import Project
from tests.support.render import PAGE, complaints, convert, problems, render, select_only
from weave.edition import Edition
from weave.grammar import KEYS
from weave.page.context import Page
from weave.page.formulas import render_mathml
from weave.problem import Problem

SNIPPETS = {
    "pipe.py": """\
        x = 2.0
        half, lost = 0.5, -24.0
        row, table, word = [1.5, -2.5], {"a": 7}, "wet"
        def f(): ...

        # %% Draw it
        import matplotlib.pyplot as plt
        plt.title("Water")
        plt.show()

        # %% say
        print("x is", x)
        print("<b>")

        # %% check
        assert x == 2
        """,
    "plain.py": "print(1)\n",
    "bare.py": "import matplotlib.pyplot as plt\n\nplt.plot([1, 2])\n",
    "two.py": """\
        import matplotlib.pyplot as plt

        for name in ("left", "right"):
            plt.figure()
            plt.title(name)
        """,
    "frames.py": """\
        import matplotlib.pyplot as plt

        words = ["It is < 1.", "It is 1."]
        names = ["", "the rain"]
        for _ in words:
            plt.figure()
            plt.show()
        """,
    "uses.py": "import plain\n",
    "idea/twin.py": "x = 1\n",
    "maths/twin.py": "x = 3\n",
    "signs.py": '\n\nx = "<&>"\n\n# %% check\n\nassert x\n\n\n',
}
Weave = Callable[..., BeautifulSoup]
Complaints = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def book(shared: Project) -> Project:
    for name, source in SNIPPETS.items():
        shared.snippet(name, source)
    shared.write("docs/assets/touch/tap.js", "")
    assert shared.weave().problems == []
    return shared


@pytest.fixture
def weave(book: Project) -> Weave:
    """Renders a page in which nothing is wrong."""
    return lambda text, page=PAGE: render(book, text, page)


@pytest.fixture
def wrong(book: Project) -> Complaints:
    """Renders a page and gives its problems."""
    return lambda text: complaints(book, text)


def code(page: BeautifulSoup) -> str:
    return "".join(element.text for element in page.select("code"))


# A whole file


def test_a_whole_file_is_shown_with_its_name_its_output_and_its_figure(weave: Weave) -> None:
    page = weave("::: pipe.py")
    assert select_only(page, ".weave-bar .weave-name").text == "pipe.py"
    assert select_only(page, "samp").text == "x is 2.0\n<b>"
    assert select_only(page, "svg")["aria-label"] == "Water"


def test_its_check_is_folded_away(weave: Weave) -> None:
    check = select_only(weave("::: pipe.py"), "details")
    assert check.summary
    assert check.summary.text == "check"
    assert select_only(BeautifulSoup(str(check), "html.parser"), "code").text == (
        "\n# %% check\nassert x == 2\n"
    )


@pytest.mark.parametrize("name", ["pipe.py", "plain.py", "signs.py"])
def test_the_code_of_a_page_is_the_files_text_to_the_byte(
    book: Project, weave: Weave, name: str
) -> None:
    assert code(weave(f"::: {name}")) == (book.root / "snippets" / name).read_text()


def test_what_is_printed_is_text_and_not_markup(weave: Weave) -> None:
    assert select_only(weave("::: pipe.py#say"), "samp").decode_contents() == "x is 2.0\n&lt;b&gt;"


def test_long_lines_can_be_scrolled_with_the_keyboard(weave: Weave) -> None:
    assert [pre["tabindex"] for pre in weave("::: pipe.py").select("pre")] == ["0"] * 3


def test_a_file_is_offered_with_its_notebook_and_what_it_imports(weave: Weave) -> None:
    page = weave("::: uses.py", page="docs/idea/page.md")
    assert [(link.text, link["href"], link["aria-label"]) for link in page.select("a")] == [
        (".py", "../snippets/uses.py", "Download uses.py"),
        (".ipynb", "../snippets/uses.ipynb", "Download uses.ipynb, a notebook"),
        ("needs plain.py", "../snippets/plain.py", "Download plain.py"),
    ]


def test_a_page_offers_a_file_once_beside_its_code_and_beside_each_figure(weave: Weave) -> None:
    page = weave("::: pipe.py#say\n\n::: pipe.py#draw-it\n\n::: pipe.py#draw-it figure\n")
    assert len(page.select(".weave-bar")) == 2
    links = page.select(".weave-links")
    assert [links[0].parent, links[1].parent] == [
        page.select(".weave-bar")[0],
        select_only(page, ".weave-caption"),
    ]
    assert len(links) == 2


def test_what_stands_around_a_block_stays_where_it_is(weave: Weave) -> None:
    page = weave("before\n::: plain.py\n\nafter")
    assert [child.text.strip() for child in page.find_all("p", recursive=False)] == [
        "before",
        "after",
    ]
    assert page.text.index("before") < page.text.index("print(1)") < page.text.index("after")


def test_a_block_can_stand_in_an_admonition(weave: Weave) -> None:
    page = weave("!!! note\n\n    ::: plain.py\n")
    assert select_only(page, ".admonition code").text == "print(1)\n"


# A cell of it, and options


def test_a_cell_is_shown_alone_under_its_title(weave: Weave) -> None:
    page = weave("::: pipe.py#say")
    assert select_only(page, ".weave-cell").text == "say"
    assert code(page) == 'print("x is", x)\nprint("<b>")\n'
    assert select_only(page, "samp").text == "x is 2.0\n<b>"
    assert page.select("svg, details") == []


def test_fold_folds_the_code_and_nothing_else(weave: Weave) -> None:
    page = weave("::: pipe.py#say fold")
    summary = select_only(page, "details summary")
    assert [part.text for part in summary.select("span")] == ["pipe.py", "say"]
    assert len(page.select("details code")) == len(page.select("code")) == 1
    assert page.select("details samp") == []
    assert len(page.select("samp")) == 1


def test_figure_leaves_the_figure_and_the_links(weave: Weave) -> None:
    page = weave("::: pipe.py figure")
    assert page.select("code, samp") == []
    assert len(page.select("svg")) == 1
    assert [link.text for link in page.select("a")] == [".py", ".ipynb"]


def test_output_leaves_what_was_printed_and_drawn(weave: Weave) -> None:
    page = weave("::: pipe.py output")
    assert page.select("code, a") == []
    assert len(page.select("samp")) == len(page.select("svg")) == 1


def test_a_caption_is_markdown_with_references(weave: Weave) -> None:
    page = weave('::: plain.py\n    caption="*Some*\n    {{ pipe.x }}."')
    assert select_only(page, ".weave-caption").text == "Some 2."
    assert select_only(page, ".weave-caption em").text == "Some"


@pytest.mark.parametrize("name", ["pipe.py", "bare.py"])
def test_an_alternative_text_that_is_given_wins(weave: Weave, name: str) -> None:
    page = weave(f'::: {name} figure alt="{{{{ pipe.lost }}}} & more"')
    assert select_only(page, "svg")["aria-label"] == "−24 & more"


def test_several_figures_are_a_group_each_with_its_own_text(weave: Weave) -> None:
    page = weave('::: two.py alt="Both sides"')
    assert select_only(page, "[role=group]")["aria-label"] == "Both sides"
    assert [svg["aria-label"] for svg in page.select("[role=group] svg")] == ["left", "right"]


def test_a_figure_shown_twice_has_no_id_twice(weave: Weave) -> None:
    ids = [
        element["id"] for element in weave("::: bare.py alt=a\n\n::: bare.py alt=b").select("[id]")
    ]
    assert ids
    assert len(ids) == len(set(ids))


# Values in a sentence


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("{{ pipe.x }}", "2"),
        ("{{pipe.x}}", "2"),
        ("{{ pipe.half }}", "0.5"),
        ("{{ pipe.lost }}", "−24"),
        ("{{ pipe.lost:.2f }}", "−24.00"),
        ("{{ pipe.x:.0% }}", "200%"),
        ("{{ pipe.row[1] }}", "−2.5"),
        ("{{ pipe.row[0]:.2f }}", "1.50"),
        ("{{ pipe.table[a] }}", "7"),
        ("{{ pipe.table['a'] }}", "7"),
        ("{{ pipe.word }}", "wet"),
        ("{{ maths/twin.x }}", "3"),
        ("**{{ pipe.x }}**", "2"),
    ],
)
def test_a_value_of_a_run_stands_in_a_sentence(weave: Weave, written: str, shown: str) -> None:
    assert weave(f"It is {written}.").text == f"It is {shown}."


def test_a_value_says_where_it_is_from_and_what_it_was(weave: Weave) -> None:
    data = select_only(weave("{{ pipe.row[1]:.0f }}"), "data")
    assert (data["value"], data["title"]) == ("-2.5", "row[1] in pipe.py")


def test_a_snippet_beside_the_page_is_meant_before_others_of_its_name(weave: Weave) -> None:
    assert weave("{{ twin.x }}", page="docs/maths/page.md").text == "3"
    assert weave("{{ twin.x }}", page="docs/idea/page.md").text == "1"


@pytest.mark.parametrize(
    ("text", "selector"),
    [
        ("| a |\n| - |\n| {{ pipe.x }} |\n", "td"),
        ('!!! note "{{ pipe.x }}"\n\n    Words.\n', ".admonition-title"),
        ("# {{ pipe.x }}\n", "h1"),
        ("- {{ pipe.x }}\n", "li"),
    ],
)
def test_a_value_stands_wherever_words_do(weave: Weave, text: str, selector: str) -> None:
    assert select_only(weave(text), selector).text == "2"


@pytest.mark.parametrize("text", ["`{{ pipe.x }}`", "```\n{{ pipe.x }}\n```", "    {{ pipe.x }}\n"])
def test_code_is_left_alone(weave: Weave, text: str) -> None:
    assert code(weave(text)).strip() == "{{ pipe.x }}"


@pytest.mark.parametrize("text", ["`::: no.py`", "```\n::: no.py\n```", "    ::: no.py\n"])
def test_code_that_looks_like_a_block_is_left_alone(weave: Weave, text: str) -> None:
    assert code(weave(text)).strip() == "::: no.py"


# Frames


def test_frames_are_figures_with_a_sentence_each(weave: Weave) -> None:
    stepper = select_only(weave('::: frames.py figure frames=words alt="Rain"'), "weave-steps")
    assert stepper["aria-label"] == "Rain, step by step"
    items = stepper.select("ol > li")
    assert [item.select("p")[0].text for item in items] == ["It is < 1.", "It is 1."]
    labels = [str(item.select(".weave-figure svg")[0]["aria-label"]) for item in items]
    assert labels == ["It is < 1.", "It is 1."]


def test_a_reader_may_guess_in_frames_that_are_asked_to(weave: Weave) -> None:
    text = '::: frames.py figure frames=words alt="Rain"'
    assert "guess" not in select_only(weave(text), "weave-steps").attrs
    assert "guess" in select_only(weave(f"{text} guess"), "weave-steps").attrs
    asking = select_only(weave(f"{text} asks=names"), "weave-steps")
    assert "guess" in asking.attrs
    assert [item.get("data-at") for item in asking.select("ol > li")] == [None, "the rain"]


# Answers to choose from

CHOOSE = """\
<div class="choose" right="{{ pipe.word }}" markdown>
- dry
- w*e*t
- {{ pipe.half }}
</div>
"""


def test_the_right_answer_is_the_one_that_the_run_has(weave: Weave) -> None:
    page = weave(CHOOSE)
    box = select_only(page, ".choose")
    assert box.attrs == {"class": ["choose"]}
    assert [item.text for item in box.select("ul > li")] == ["dry", "wet", "0.5"]
    assert select_only(page, "[data-right]").text == "wet"
    number = weave(CHOOSE.replace("pipe.word", "pipe.half"))
    assert select_only(number, "[data-right]").text == "0.5"


def test_a_wrong_answer_may_have_its_reason(weave: Weave) -> None:
    page = weave(CHOOSE.replace("- dry", "- dry\n    - It *rained*\n      {{ pipe.half }}."))
    dry, wet, _ = select_only(page, ".choose").select("li")
    assert (dry.text.strip(), dry["data-why"]) == ("dry", "It rained 0.5.")
    assert "data-why" not in wet.attrs


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("- w*e*t", "- w*e*t\n    - No."), "a reason belongs to a wrong answer"),
        (("- dry", "- dry\n    - No.\n    - No."), "one reason below an answer, and not 2"),
        (("w*e*t", "damp"), "0 of the 3 answers are 'wet'"),
        (("dry", "wet"), "2 of the 3 answers are 'wet'"),
        (("- dry\n- w*e*t", ""), "a list of 2 to 4 answers, and not of 1"),
        (("- dry", "- 1\n- 2\n- 3"), "a list of 2 to 4 answers, and not of 5"),
        (
            (' right="{{ pipe.word }}"', ""),
            'which answer is right comes from a run: right="{{ program.name }}"',
        ),
        (
            ("{{ pipe.word }}", "wet"),
            'which answer is right comes from a run: right="{{ program.name }}"',
        ),
    ],
)
def test_a_question_without_one_right_answer_is_a_problem(
    wrong: Complaints, change: tuple[str, str], message: str
) -> None:
    assert wrong("Words.\n\n" + CHOOSE.replace(*change)) == [f"docs/page.md:7: choose: {message}"]


def test_an_answer_that_no_run_has_is_a_problem(wrong: Complaints) -> None:
    (problem,) = wrong(CHOOSE.replace("pipe.word", "pipe.wrod"))
    assert problem.startswith("docs/page.md:5: {{ pipe.wrod }}: ")


# What a script moves


def test_what_a_script_moves_has_the_numbers_of_the_run_and_its_figure(
    weave: Weave,
) -> None:
    page = weave("::: pipe.py figure touch=tap")
    part = select_only(page, "touch-tap.touch")
    assert json.loads(str(part["values"])) == {
        "x": 2.0,
        "half": 0.5,
        "lost": -24.0,
        "word": "wet",
    }
    assert part.select("svg")[0]["aria-label"] == "Water"


# Formulas


@pytest.mark.parametrize(("mark", "display"), [("$", False), ("$$", True)])
def test_a_formula_becomes_mathml_with_its_values_in_it(
    weave: Weave, mark: str, display: bool
) -> None:
    (expected,) = render_mathml([(r"\frac{x}{2} = -24", display)])
    page = weave(f"{mark}\\frac{{x}}{{2}} = {{{{ pipe.lost }}}}{mark}\n")
    assert str(select_only(page, "math")) == str(BeautifulSoup(expected, "html.parser"))
    assert "$" not in page.text


def test_a_less_than_in_a_formula_stays_one(weave: Weave) -> None:
    page = weave("$a < b$\n\n$$\na < b\n$$\n")
    assert [sign.text for sign in page.select("mo")] == ["<", "<"]


# Problems


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("::: pipes.py", ": there is no snippets/pipes.py: did you mean pipe.py?"),
        (
            "::: pipe.py#drew",
            ": snippets/pipe.py has no cell 'drew': it has draw-it, say, check",
        ),
        (
            "::: pipe.py folded",
            ": there is no option 'folded': use fold, figure, output, wrap, guess, plain or "
            + ", ".join(f'{key}="..."' for key in KEYS),
        ),
        (
            '::: pipe.py caption="open',
            ': a quotation mark is not closed: write key="some words"',
        ),
        ("::: plain.py figure", ": snippets/plain.py draws no figure here: call plt.show()"),
        (
            "::: pipe.py figure guess",
            ": guess: there is nothing to step through without steps= or frames=",
        ),
        (
            "::: frames.py figure frames=words asks=words[0]",
            (
                ": asks=words[0] of snippets/frames.py: must be a list of as many sentences "
                "as there are figures, 2"
            ),
        ),
        (
            "::: pipe.py frames=row",
            (
                ": frames=row of snippets/pipe.py: must be a list of as many sentences "
                "as there are figures, 1"
            ),
        ),
        (
            "::: pipe.py figure touch=swipe",
            ": touch=swipe: there is no docs/assets/touch/swipe.js",
        ),
        (
            "::: plain.py touch=tap",
            ": touch=tap: snippets/plain.py draws no figure here that it could stand for",
        ),
        (
            "::: bare.py",
            (
                ": a figure of snippets/bare.py has no alternative text: "
                'give it a title, or write alt="..."'
            ),
        ),
        (
            "{{ pipe.z }}",
            (
                ": {{ pipe.z }}: the run has no name 'z': "
                "it has half, lost, row, table, word, x (snippets/pipe.py)"
            ),
        ),
        (
            "{{ pipe.f }}",
            (
                ": {{ pipe.f }}: 'f' is a function, which prose cannot show: "
                "name a number (snippets/pipe.py)"
            ),
        ),
        (
            "{{ pipe.row }}",
            ": {{ pipe.row }}: 'row' holds 2 values: pick one, as row[0] (snippets/pipe.py)",
        ),
        (
            "{{ pipe.table }}",
            ": {{ pipe.table }}: 'table' holds 1 values: pick one, as table[a] (snippets/pipe.py)",
        ),
        (
            "{{ pipe.row[2] }}",
            ": {{ pipe.row[2] }}: 'row' has no item [2] (snippets/pipe.py)",
        ),
        (
            "{{ pipe.x:.2q }}",
            (
                ": {{ pipe.x:.2q }}: Unknown format code 'q' for object of type 'float' "
                "(snippets/pipe.py)"
            ),
        ),
        (
            "{{ pipe }}",
            ": {{ pipe }} is not {{ snippet.name }} or {{ snippet.name:.2f }}",
        ),
        ("{{ pipes.x }}", ": which snippet is 'pipes'? did you mean pipe.py?"),
        (
            "{{ twin.x }}",
            ": which snippet is 'twin'? 2 have that name: write its folder too",
        ),
        (
            '::: bare.py alt="{{ pipe.z }}"',
            (
                ": {{ pipe.z }}: the run has no name 'z': "
                "it has half, lost, row, table, word, x (snippets/pipe.py)"
            ),
        ),
    ],
)
def test_a_problem_names_the_page_the_line_and_what_to_do(
    wrong: Complaints, text: str, problem: str
) -> None:
    assert wrong(text) == [f"docs/page.md:5{problem}"]


def test_a_formula_that_cannot_be_read_is_told(wrong: Complaints) -> None:
    (problem,) = wrong("Words.\n\n$\\frac{1$\n")
    assert problem.startswith("docs/page.md:7: cannot read the formula $\\frac{1$: unexpected ")


def test_every_formula_that_cannot_be_read_is_told(wrong: Complaints) -> None:
    problems = wrong("$\\frac{1$\n\n$x$\n\n$\\frac{2$\n")
    assert [problem.split(": ")[0] for problem in problems] == ["docs/page.md:5", "docs/page.md:9"]


def test_a_value_in_a_formula_that_is_unknown_is_told(wrong: Complaints) -> None:
    (problem,) = wrong("Words.\n\n$x = {{ pipe.z }}$\n")
    assert problem.startswith("docs/page.md:7: {{ pipe.z }}: the run has no name 'z'")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("::: no.py\n\nWords.\n\n::: no.py\n", ["5", "9"]),
        ("Words.\n\n- a list\n\n    ::: no.py\n", ["9"]),
        ("!!! note\n\n    Words.\n\n    {{ pipe.z }}\n", ["9"]),
        ('::: bare.py alt="A line"\n\n::: bare.py\n', ["7"]),
        ("A word.\n\n$$\nA\n\\frac{1\n$$\n", ["8"]),
        ("Words.\n\n$\\frac{ {{ pipe.x }}$\n", ["7"]),
    ],
)
def test_the_line_is_that_of_the_reference(wrong: Complaints, text: str, lines: list[str]) -> None:
    places = [problem.split(": ")[0] for problem in wrong(text)]
    assert places == [f"docs/page.md:{line}" for line in lines]


def test_all_problems_of_a_page_are_told(wrong: Complaints) -> None:
    assert len(wrong("::: no.py\n\n{{ pipe.z }}\n\n$\\frac{1$\n\n::: bare.py\n")) == 4


def test_a_block_with_a_problem_shows_nothing_else(book: Project) -> None:
    page = convert(book, '::: two.py alt="{{ pipe.z }}"')
    assert page.select(".weave") == []
    assert len(problems(book)) == 1


@pytest.mark.parametrize("text", ["::: no.py", "{{ pipe.z }}", "$\\frac{1$"])
def test_a_problem_is_shown_in_its_place_and_the_rest_of_the_page_around_it(
    book: Project, text: str
) -> None:
    page = convert(book, f"Before.\n\n{text}\n\nAfter.")
    (problem,) = problems(book)
    assert problem.startswith(f"{PAGE}:7: ")
    assert [row for row in page.text.splitlines() if row.strip()] == ["Before.", problem, "After."]


def test_the_problems_of_a_page_are_forgotten_when_it_is_rendered_anew(book: Project) -> None:
    assert len(complaints(book, "::: no.py")) == 1
    render(book, "Words.")
    assert problems(book) == []


# Programs that have no result


def test_a_program_without_a_result_is_run_for_the_page_that_shows_it(project: Project) -> None:
    project.snippet("new.py", "print('new')\n")
    assert select_only(render(project, "::: new.py"), "samp").text == "new"


@pytest.mark.parametrize("text", ["::: fails.py", "{{ fails.x }}"])
def test_a_program_that_fails_is_told_with_the_place_that_asked_for_it(
    project: Project, text: str
) -> None:
    project.snippet("fails.py", "x = 1\nx / 0\n")
    assert complaints(project, text) == [
        f"{PAGE}:5 -> snippets/fails.py:2: ZeroDivisionError: division by zero"
    ]


def test_an_edition_in_which_nothing_was_run_says_how_to_run_it(project: Project) -> None:
    project.snippet("new.py", "x = 1\n")
    page = Page(Edition(project.root), PAGE)
    page.read(["Words.", "", "::: new.py"])
    with pytest.raises(Problem) as error:
        page.result("new.py", "::: new.py")
    assert str(error.value) == (
        f"{PAGE}:3 -> snippets/new.py: has not been run: run `python -m weave`"
    )
