"""The graph behind a value of a run and its walk back: as they were, and without a trace."""

from __future__ import annotations

import pytest

from tests.support.project import ROOT, Project, Report
from weave.book import Book
from weave.graph import Graph, Step, Value
from weave.run import cache
from weave.run.program import load_program
from weave.run.record import KEPT
from weave.run.record_kind import MOST

DIALS = """\
import torch

x, w1, w2 = (torch.tensor(v, requires_grad=True) for v in (2.0, 3.0, 0.5))
t = 5
"""
NET = """\
import torch

rows, wanted = torch.randn(7, 3), torch.randn(7, 1)
model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Tanh(), torch.nn.Linear(4, 1))
loss = ((model(rows) - wanted) ** 2).mean()
loss.backward()
slopes = [p.grad.tolist() for p in model.parameters()]
"""
WATCHED = """\
import torch

print(torch.autograd.backward.__module__)
"""

PROGRAMS = {
    "dials.py": DIALS + "e = (w2 * (w1 * x) - t) ** 2\ne.backward()\n",
    "ours.py": """\
        from engine import Number

        x, w1, w2 = (Number(v) for v in (2, 3, 0.5))
        t = 5
        e = (w2 * (w1 * x) - t) ** 2
        e.backward()
        """,
    "names.py": """\
        import torch

        def leaf(value):
            return torch.tensor(value, requires_grad=True)

        row, table, pair = [leaf(1.0), leaf(2.0)], {"w": leaf(3.0)}, (leaf(4.0),)
        total = row[0] + row[1] + table["w"] + pair[0]
        model = torch.nn.Sequential(torch.nn.Linear(2, 1))
        answer = model(torch.tensor([1.0, 2.0]))
        _hidden = leaf(5.0)
        unseen = _hidden * 2
        first = second = leaf(6.0)
        twice = first * 2
        rows = [leaf(7.0)]
        only = rows[0]
        named = only * 2
        """,
    "models.py": """\
        from torch import nn

        class Later:
            def named_parameters(self):
                raise AssertionError("only an object has parameters")

        layer = nn.Linear(1, 1)
        y = layer.weight * 2
        """,
    "ours_names.py": """\
        from engine import Number

        row = [Number(1), Number(2)]
        total = row[0] * row[1]
        """,
    "stepped.py": DIALS
    + """
h = w1 * x
e = (w2 * h - t) ** 2
e.backward()
with torch.no_grad():
    for dial in (x, w1, w2):
        dial -= 0.1 * dial.grad
h = e = e * 1
h = 100.0
""",
    "later.py": DIALS
    + """
e = (w2 * (w1 * x) - t) ** 2
e.backward()
with torch.no_grad():
    w1 -= 10
""",
    "forward.py": DIALS + "h = w1 * x\ne = (w2 * h - t) ** 2\n",
    "fork.py": DIALS + "h = w1 * x\ne = (w2 * h + h - t) ** 2\ne.backward()\n",
    "square.py": "import torch\n\na = torch.tensor(3.0, requires_grad=True)\n"
    "b = a * a\nb.backward()\n",
    "base.py": DIALS + "y = 2 ** (x * 1.5)\ny.backward()\n",
    "shapes.py": """\
        import torch

        rows = torch.ones(4, 5)
        w = torch.ones(5, requires_grad=True)
        y = (rows @ w).sum()
        y.backward()
        """,
    "table.py": """\
        import torch

        w = torch.tensor([[3.0, -1.0], [1.0, -3.0], [0.0, 0.5]], requires_grad=True)
        y = (w * torch.tensor([2.0, 4.0])).sum()
        y.backward()
        """,
    "turned.py": """\
        import torch

        w = torch.tensor([[3.0, -1.0]], requires_grad=True)
        y = torch.tensor([[2.0, 1.0]]) @ w.t()
        """,
    "handed.py": """\
        import torch

        x = torch.ones(2, requires_grad=True)
        y = x * 3
        try:
            y.backward()
        except RuntimeError as error:
            print(error)
        y.backward(torch.tensor([1.0, 2.0]))
        """,
    "parts.py": """\
        import torch

        v = torch.tensor([1.0, 2.0], requires_grad=True)
        a, b = torch.unbind(v)
        y = b * 3
        y.backward()
        """,
    "complex.py": """\
        import torch

        z = torch.tensor(1 + 2j, requires_grad=True)
        y = (z * z.conj()).real
        y.backward()
        """,
    "own.py": """\
        import torch

        class Twice(torch.autograd.Function):
            calls = 0

            @staticmethod
            def forward(ctx, a, b):
                return a * b

            @staticmethod
            def backward(ctx, slope):
                Twice.calls += 1
                return slope * 2, None

        a, b = (torch.tensor(v, requires_grad=True) for v in (2.0, 3.0))
        y = Twice.apply(a, b) + b
        y.backward()
        print(Twice.calls)
        """,
    "hooks.py": DIALS
    + """
e = (w2 * (w1 * x) - t) ** 2
e.backward(retain_graph=True)
e.backward(retain_graph=True)
torch.autograd.grad(e, [w1, w2])
print(w1.grad)
""",
    "ours_again.py": """\
        import engine

        before = engine.Node.run, engine.Accumulate.run
        a = engine.Number(3)
        b = a * a
        b.backward(keep=True)
        b.backward()
        print(a.slope)
        print((engine.Node.run, engine.Accumulate.run) == before)
        """,
    "chosen.py": DIALS + "e = (w2 * (w1 * x) - t) ** 2\ne.backward(inputs=[w1])\n",
    "second.py": """\
        import warnings

        import torch

        a = torch.tensor(2.0, requires_grad=True)
        b = a**3
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            b.backward(create_graph=True)
        slope, a.grad = a.grad, None
        print(torch.autograd.grad(slope, a))
        """,
    "listed.py": DIALS
    + """
torch.autograd.backward([w1 * x, w2 * x])
y = w1 * x
torch.autograd.backward(tensors=y)
print(w1.grad)
""",
    "many.py": """\
        import torch

        a = torch.tensor(1.0, requires_grad=True)
        y = a
        for _ in range(MOST - 1):
            y = y + 1
        z = y + 1
        y.backward(retain_graph=True)
        z.backward()
        print(a.grad)
        """.replace("MOST", str(MOST)),
    "ours_many.py": """\
        from engine import Number

        a = y = Number(1)
        for _ in range(20_000):
            y = y + a
        y.backward()
        print(a.slope)
        """,
    "rounds.py": """\
        import torch

        w = torch.tensor(1.0, requires_grad=True)
        early = w * 5
        early.backward()
        for _ in range(KEPT + 2):
            late = w * 3
            late.backward()
        """.replace("KEPT", str(KEPT)),
    "values.py": "import torch\n\na = torch.tensor(2.0, requires_grad=True)\n"
    "n = 1\nname = 'x'\nb = torch.ones(2)\n",
    "net.py": NET,
    "net_unwatched.py": NET,
    "watched.py": WATCHED,
    "unwatched.py": WATCHED,
    "refused.py": """\
        import engine
        import torch

        runs = engine.Node.run, engine.Accumulate.run

        class Refuses(torch.autograd.Function):
            @staticmethod
            def forward(ctx, a):
                return a * 1

            @staticmethod
            def backward(ctx, slope):
                raise ValueError("no")

        a = torch.tensor(2.0, requires_grad=True)
        h = a * 3
        y = Refuses.apply(h) * 2
        try:
            y.backward()
        except ValueError as error:
            print(error)
        h.backward()
        print(a.grad)

        n = engine.Number(2)
        m = n * 3
        m.backward()
        try:
            m.backward()
        except RuntimeError as error:
            print(error)
        print((engine.Node.run, engine.Accumulate.run) == runs)
        """,
    "fails.py": DIALS + "e = w1 * x\ne.backward()\ne.backward()\n",
    "other/engine.py": "x = 1\n",
    "other/uses.py": "import engine\nimport torch\n\n"
    "a = torch.tensor(2.0, requires_grad=True)\ny = a * engine.x\n",
}
DRAWN = {  # the names of each program whose graphs the page draws
    "dials.py": "e no_such",
    "ours.py": "e",
    "names.py": "total answer unseen twice named",
    "models.py": "y",
    "ours_names.py": "total",
    "stepped.py": "e",
    "later.py": "e",
    "forward.py": "e h",
    "fork.py": "e",
    "square.py": "b",
    "base.py": "y",
    "shapes.py": "y",
    "table.py": "y",
    "turned.py": "y",
    "handed.py": "y",
    "parts.py": "y",
    "complex.py": "y",
    "own.py": "y",
    "hooks.py": "e",
    "ours_again.py": "b",
    "chosen.py": "e",
    "second.py": "b",
    "listed.py": "y",
    "many.py": "y z",
    "ours_many.py": "y",
    "rounds.py": "early late",
    "values.py": "a n name b torch",
    "net.py": "loss",
    "watched.py": "torch",
    "refused.py": "y h m",
    "fails.py": "e",
    "other/uses.py": "y",
}


