"""What becomes of `graph=NAME` and `steps=NAME` on a page, and what is told where it cannot be."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag

from tests.support.project import Project
from tests.support.render import complaints, convert, render, select_only

SNIPPETS = {
    "walk.py": """\
        import torch

        x = torch.tensor(2.0, requires_grad=True)
        h = x * 3
        y = h * h
        # %% back
        y.backward()
        print("walked")
        lost = x * 0.5
        """,
    "drawn.py": """\
        import matplotlib.pyplot as plt
        import torch

        x = torch.tensor(2.0, requires_grad=True)
        y = x * 3
        plt.title("Water")
        """,
}
PAGE = """\
::: walk.py graph=y steps=y

::: walk.py graph=lost

::: walk.py graph=no

::: walk.py graph=x

::: drawn.py steps=y graph=y
"""


@pytest.fixture(scope="module")
def book(shared: Project) -> Project:
    """A book in whose run all that one page asks for was recorded."""
    for name, source in SNIPPETS.items():
        shared.snippet(name, source)
    shared.write("docs/all.md", PAGE)
    assert shared.weave().problems == []
    return shared


def code(page: BeautifulSoup) -> str:
    return "".join(element.text for element in page.select("code"))


def signs(element: Tag) -> list[str]:
    return [text.text for text in element.select(".graph-sign")]


# A graph


def test_a_graph_stands_below_the_code_and_what_it_printed(book: Project) -> None:
    page = render(book, "::: walk.py graph=y")
    assert code(page) == (book.root / "snippets/walk.py").read_text()
    order = [page.text.index(words) for words in ("import torch", "walked\n", "y = 36")]
    assert order == sorted(order)
    assert signs(select_only(page, ".weave-graph svg")) == ["×", "×", "x"]


def test_a_graph_has_the_slopes_of_its_walk_and_a_table(book: Project) -> None:
    page = render(book, "::: walk.py graph=y figure")
    assert [text.text for text in page.select(".graph-slope")] == ["1", "6 + 6 = 12", "36"]
    assert select_only(page, "details summary").text == "the same as a table"
    assert len(page.select("details tbody tr")) == 3


def test_figure_leaves_the_graph_and_the_links(book: Project) -> None:
    page = render(book, "::: walk.py graph=y figure")
    assert page.select("pre, samp") == []
    assert len(page.select("svg")) == 1
    assert [link.text for link in page.select("a")] == [".py", ".ipynb"]


def test_output_leaves_what_was_printed_and_the_graph(book: Project) -> None:
    page = render(book, "::: walk.py graph=y output")
    assert page.select("code, a") == []
    assert len(page.select("samp")) == len(page.select("svg")) == 1


def test_a_graph_may_stand_with_one_cell(book: Project) -> None:
    page = render(book, "::: walk.py#back graph=y")
    assert code(page).splitlines()[0] == "y.backward()"
    assert len(page.select(".weave-graph")) == 1


def test_a_graph_stands_below_what_the_snippet_drew(book: Project) -> None:
    page = render(book, "::: drawn.py graph=y figure")
    labels = [str(svg["aria-label"]) for svg in page.select("svg")]
    assert labels == [
        "Water",
        "The graph behind y, from its end: y by MulBackward0, x by AccumulateGrad",
    ]


def test_a_number_that_was_never_walked_back_has_a_graph_without_slopes(book: Project) -> None:
    page = render(book, "::: walk.py graph=lost figure")
    assert [text.text for text in page.select(".graph-value")] == ["lost = 1", "2"]
    assert page.select(".graph-slope") == []


def test_an_alternative_text_that_is_given_wins(book: Project) -> None:
    page = render(book, '::: walk.py graph=y figure alt="{{ walk.h }} & more"')
    assert select_only(page, "svg")["aria-label"] == "6 & more"


def test_a_caption_stands_below_the_graph(book: Project) -> None:
    page = render(book, '::: walk.py graph=y figure\n    caption="It is {{ walk.h }}."')
    assert select_only(page, ".weave-caption").text.startswith("It is 6.")
    assert page.text.index("the same as a table") < page.text.index("It is 6.")


def test_a_graph_can_stand_in_an_admonition(book: Project) -> None:
    page = render(book, "!!! note\n\n    ::: walk.py graph=y figure\n")
    assert len(page.select(".admonition .weave-graph svg")) == 1


def test_a_graph_that_no_run_has_recorded_is_recorded_when_a_page_asks_for_it(
    project: Project,
) -> None:
    project.snippet("walk.py", SNIPPETS["walk.py"])
    assert project.weave().ran == ["snippets/walk.py"]
    assert project.result("walk.py").graphs == {}
    page = render(project, "::: walk.py graph=h figure")
    assert signs(select_only(page, ".weave-graph svg")) == ["×", "x"]
    assert sorted(project.result("walk.py").graphs) == ["h"]


# Its steps


def test_steps_are_a_list_with_a_picture_and_words_for_each(book: Project) -> None:
    stepper = select_only(render(book, "::: walk.py steps=y figure"), "weave-steps")
    items = stepper.select("ol > li")
    assert stepper["aria-label"] == "The walk back from y, step by step"
    assert len(items) == 4
    assert [len(item.select("svg")) for item in items] == [1] * 4
    assert [[text.text for text in item.select(".graph-slope")] for item in items] == [
        ["1"],
        ["1", "6 + 6 = 12"],
        ["1", "6 + 6 = 12", "36"],
        ["1", "6 + 6 = 12", "36"],
    ]


def test_the_words_of_steps_name_the_numbers_of_the_run(book: Project) -> None:
    page = render(book, "::: walk.py steps=y figure")
    assert [words.text for words in page.select("li p")] == [
        (
            "Every value is known. The walk back begins at y with 1, because y changes one for one "
            "with itself."
        ),
        (
            "MulBackward0, the node of y, gets 1 and sends 1 × 6 = 6 to h and 1 × 6 = 6 to h. "
            "Next comes h."
        ),
        ("MulBackward0, the node of h, gets 6 + 6 = 12 and sends 12 × 3 = 36 to x. Next comes x."),
        "AccumulateGrad adds 36 to x.grad. The walk is over.",
    ]


@pytest.mark.parametrize("options", ["graph=y steps=y", "steps=y graph=y"])
def test_a_graph_and_its_steps_may_stand_together(book: Project, options: str) -> None:
    page = render(book, f"::: walk.py {options} figure")
    assert len(page.select("div.weave-graph > svg")) == 1
    assert len(page.select("weave-steps svg")) == 4
    assert page.text.index("the same as a table") < page.text.index("Every value is known.")


@pytest.mark.parametrize(
    "text",
    [
        "::: walk.py graph=y steps=y",
        "::: walk.py steps=y\n\n::: walk.py steps=y",
        "::: walk.py graph=y\n\n::: drawn.py graph=y\n\n::: walk.py steps=y graph=lost",
    ],
)
def test_no_id_stands_twice_on_a_page_and_each_is_found(book: Project, text: str) -> None:
    page = render(book, text)
    ids = [str(element["id"]) for element in page.select("[id]")]
    assert len(ids) == len(set(ids)) >= 2
    assert {str(use["href"]) for use in page.select("weave-steps use")} <= {f"#{i}" for i in ids}


def test_a_stepper_uses_the_picture_that_is_its_own(book: Project) -> None:
    page = render(book, "::: walk.py steps=y\n\n::: walk.py steps=y")
    for stepper in page.select("weave-steps"):
        (base,) = stepper.select("g[id]")
        assert {str(use["href"]) for use in stepper.select("use")} == {f"#{base['id']}"}


def test_a_graph_and_a_stepper_are_not_touched_by_markdown(book: Project) -> None:
    page = render(book, "::: walk.py graph=y steps=y figure")
    assert page.select("svg p, svg em, p > svg") == []


def test_a_script_takes_the_place_of_a_graph_as_of_a_figure(book: Project) -> None:
    book.write("docs/assets/touch/tap.js", "")
    page = render(book, "::: walk.py graph=y figure touch=tap")
    assert len(page.select("touch-tap.touch > .weave-graph svg")) == 1
    assert len(page.select(".weave-graph")) == 1


# Problems


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("::: walk.py graph=no", "5: graph=no of snippets/walk.py: the run has no name 'no'"),
        (
            "::: walk.py graph=x",
            "5: graph=x of snippets/walk.py: 'x' is a Tensor with no graph behind it",
        ),
        (
            "::: drawn.py steps=y",
            (
                "5: steps=y of snippets/drawn.py: 'y' was never walked back in this run: "
                "call y.backward()"
            ),
        ),
        (
            "Words.\n\n::: walk.py\n    graph=no",
            "7: graph=no of snippets/walk.py: the run has no name 'no'",
        ),
        (
            "::: walk.py graph=y steps=no",
            "5: steps=no of snippets/walk.py: the run has no name 'no'",
        ),
        ("::: walk.py figure", "5: snippets/walk.py draws no figure here: call plt.show()"),
        (
            '::: walk.py graph=y alt="{{ walk.z }}"',
            (
                "5: {{ walk.z }}: the run has no name 'z': "
                "it has h, lost, x, x.grad, y (snippets/walk.py)"
            ),
        ),
    ],
)
def test_a_problem_names_the_page_the_line_the_snippet_and_what_to_do(
    book: Project, text: str, problem: str
) -> None:
    assert complaints(book, text) == [f"docs/page.md:{problem}"]
    assert convert(book, text).select(".weave") == []