@pytest.fixture(scope="module")
def report(shared: Project) -> Report:
    """One run of every program, of whose graphs one page asks."""
    shared.snippet("engine.py", (ROOT / "snippets/maths/engine.py").read_bytes())
    for name, source in PROGRAMS.items():
        shared.snippet(name, source)
    references = [f"::: {file} graph={name}" for file in DRAWN for name in DRAWN[file].split()]
    shared.write("docs/page.md", "\n\n".join(references) + "\n")
    return shared.weave()


@pytest.fixture(scope="module")
def book(shared: Project, report: Report) -> Project:
    assert report.ran
    return shared


def recorded(book: Project, file: str, name: str) -> Graph:
    graph = book.result(file).graphs[name]
    assert isinstance(graph, Graph), graph
    return graph


def text(book: Project, file: str) -> str:
    return book.result(file).printed


def order(graph: Graph) -> list[str]:
    """The functions that ran, leaves with their names."""
    nodes = [graph.nodes[step.node] for step in graph.steps]
    return [node.function + f" {node.name}" * node.leaf for node in nodes]


def arrivals(graph: Graph) -> list[Value]:
    """What arrived at each step."""
    return [step.arrives for step in graph.steps]


def factors(graph: Graph) -> list[tuple[float | None, ...]]:
    """By what it was multiplied at each step."""
    return [step.times for step in graph.steps]


def messages(graph: Graph) -> list[tuple[Value, ...]]:
    """What left at each step."""
    return [step.sends for step in graph.steps]


def facts(graph: Graph) -> list[tuple[str, str, Value]]:
    return [(node.function, node.name, node.value) for node in graph.nodes]


# A walk back of PyTorch


def test_the_order_of_a_walk_is_that_in_which_its_functions_ran(book: Project) -> None:
    assert order(recorded(book, "dials.py", "e")) == [
        "PowBackward0",
        "SubBackward0",
        "MulBackward0",
        "AccumulateGrad w2",
        "MulBackward0",
        "AccumulateGrad w1",
        "AccumulateGrad x",
    ]


def test_each_step_has_what_arrived_by_what_it_was_multiplied_and_what_left(book: Project) -> None:
    graph = recorded(book, "dials.py", "e")
    assert arrivals(graph) == [1, -4, -4, -24, -2, -4, -6]
    assert factors(graph) == [(-4,), (1, None), (6, 0.5), (), (2, 3), (), ()]
    assert messages(graph) == [(-4,), (-4, None), (-24, -2), (), (-4, -6), (), ()]


def test_a_graph_has_its_functions_from_the_root_and_where_each_sends(book: Project) -> None:
    graph = recorded(book, "dials.py", "e")
    assert [node.next for node in graph.nodes] == [
        (1,),
        (2, None),
        (3, 4),
        (),
        (5, 6),
        (),
        (),
    ]
    assert [node.leaf for node in graph.nodes] == [False] * 3 + [True, False, True, True]


def test_a_graph_knows_who_made_it_and_where_its_leaves_keep_their_slopes(book: Project) -> None:
    theirs, ours = recorded(book, "dials.py", "e"), recorded(book, "ours.py", "e")
    assert (theirs.title, theirs.keeps) == ("PyTorch", "grad")
    assert (ours.title, ours.keeps) == ("our engine", "slope")


def test_what_a_function_has_saved_is_told_by_its_name(book: Project) -> None:
    assert [node.saved for node in recorded(book, "dials.py", "e").nodes[:3]] == [
        {"self": -2, "exponent": 2},
        {"alpha": 1},
        {"self": 0.5, "other": 6},
    ]


# The same of the book's own engine


def test_the_engines_walk_is_recorded_as_pytorchs_is(book: Project) -> None:
    theirs, ours = recorded(book, "dials.py", "e"), recorded(book, "ours.py", "e")
    assert order(ours) == [
        "Pow",
        "Sub",
        "Mul",
        "Accumulate w2",
        "Mul",
        "Accumulate w1",
        "Accumulate x",
    ]
    assert [step.node for step in ours.steps] == [step.node for step in theirs.steps]
    assert arrivals(ours) == arrivals(theirs)
    assert [node.next for node in ours.nodes][:3] == [(1, None), (2, None), (3, 4)]


def test_the_engines_messages_are_pytorchs_where_anyone_hears_them(book: Project) -> None:
    assert heard(recorded(book, "dials.py", "e")) == heard(recorded(book, "ours.py", "e"))


def heard(graph: Graph) -> list[tuple[float | None, Value]]:
    """By what each message that a function receives was multiplied, and what it was."""
    return [
        (step.times[slot], step.sends[slot])
        for step in graph.steps
        for slot, receiver in enumerate(graph.nodes[step.node].next)
        if receiver is not None
    ]


def test_what_the_engine_has_saved_is_told_though_it_is_freed_by_now(book: Project) -> None:
    assert [node.saved for node in recorded(book, "ours.py", "e").nodes[:3]] == [
        {"a": -2, "b": 2},
        {},
        {"a": 0.5, "b": 6},
    ]


def test_a_neighbour_that_is_called_engine_and_is_another_does_no_harm(book: Project) -> None:
    assert facts(recorded(book, "other/uses.py", "y")) == [
        ("MulBackward0", "y", 2),
        ("AccumulateGrad", "a", 2),
    ]


# Names and values


def leaves(book: Project, file: str, name: str) -> list[str]:
    return sorted(node.name for node in recorded(book, file, name).nodes if node.leaf)


@pytest.mark.parametrize(
    ("file", "name", "expected"),
    [
        ("dials.py", "e", ["w1", "w2", "x"]),
        ("ours.py", "e", ["w1", "w2", "x"]),
        ("names.py", "total", ["pair[0]", "row[0]", "row[1]", "table['w']"]),
        ("ours_names.py", "total", ["row[0]", "row[1]"]),
        ("names.py", "answer", ["0.bias", "0.weight"]),
        ("names.py", "twice", ["first"]),
        ("names.py", "named", ["only"]),
        ("names.py", "unseen", [""]),
        ("models.py", "y", ["weight"]),
    ],
)
def test_a_leaf_has_the_name_that_the_program_gives_it(
    book: Project, file: str, name: str, expected: list[str]
) -> None:
    assert leaves(book, file, name) == expected


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        (
            "dials.py",
            [
                ("PowBackward0", "e", 4),
                ("SubBackward0", "", -2),
                ("MulBackward0", "", None),
                ("AccumulateGrad", "w2", 0.5),
                ("MulBackward0", "", 6),
                ("AccumulateGrad", "w1", 3),
                ("AccumulateGrad", "x", 2),
            ],
        ),
        (
            "ours.py",
            [
                ("Pow", "e", 4),
                ("Sub", "", -2),
                ("Mul", "", None),
                ("Accumulate", "w2", 0.5),
                ("Mul", "", 6),
                ("Accumulate", "w1", 3),
                ("Accumulate", "x", 2),
            ],
        ),
    ],
)
def test_a_number_without_a_name_has_the_value_that_its_receiver_saved(
    book: Project, file: str, expected: list[tuple[str, str, Value]]
) -> None:
    assert facts(recorded(book, file, "e")) == expected


def test_a_plain_number_that_is_saved_is_not_taken_for_an_input(book: Project) -> None:
    assert facts(recorded(book, "base.py", "y"))[1] == ("MulBackward0", "", None)


def test_values_are_those_of_the_walk_and_not_of_a_later_step(book: Project) -> None:
    values = [node.value for node in recorded(book, "later.py", "e").nodes]
    assert values == [4, -2, None, 0.5, 6, 3, 2]
    assert book.result("later.py").values["w1"] == -7


def test_a_name_stands_for_what_it_stands_for_at_the_end(book: Project) -> None:
    graph = recorded(book, "stepped.py", "e")
    assert graph.nodes[0].function == "MulBackward0"
    assert graph.steps == ()


def test_without_a_walk_there_are_values_and_no_steps(book: Project) -> None:
    graph = recorded(book, "forward.py", "e")
    assert [node.value for node in graph.nodes] == [4, -2, None, 0.5, 6, 3, 2]
    assert graph.nodes[4].name == "h"
    assert graph.steps == ()


def test_a_graph_may_begin_at_any_number(book: Project) -> None:
    assert facts(recorded(book, "forward.py", "h")) == [
        ("MulBackward0", "h", 6),
        ("AccumulateGrad", "w1", 3),
        ("AccumulateGrad", "x", 2),
    ]


# Other shapes of graphs


def test_a_fork_hears_twice_and_runs_once(book: Project) -> None:
    graph = recorded(book, "fork.py", "e")
    h = next(i for i, node in enumerate(graph.nodes) if node.name == "h")
    sent = [
        step.sends[slot]
        for step in graph.steps
        for slot, j in enumerate(graph.nodes[step.node].next)
        if j == h
    ]
    assert sent == [8, 4]
    assert [step.arrives for step in graph.steps if step.node == h] == [12]


def test_a_number_times_itself_gets_two_messages_from_one_function(book: Project) -> None:
    graph = recorded(book, "square.py", "b")
    assert graph.nodes[0].next == (1, 1)
    assert graph.steps == (
        Step(node=0, arrives=1, times=(3, 3), sends=(3, 3)),
        Step(node=1, arrives=6, times=(), sends=()),
    )


def test_of_a_table_that_is_not_small_the_shape_is_kept(book: Project) -> None:
    graph = recorded(book, "shapes.py", "y")
    assert facts(graph) == [
        ("SumBackward0", "y", 20),
        ("MvBackward0", "", None),
        ("AccumulateGrad", "w", "5"),
    ]
    assert graph.nodes[1].saved == {"self": "4×5"}
    assert arrivals(graph) == [1, "4", "5"]
    assert factors(graph) == [(None,), (), ()]
    assert messages(graph) == [("4",), (None, "5"), ()]


def test_of_a_small_table_all_numbers_are_kept(book: Project) -> None:
    graph = recorded(book, "table.py", "y")
    assert facts(graph) == [
        ("SumBackward0", "y", -6),
        ("MulBackward0", "", None),
        ("AccumulateGrad", "w", ((3, -1), (1, -3), (0, 0.5))),
    ]
    assert graph.nodes[1].saved == {"other": ((2, 4),)}
    assert messages(graph) == [(((1, 1), (1, 1), (1, 1)),), (((2, 4), (2, 4), (2, 4)), None), ()]


def test_what_a_transpose_made_is_known(book: Project) -> None:
    assert facts(recorded(book, "turned.py", "y")) == [
        ("MmBackward0", "y", 5),
        ("TBackward0", "", ((3,), (-1,))),
        ("AccumulateGrad", "w", ((3, -1),)),
    ]


def test_of_a_complex_number_there_are_words_and_no_factor(book: Project) -> None:
    graph = recorded(book, "complex.py", "y")
    assert ("AccumulateGrad", "z", "(1+2j)") in facts(graph)
    assert arrivals(graph)[-1] == "(2+4j)"
    assert [x for times in factors(graph) for x in times if x is not None] == []


def test_a_walk_may_begin_with_slopes_that_are_handed_over(book: Project) -> None:
    graph = recorded(book, "handed.py", "y")
    assert text(book, "handed.py") == "grad can be implicitly created only for scalar outputs\n"
    assert arrivals(graph) == [((1, 2),), ((3, 6),)]


def test_of_several_results_the_slope_of_one_that_was_used_arrives(book: Project) -> None:
    graph = recorded(book, "parts.py", "y")
    assert order(graph) == ["MulBackward0", "UnbindBackward0", "AccumulateGrad v"]
    assert arrivals(graph) == [1, 3, ((0, 3),)]


def test_a_walk_to_chosen_leaves_leaves_the_others_out(book: Project) -> None:
    graph = recorded(book, "chosen.py", "e")
    assert order(graph)[-1] == "AccumulateGrad w1"
    assert len(graph.nodes) == len(graph.steps) + 2
    assert messages(graph)[2] == (None, -2)


# Without a trace


def test_a_function_of_the_programs_own_runs_once(book: Project) -> None:
    graph = recorded(book, "own.py", "y")
    assert text(book, "own.py") == "1\n"
    assert graph.steps[1] == Step(node=1, arrives=1, times=(), sends=(2, None))


@pytest.mark.parametrize(
    ("file", "name", "printed", "steps"),
    [("hooks.py", "e", "tensor(-8.)\n", 7), ("ours_again.py", "b", "12.0\nTrue\n", 2)],
)
def test_the_first_walk_counts_and_nothing_listens_after_it(
    book: Project, file: str, name: str, printed: str, steps: int
) -> None:
    assert text(book, file) == printed
    assert len(recorded(book, file, name).steps) == steps


def test_slopes_are_the_same_to_the_bit_whether_watched_or_not(book: Project) -> None:
    graph = recorded(book, "net.py", "loss")
    assert len(graph.steps) == len(graph.nodes)
    watched, alone = (book.result(file).values for file in ("net.py", "net_unwatched.py"))
    assert watched["slopes"] == alone["slopes"]


def test_a_graph_of_slopes_can_still_be_made(book: Project) -> None:
    assert text(book, "second.py") == "(tensor(12.),)\n"
    assert arrivals(recorded(book, "second.py", "b")) == [1, 12]


def test_backward_takes_what_it_always_took(book: Project) -> None:
    assert text(book, "listed.py") == "tensor(4.)\n"
    assert arrivals(recorded(book, "listed.py", "y")) == [1, 2, 3]


def test_a_program_of_which_no_page_asks_is_not_watched(book: Project) -> None:
    assert text(book, "unwatched.py") == "torch.autograd\n"
    assert text(book, "watched.py") == "weave.run.record_kind\n"
    assert book.result("unwatched.py").graphs == {}


def test_an_error_on_the_way_leaves_everything_as_it_was(book: Project) -> None:
    assert text(book, "refused.py") == (
        "no\ntensor(3.)\nMul has freed what it saved; backward(keep=True) keeps it\nTrue\n"
    )


def test_a_walk_that_was_broken_off_has_the_steps_it_came_to(book: Project) -> None:
    assert order(recorded(book, "refused.py", "y")) == ["MulBackward0"]
    assert len(recorded(book, "refused.py", "h").steps) == 2
    assert len(recorded(book, "refused.py", "m").steps) == 2


def test_an_error_that_nobody_catches_is_told_as_always(report: Report) -> None:
    assert [problem.split(" (")[0] for problem in report.problems] == [
        "snippets/fails.py:7: RuntimeError: Trying to backward through the graph a second time"
    ]


# What cannot be drawn


@pytest.mark.parametrize(
    ("file", "name", "problem"),
    [
        ("dials.py", "no_such", "the run has no name 'no_such'"),
        ("values.py", "a", "'a' is a Tensor with no graph behind it"),
        ("values.py", "b", "'b' is a Tensor with no graph behind it"),
        ("values.py", "n", "'n' is a int with no graph behind it"),
        ("values.py", "name", "'name' is a str with no graph behind it"),
        ("values.py", "torch", "'torch' is a module with no graph behind it"),
        ("many.py", "z", f"{MOST + 1} functions are too many to draw"),
        ("ours_many.py", "y", "20001 functions are too many to draw"),
    ],
)
def test_what_has_no_graph_to_draw_has_a_reason(
    book: Project, file: str, name: str, problem: str
) -> None:
    assert book.result(file).graphs[name] == problem


def test_the_most_functions_can_still_be_drawn(book: Project) -> None:
    graph = recorded(book, "many.py", "y")
    assert (len(graph.nodes), len(graph.steps)) == (MOST, MOST)


def test_what_is_too_large_is_walked_all_the_same_and_in_no_time(book: Project) -> None:
    assert text(book, "ours_many.py") == "20001.0\n"
    assert book.result("ours_many.py").seconds < 5


def test_of_many_walks_those_that_a_page_asks_for_are_kept(book: Project) -> None:
    assert arrivals(recorded(book, "rounds.py", "early")) == [1, 5]
    assert arrivals(recorded(book, "rounds.py", "late")) == [1, 3]


# What pages ask


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("::: a.py graph=e\n", {"snippets/a.py": ("e",)}),
        ("::: a.py steps=e\n", {"snippets/a.py": ("e",)}),
        ("::: a.py graph=e steps=h\n", {"snippets/a.py": ("e", "h")}),
        ("::: a.py#cell figure graph=e\n", {"snippets/a.py": ("e",)}),
        ("::: a.py graph=h\n\n::: a.py graph=e\n", {"snippets/a.py": ("e", "h")}),
        (
            "::: a.py graph=e\n\n::: b/c.py graph=e\n",
            {"snippets/a.py": ("e",), "snippets/b/c.py": ("e",)},
        ),
        ("!!! note\n\n    ::: a.py graph=e\n", {"snippets/a.py": ("e",)}),
        ("!!! note\n    ::: a.py graph=e\n", {"snippets/a.py": ("e",)}),
        ("- a list\n\n    ::: a.py graph=e\n", {"snippets/a.py": ("e",)}),
        ("Words.\n::: a.py graph=e\n", {"snippets/a.py": ("e",)}),
        ('::: a.py\n    caption="Words\n    and more"\n    graph=e\n', {"snippets/a.py": ("e",)}),
        ("::: a.py\r\n  graph=e\r\n\r\nWords.\r\n", {"snippets/a.py": ("e",)}),
        ("::: a.py\n\ngraph=e\n", {}),
        ("Words ::: a.py graph=e\n", {}),
        ("::: a.py\n", {}),
        ("", {}),
        ("::: a.py grap=e\n\n::: b.py graph=e\n", {"snippets/b.py": ("e",)}),
        ('::: a.py graph="e\n\n::: b.py graph=e\n', {"snippets/b.py": ("e",)}),
        ("::: a.py graph=e \\\n", {}),
    ],
)
def test_a_page_asks_for_a_graph_in_a_reference(
    project: Project, page: str, wanted: dict[str, tuple[str, ...]]
) -> None:
    project.write("docs/page.md", page.encode())
    assert Book(project.root).graphs == wanted


def test_all_pages_ask_together(project: Project) -> None:
    project.write("docs/one.md", "::: a.py graph=e\n")
    project.write("docs/deep/er/two.md", "::: a.py steps=e\n\n::: a.py graph=h\n")
    project.write("docs/notes.txt", "::: a.py graph=no\n")
    assert Book(project.root).graphs == {"snippets/a.py": ("e", "h")}


def test_a_page_that_is_not_utf_8_does_no_harm(project: Project) -> None:
    project.write("docs/page.md", b"\xff\xfe\n\n::: a.py graph=e\n")
    assert Book(project.root).graphs == {"snippets/a.py": ("e",)}


def test_a_book_without_pages_asks_nothing(project: Project) -> None:
    (project.root / "docs").rmdir()
    assert Book(project.root).graphs == {}


# When a program is run again


def key(project: Project, name: str) -> str:
    program = load_program(project.root / "snippets" / name, project.root)
    graphs = Book(project.root).graphs.get(program.file, ())
    return cache.program_key(program, project.root, graphs)


def test_what_a_page_asks_changes_the_key_of_its_program_alone(project: Project) -> None:
    for name in ("a.py", "b.py"):
        project.snippet(name, "x = 1\n")
    before = [key(project, name) for name in ("a.py", "b.py")]
    page = project.write("docs/page.md", "::: a.py graph=e\n")
    of_one_graph = key(project, "a.py")
    page.write_text("::: a.py graph=other\n")
    of_another = key(project, "a.py")
    assert len({before[0], of_one_graph, of_another}) == 3
    assert key(project, "b.py") == before[1]


def test_a_graph_and_its_steps_come_of_the_same_run(project: Project) -> None:
    project.snippet("a.py", "x = 1\n")
    page = project.write("docs/page.md", "::: a.py graph=e\n")
    before = key(project, "a.py")
    page.write_text("Words.\n\n::: a.py steps=e graph=e\n\n::: a.py\n")
    assert key(project, "a.py") == before


def test_a_program_is_run_again_when_a_page_asks_and_when_it_does_not_any_more(
    project: Project,
) -> None:
    project.snippet(
        "a.py", "import torch\n\na = torch.tensor(1.0, requires_grad=True)\ny = a * 2\n"
    )
    project.snippet("b.py", "x = 1\n")
    project.write("docs/page.md", "::: a.py\n")
    project.weave()
    project.write("docs/page.md", "::: a.py graph=y\n")
    assert project.weave().ran == ["snippets/a.py"]
    assert list(project.result("a.py").graphs) == ["y"]
    assert project.weave().ran == []
    project.write("docs/page.md", "::: a.py\n")
    assert project.weave().ran == ["snippets/a.py"]
    assert project.result("a.py").graphs == {}


def test_a_graph_is_recorded_the_same_in_every_run(project: Project) -> None:
    project.snippet("net.py", NET)
    project.write("docs/page.md", "::: net.py steps=loss\n")
    project.weave()
    first = project.result("net.py").graphs
    project.weave("--fresh")
    assert project.result("net.py").graphs == first
