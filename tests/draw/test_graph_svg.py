"""Pictures of graphs: the words and counts of every moment, and where cards and lines go."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given, settings
from hypothesis import strategies as st

from weave.draw.card import LETTER, LINE, TALL, Card
from weave.draw.graph_layout import MARGIN, WIDEST, Edge, Layout, Point, layered
from weave.draw.graph_svg import Picture
from weave.draw.number import format_number, format_terms, render_factor, render_number
from weave.draw.walk import Steps, short
from weave.graph import Graph, Node, Step, Value


def node(
    function: str,
    name: str,
    value: Value,
    following: Sequence[int | None] = (),
    saved: Mapping[str, Value] = MappingProxyType({}),
) -> Node:
    return Node(function, function.startswith("Accumulate"), name, value, saved, tuple(following))


def step(
    place: int, arrives: Value, times: Sequence[float | None] = (), sends: Sequence[Value] = ()
) -> Step:
    return Step(place, arrives, tuple(times), tuple(sends))


def graph(nodes: Sequence[Node], steps: Sequence[Step] = ()) -> Graph:
    return Graph("PyTorch", "grad", tuple(nodes), tuple(steps))


def fork() -> Graph:
    """y = h*w + 3*h for h = x - 1, walked back: both its functions send a message to h."""
    return graph(
        [
            node("AddBackward0", "y", -1.0, [1, 2]),
            node("MulBackward0", "", -4.0, [3, 4], {"self": 1.0, "other": -4.0}),
            node("MulBackward0", "", 3.0, [3, None]),
            node("SubBackward0", "h", 1.0, [5, None]),
            node("AccumulateGrad", "w", -4.0),
            node("AccumulateGrad", "x", 2.0),
        ],
        [
            step(0, 1.0, [1.0, 1.0], [1.0, 1.0]),
            step(2, 1.0, [3.0, None], [3.0, None]),
            step(1, 1.0, [-4.0, 1.0], [-4.0, 1.0]),
            step(4, 1.0),
            step(3, -1.0, [1.0, None], [-1.0, None]),
            step(5, -1.0),
        ],
    )


def words(of: Graph) -> list[str]:
    """What every moment says, without the marks of the page."""
    return [BeautifulSoup(moment.words, "html.parser").text for moment in Steps(of).moments()]


def parsed(markup: str) -> BeautifulSoup:
    return BeautifulSoup(markup, "html.parser")


# Words


def test_every_moment_says_who_ran_what_it_sent_and_who_is_next() -> None:
    assert words(fork()) == [
        (
            "Every value is known. The walk back begins at y with 1, because y changes one for one "
            "with itself."
        ),
        (
            "AddBackward0, the node of y, gets 1 and sends 1 × 1 = 1 to the result of Mul "
            "and 1 × 1 = 1 to the result of Mul. "
            "Next comes the result of Mul; the result of Mul is ready too."
        ),
        (
            "MulBackward0 gets 1 and sends 1 × 3 = 3 to h. Next comes the result of Mul. "
            "h waits for one more message."
        ),
        (
            "MulBackward0 gets 1 and sends 1 × (−4) = −4 to h and 1 × 1 = 1 to w. "
            "Next comes w; h is ready too."
        ),
        "AccumulateGrad adds 1 to w.grad. Next comes h.",
        (
            "SubBackward0, the node of h, gets 3 + (−4) = −1 and sends −1 × 1 = −1 to x. "
            "Next comes x."
        ),
        "AccumulateGrad adds −1 to x.grad. The walk is over.",
    ]


def test_plain_words_name_the_operation_and_not_the_function() -> None:
    plain = [parsed(moment.words).text for moment in Steps(fork(), plain=True).moments()]
    assert plain[1].startswith("y, the addition, gets 1 and sends 1 × 1 = 1 to ")
    assert plain[5].startswith("h, the subtraction, gets 3 + (−4) = −1 and sends −1 × 1 = −1 to x.")
    assert plain[6] == ("x gets −1 and keeps it: that is its slope. The walk is over.")
    head, first, *_ = parsed(Picture(fork(), "", plain=True).render_twin()).select("tr")
    assert [cell.text for cell in head.select("th")] == ["number", "made from", "value", "slope"]
    assert "Backward" not in first.text


@pytest.mark.parametrize(
    ("function", "saved", "words"),
    [
        ("PowBackward0", {"exponent": 2.0}, "y, the square, gets 1 and sends 1 × 2 ="),
        ("PowBackward0", {"exponent": 3.0}, "y, the power, gets 1 and sends 1 × 2 ="),
        ("TanhBackward0", {}, "y, the operation, gets 1 and sends 1 × 2 ="),
    ],
)
def test_plain_words_know_a_square(function: str, saved: dict[str, Value], words: str) -> None:
    nodes = [node(function, "y", 1.0, [1], saved), node("AccumulateGrad", "x", 1.0)]
    recorded = graph(nodes, [step(0, 1.0, [2.0], [2.0])])
    *_, last = Steps(recorded, plain=True).moments()
    assert parsed(last.words).text.startswith(words)


def test_several_messages_to_come_are_counted() -> None:
    nodes = [
        node("AddBackward0", "y", 1.0, [1, 2]),
        node("NegBackward0", "", 1.0, [2, 2]),
        node("AccumulateGrad", "x", 1.0),
    ]
    assert words(graph(nodes, [step(0, 1.0, [1.0, 1.0], [1.0, 1.0])]))[-1].endswith(
        "Next comes the result of Neg. x waits for 2 more messages."
    )


def test_without_a_factor_the_words_leave_it_out() -> None:
    nodes = [node("SumBackward0", "y", 6.0, [1]), node("AccumulateGrad", "", "3")]
    assert words(graph(nodes, [step(0, 1.0, [None], ["3"]), step(1, "3")])) == [
        (
            "Every value is known. The walk back begins at y with 1, because y changes one for one "
            "with itself."
        ),
        (
            "SumBackward0, the node of y, gets 1 and sends 3 to the result of Accumulate. "
            "Next comes the result of Accumulate."
        ),
        "AccumulateGrad adds 3 to leaf.grad. The walk is over.",
    ]


def test_a_message_that_is_nothing_is_called_so_and_changes_no_slope() -> None:
    nodes = [
        node("AddBackward0", "y", 1.0, [1, 2]),
        node("OwnBackward", "", 1.0, [2]),
        node("AccumulateGrad", "x", 1.0),
    ]
    walk = graph(
        nodes, [step(0, 1.0, [1.0, 1.0], [1.0, 1.0]), step(1, 1.0, [], [None]), step(2, 1.0)]
    )
    *_, before, last = Steps(walk).moments()
    assert parsed(before.words).text.endswith("and sends nothing to x. Next comes x.")
    assert before.slopes[2] == last.slopes[2] == 1
    assert before.sent == set()


def test_a_leaf_that_hears_nothing_and_never_runs_is_not_ready() -> None:
    nodes = [
        node("MulBackward0", "y", 1.0, [1, 2]),
        node("AccumulateGrad", "a", 1.0),
        node("AccumulateGrad", "b", 1.0),
    ]
    walk = graph(nodes, [step(0, 1.0, [2.0, None], [2.0, None]), step(1, 2.0)])
    assert words(walk)[-1] == "AccumulateGrad adds 2 to a.grad. The walk is over."
    assert 2 not in list(Steps(walk).moments())[-1].slopes


def test_a_walk_that_was_broken_off_leaves_ready_what_never_ran() -> None:
    broken_off = replace(fork(), steps=fork().steps[:3])
    last = list(Steps(broken_off).moments())[-1]
    assert last.ready == [3, 4]


def test_without_steps_there_is_one_moment_and_nothing_to_say() -> None:
    (moment,) = Steps(graph(fork().nodes)).moments()
    assert (moment.words, moment.slopes, moment.ready) == ("", {}, [])


# Moments


def test_what_waits_and_what_is_ready_is_known_at_every_moment() -> None:
    moments = list(Steps(fork()).moments())
    assert [moment.now for moment in moments] == [None, 0, 2, 1, 4, 3, 5]
    assert [moment.ready for moment in moments] == [[0], [2, 1], [1], [4, 3], [3], [5], []]
    assert [moment.waits[3] for moment in moments] == [2, 2, 1, 0, 0, 0, 0]
    assert [moment.slopes.get(3) for moment in moments] == [None, None, 3, -1, -1, -1, -1]
    assert [moment.partial(3) for moment in moments] == [False, False, True] + [False] * 4
    assert [moment.sent for moment in moments] == [
        set(),
        {(0, 0), (0, 1)},
        {(2, 0)},
        {(1, 0), (1, 1)},
        set(),
        {(3, 0)},
        set(),
    ]


def test_a_moment_does_not_change_with_those_after_it() -> None:
    steps = Steps(fork())
    kept = [repr(moment) for moment in steps.moments()]
    assert [repr(moment) for moment in list(steps.moments())] == kept


# Graphs of any shape


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Up to 25 functions, every one of them reached from the first; inputs may be constants."""
    count = draw(st.integers(1, 25))
    following: list[list[int | None]] = [[] for _ in range(count)]
    for j in range(1, count):
        following[draw(st.integers(0, j - 1))].append(j)
    if count > 1:
        for _ in range(draw(st.integers(0, count))):
            i = draw(st.integers(0, count - 2))
            following[i].append(draw(st.none() | st.integers(i + 1, count - 1)))
    names = st.text("abcdefgh", max_size=draw(st.sampled_from([1, 4, 12])))
    values: st.SearchStrategy[Value] = (
        st.none()
        | st.integers(-999, 999).map(float)
        | st.sampled_from(["128×128", 1e-7, ((1.0, -2.0, 3.0),), ((1.0, 2.5), (-3.0, 0.0))])
    )
    nodes = [
        node("MulBackward0" if places else "AccumulateGrad", draw(names), draw(values), places)
        for places in following
    ]
    return graph(nodes, list(walked(following, draw(st.booleans()))))


def walked(following: Sequence[Sequence[int | None]], last: bool) -> Iterator[Step]:
    """A walk back through all of them, by factors of 1 and 2, in one of two orders."""
    waits = [0] * len(following)
    for j in itertools.chain.from_iterable(following):
        if j is not None:
            waits[j] += 1
    slopes, ready = {0: 1.0}, [0]
    while ready:
        i = ready.pop(-1 if last else 0)
        times = [None if j is None else 1.0 + j % 2 for j in following[i]]
        sends = [None if by is None else by * slopes[i] for by in times]
        yield step(i, slopes[i], times, sends)
        for j, sent in zip(following[i], sends, strict=True):
            if j is not None and sent is not None:
                slopes[j] = slopes.get(j, 0.0) + sent
                waits[j] -= 1
                if not waits[j]:
                    ready.append(j)


def edges(of: Graph) -> list[Edge]:
    return [
        (i, slot, j)
        for i, giver in enumerate(of.nodes)
        for slot, j in enumerate(giver.next)
        if j is not None
    ]


@given(graphs())
@settings(deadline=None)
def test_at_the_end_nothing_waits_and_all_have_run(recorded: Graph) -> None:
    last = list(Steps(recorded).moments())[-1]
    assert {last.waits[i] for i in range(len(recorded.nodes))} == {0}
    assert last.done == set(range(len(recorded.nodes)))
    assert last.ready == []
    assert last.words.endswith("The walk is over.")


@given(graphs())
@settings(deadline=None)
def test_every_slope_is_the_sum_of_the_messages(recorded: Graph) -> None:
    heard = dict.fromkeys(range(len(recorded.nodes)), 0.0) | {0: 1.0}
    for ran in recorded.steps:
        for j, sent in zip(recorded.nodes[ran.node].next, ran.sends, strict=True):
            if j is not None:
                assert isinstance(sent, float)
                heard[j] += sent
    assert list(Steps(recorded).moments())[-1].slopes == heard


@given(graphs())
@settings(deadline=None)
def test_messages_sent_and_messages_to_come_are_all_there_are(recorded: Graph) -> None:
    every = set()
    moments = list(Steps(recorded).moments())
    for before, after in itertools.pairwise(moments):
        assert sum(before.waits.values()) - sum(after.waits.values()) == len(after.sent)
        assert after.now in before.ready
        assert before.ready[0] == after.now
        every |= after.sent
    assert every == {(i, slot) for i, slot, _ in edges(recorded)}


@given(graphs())
@settings(deadline=None)
def test_what_waits_has_heard_something_and_is_not_ready(recorded: Graph) -> None:
    for moment in Steps(recorded).moments():
        for i in range(len(recorded.nodes)):
            assert not (moment.partial(i) and (i in moment.ready or i in moment.done))
            assert (i in moment.slopes) == (
                i in moment.done or i in moment.ready or moment.partial(i)
            )


# Where cards and lines go


def overlap(card: Card, other: Card) -> bool:
    wide = (card.width + other.width) / 2 - 0.01
    high = (card.height + other.height) / 2 - 0.01
    return abs(card.x - other.x) < wide and abs(card.y - other.y) < high


def sampled(path: str) -> Iterator[Point]:
    """Points along a path of cubic curves."""
    numbers = [float(number) for number in re.findall(r"-?[\d.]+(?:e[+-]?\d+)?", path)]
    (first, *rest) = zip(numbers[::2], numbers[1::2], strict=True)
    for control in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        curve = (first, *control)
        for t in (k / 24 for k in range(25)):
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
            x, y = (sum(w * p[d] for w, p in zip(weights, curve, strict=True)) for d in (0, 1))
            yield x, y
        first = control[-1]


def within(point: Point, card: Card) -> bool:
    """Half a pixel is left to the rounding of numbers in a path."""
    (x, y), half = point, card.width / 2 - 0.5
    return abs(x - card.x) < half and abs(y - card.y) < card.height / 2 - 0.5


@given(graphs())
@settings(deadline=None)
def test_no_two_cards_overlap(recorded: Graph) -> None:
    cards = Picture(recorded, "").layout.cards
    assert not [pair for pair in itertools.combinations(cards, 2) if overlap(*pair)]


@given(graphs())
@settings(deadline=None)
def test_no_line_passes_through_a_card(recorded: Graph) -> None:
    layout = Picture(recorded, "").layout
    crossed = [
        (edge, k)
        for edge in layout.edges
        for point in sampled(layout.path(edge))
        for k, card in enumerate(layout.cards)
        if within(point, card)
    ]
    assert crossed == []


@given(graphs())
@settings(deadline=None)
def test_every_card_and_every_line_is_inside_the_picture(recorded: Graph) -> None:
    layout = Picture(recorded, "").layout
    for card in layout.cards:
        assert card.left >= MARGIN - 0.01
        assert card.top >= MARGIN - 0.01
        assert card.left + card.width <= layout.width - MARGIN + 0.01
        assert card.top + card.height <= layout.height - MARGIN + 0.01
    for edge in layout.edges:
        for x, y in sampled(layout.path(edge)):
            assert 0 <= x <= layout.width
            assert 0 <= y <= layout.height


@given(graphs())
@settings(deadline=None)
def test_values_flow_one_way(recorded: Graph) -> None:
    layout = Picture(recorded, "").layout
    for i, slot, j in layout.edges:
        giver, taker = layout.cards[j], layout.cards[i]
        if layout.upright:
            assert giver.top + giver.height < taker.top
        else:
            assert giver.x + giver.width / 2 < taker.left
        along = [point[layout.upright] for point in layout.line((i, slot, j))]
        assert along == sorted(along)


@given(graphs())
@settings(deadline=None)
def test_a_line_leads_from_edge_to_edge(recorded: Graph) -> None:
    layout = Picture(recorded, "").layout
    for i, slot, j in layout.edges:
        giver, taker = layout.cards[j], layout.cards[i]
        first, *_, last = layout.line((i, slot, j))
        if layout.upright:
            assert first == (giver.x, giver.y + giver.height / 2)
            assert last[1] == pytest.approx(taker.top)
            assert abs(last[0] - taker.x) < taker.width / 2
        else:
            assert first == (giver.x + giver.width / 2, giver.y)
            assert last[0] == pytest.approx(taker.left)
            assert abs(last[1] - taker.y) < taker.height / 2


@given(graphs())
@settings(deadline=None)
def test_lines_into_one_card_enter_it_apart(recorded: Graph) -> None:
    layout = Picture(recorded, "").layout
    ends = [(edge[0], layout.line(edge)[-1]) for edge in layout.edges]
    assert len(set(ends)) == len(ends)


@given(graphs())
@settings(deadline=None)
def test_a_layer_is_the_longest_way_to_it(recorded: Graph) -> None:
    lines = edges(recorded)
    layers = layered(lines, len(recorded.nodes))
    assert layers[0] == 0
    for j in range(1, len(layers)):
        assert layers[j] == 1 + max(layers[i] for i, _, taker in lines if taker == j)


@given(graphs())
@settings(deadline=None)
def test_a_picture_is_always_the_same(recorded: Graph) -> None:
    assert Picture(recorded, "a-").render_whole("") == Picture(recorded, "a-").render_whole("")


def test_a_short_chain_lies_and_one_too_wide_for_a_phone_stands() -> None:
    chain = [(0, 0, 1), (1, 0, 2)]
    lying, standing = Layout(chain, [40, 50, 60]), Layout(chain, [100, 110, 120])
    assert (lying.upright, standing.upright) == (False, True)
    assert lying.width <= WIDEST
    assert [card.y for card in lying.cards] == [lying.cards[0].y] * 3
    assert [card.x for card in standing.cards] == [standing.cards[0].x] * 3
    assert (lying.height, standing.width) == (TALL + 2 * MARGIN, 120 + 2 * MARGIN)


def test_a_single_card_fills_its_picture() -> None:
    layout = Layout([], [80])
    assert (layout.width, layout.height) == (80 + 2 * MARGIN, TALL + 2 * MARGIN)


def test_lines_into_one_card_come_in_the_order_of_their_origins() -> None:
    layout = Layout([(0, 0, 1), (0, 1, 2), (0, 2, 3)], [40, 40, 40, 40])
    origins = {slot: layout.cards[j].y for _, slot, j in layout.edges}
    entries = {slot: layout.line((i, slot, j))[-1][1] for i, slot, j in layout.edges}
    assert sorted(origins, key=origins.__getitem__) == sorted(entries, key=entries.__getitem__)


# The picture


def boxes(svg: Tag, kind: str) -> list[tuple[float, ...]]:
    sides = ("x", "y", "width", "height")
    return [tuple(float(str(box[side])) for side in sides) for box in svg.select(f"rect.{kind}")]


def test_a_whole_graph_has_a_card_a_node_with_value_sign_and_slope() -> None:
    (svg,) = parsed(Picture(fork(), "p-").render_whole("A fork")).select("svg")
    assert svg["role"] == "img"
    assert svg["aria-label"] == "A fork"
    assert len(boxes(svg, "graph-card")) == 6
    assert len(boxes(svg, "graph-leaf")) == 2
    assert [text.text for text in svg.select(".graph-value")] == [
        "y = −1",
        "−4",
        "3",
        "h = 1",
        "−4",
        "2",
    ]
    assert [text.text for text in svg.select(".graph-sign")] == ["+", "×", "×", "−", "w", "x"]
    assert [text.text for text in svg.select(".graph-slope")] == [
        "1",
        "1",
        "1",
        "3 + (−4) = −1",
        "1",
        "−1",
    ]
    assert svg.select(".graph-now, .graph-ready, .graph-sent") == []


def test_without_a_walk_a_picture_has_no_slopes() -> None:
    page = parsed(Picture(graph(fork().nodes), "p-").render_whole(""))
    assert page.select(".graph-slope") == []
    assert [row.select("td")[-1].text for row in page.select("tbody tr")] == ["–"] * 6


def layer() -> Graph:
    """y = w x for a table of two rows, with its gradient."""
    nodes = [
        node("MvBackward0", "y", ((5.0, -1.0),), [1]),
        node("AccumulateGrad", "w", ((3.0, -1.0), (1.0, -3.0))),
    ]
    gradient = ((-4.0, -2.0), (0.0, 0.0))
    return graph(nodes, [step(0, ((-2.0, 0.0),), [None], [gradient]), step(1, gradient)])


def test_a_table_is_drawn_as_its_numbers_in_rows_and_columns() -> None:
    picture = Picture(layer(), "p-")
    result, leaf = picture.layout.cards
    assert (result.height, leaf.height) == (TALL, TALL + 2 * LINE)
    (svg,) = parsed(picture.render_whole("A layer")).select("svg")
    values = [(text.text, float(str(text["x"]))) for text in svg.select(".graph-value")]
    assert [text for text, _ in values] == ["y =", "5", "−1", "3", "−1", "1", "−3"]
    left, right, *below = [x for _, x in values[3:]]
    assert below == [left, right]
    assert left < leaf.x < right
    assert [text.text for text in svg.select(".graph-slope")] == [
        *("−2", "0"),
        *("−4", "−2", "0", "0"),
    ]


def test_tables_that_meet_are_added_number_by_number() -> None:
    nodes = [
        node("AddBackward0", "y", ((2.0, 4.0),), [1, 1]),
        node("AccumulateGrad", "w", ((1.0, 2.0),)),
    ]
    sends = [((1.0, -1.0),), ((2.0, 0.5),)]
    *_, last = Steps(graph(nodes, [step(0, ((1.0, 1.0),), [None, None], sends)])).moments()
    assert last.slopes[1] == ((3.0, -0.5),)


def test_the_name_of_a_table_with_several_rows_stands_above_them() -> None:
    column = graph([node("SubBackward0", "y", ((3.0,), (6.0,)))])
    table = graph([node("SubBackward0", "squares", ((1.0, 2.0), (3.0, 4.0)))])
    for recorded, expected in (
        (column, ["y =", "3", "6"]),
        (table, ["squares =", "1", "2", "3", "4"]),
    ):
        picture = Picture(recorded, "p-")
        (card,) = picture.layout.cards
        name, *numbers = parsed(picture.render_whole("")).select(".graph-value")
        assert [text.text for text in (name, *numbers)] == expected
        assert float(str(name["x"])) == pytest.approx(card.x)
        assert all(float(str(text["y"])) > float(str(name["y"])) for text in numbers)
        assert len(name.text) * LETTER < card.width


def test_a_table_in_a_sentence_stands_in_brackets() -> None:
    assert words(layer())[1:] == [
        ("MvBackward0, the node of y, gets [−2, 0] and sends [−4, −2], [0, 0] to w. Next comes w."),
        "AccumulateGrad adds [−4, −2], [0, 0] to w.grad. The walk is over.",
    ]


@given(graphs())
@settings(deadline=None, max_examples=30)
def test_every_card_is_inside_the_view_box(recorded: Graph) -> None:
    (svg,) = parsed(Picture(recorded, "p-").render_whole("")).select("svg")
    left, top, width, height = (float(side) for side in str(svg["viewbox"]).split())
    cards = boxes(svg, "graph-card")
    assert len(cards) == len(recorded.nodes)
    for x, y, wide, tall in cards:
        assert x >= left
        assert y >= top
        assert x + wide <= left + width
        assert y + tall <= top + height


@given(graphs())
@settings(deadline=None, max_examples=30)
def test_the_words_of_every_moment_fit_on_their_cards(recorded: Graph) -> None:
    picture = Picture(recorded, "p-")
    cards = picture.layout.cards
    for text in parsed(picture.render_whole("") + picture.render_stepper("y")).select("text"):
        x, y = float(str(text["x"])), float(str(text["y"]))
        (card,) = (card for card in cards if within((x, y), card))
        assert len(text.text) * LETTER < card.width


def test_a_stepper_has_a_picture_and_words_for_every_moment() -> None:
    page = parsed(Picture(fork(), "p-").render_stepper("y"))
    (stepper,) = page.select("weave-steps")
    assert stepper["aria-label"] == "The walk back from y, step by step"
    assert stepper["tabindex"] == "0"
    assert [item.select("p")[0].text for item in page.select("ol > li")] == words(fork())
    assert [str(svg["aria-label"])[:7] for svg in page.select("svg")] == [
        f"Step {i}:" for i in range(7)
    ]


def test_a_stepper_that_asks_has_one_new_number_of_every_step_and_says_whose_it_is() -> None:
    picture = Picture(fork(), "p-")
    items = parsed(picture.render_stepper("y", guess=True)).select("weave-steps[guess] > ol > li")
    assert [tuple(item.get(f"data-{key}") for key in ("new", "at", "by")) for item in items] == [
        (None, None, None),
        ("1", "the slope at the result of Mul", "1 1"),
        ("3", "the message to h", "1 3"),
        ("−1", "the slope at h", "1 −4"),
        (None, None, None),
        ("−1", "the slope at x", "−1 1"),
        (None, None, None),
    ]
    assert "data-new" not in picture.render_stepper("y")
    assert " guess" not in picture.render_stepper("y")


def test_of_two_messages_of_one_step_their_sum_is_new_too() -> None:
    nodes = [node("AddBackward0", "y", 4.0, [1, 1]), node("AccumulateGrad", "x", 2.0)]
    walk = graph(nodes, [step(0, 1.0, [1.0, 1.0], [1.0, 1.0]), step(1, 2.0)])
    assert [moment.news for moment in Steps(walk).moments()] == [{}, {1: [1.0, 1.0, 2.0]}, {}]


def test_a_table_is_not_asked_for() -> None:
    nodes = [node("ReluBackward0", "y", ((1.0,),), [1]), node("AccumulateGrad", "x", ((1.0,),))]
    walk = graph(nodes, [step(0, ((1.0,),), [None], [((1.0,),)]), step(1, ((1.0,),))])
    assert "data-new" not in Picture(walk, "p-").render_stepper("y", guess=True)


def test_a_moment_shows_who_runs_who_is_ready_what_was_sent_and_what_waits() -> None:
    page = parsed(Picture(fork(), "p-").render_stepper("y"))
    shown = [
        tuple(len(svg.select(f".graph-{kind}")) for kind in ("now", "ready", "sent", "sent-head"))
        for svg in page.select("svg")
    ]
    assert shown == [
        (0, 1, 0, 0),
        (1, 2, 2, 2),
        (1, 1, 1, 1),
        (1, 2, 2, 2),
        (1, 1, 0, 0),
        (1, 1, 1, 1),
        (1, 0, 0, 0),
    ]
    slopes = [[text.text for text in svg.select(".graph-slope")] for svg in page.select("svg")]
    assert slopes[:3] == [["1"], ["1", "1", "1"], ["1", "1", "1", "3 + …"]]
    assert slopes[-1] == ["1", "1", "1", "3 + (−4) = −1", "1", "−1"]


def gathered(*messages: Value) -> Graph:
    """A leaf at which these messages arrive, one after the other."""
    count = len(messages)
    nodes = [
        node("SumBackward0", "y", 1.0, list(range(1, count + 1))),
        *(node("NegBackward0", "", 1.0, [count + 1]) for _ in messages),
        node("AccumulateGrad", "x", 1.0),
    ]
    ran = [step(i, 1.0, [None], [message]) for i, message in enumerate(messages, 1)]
    numbers = [message for message in messages if isinstance(message, float)]
    last = sum(numbers) if numbers else messages[-1]
    return graph(nodes, [step(0, 1.0, [1.0] * count, [1.0] * count), *ran, step(count + 1, last)])


def leaf_slopes(of: Graph) -> list[str]:
    """What stands below the leaf of a graph from the first message on, step by step."""
    page = parsed(Picture(of, "p-").render_stepper("y"))
    return [svg.select(".graph-slope")[-1].text for svg in page.select("svg")[2:]]


def test_several_messages_are_shown_as_a_sum_as_they_arrive() -> None:
    assert leaf_slopes(gathered(8.0, 4.0, -2.0)) == [
        "8 + …",
        "8 + 4 + …",
        "8 + 4 + (−2) = 10",
        "8 + 4 + (−2) = 10",
    ]


def test_messages_of_which_only_the_shape_is_known_are_not_added() -> None:
    assert leaf_slopes(gathered("3×4", "3×4")) == ["3×4 + …", "3×4", "3×4"]


def test_where_a_phone_has_no_room_for_the_terms_the_sum_stands_alone() -> None:
    assert leaf_slopes(gathered(*[1.0] * 9))[1::7] == ["2 + …", "9"]


def test_what_does_not_change_is_drawn_once_and_used_by_every_step() -> None:
    page = parsed(Picture(fork(), "p-").render_stepper("y"))
    assert [element["id"] for element in page.select("[id]")] == ["p-base"]
    assert [use["href"] for use in page.select("use")] == ["#p-base"] * 6


@pytest.mark.parametrize("prefix", ["f1-", "f2-"])
def test_every_id_has_the_prefix(prefix: str) -> None:
    picture = Picture(fork(), prefix)
    for markup in (picture.render_whole(""), picture.render_stepper("y")):
        assert [str(tag["id"])[:3] for tag in parsed(markup).select("[id]")] == [prefix]


def test_a_name_that_is_markup_stays_a_name() -> None:
    nodes = [replace(n, name="<b id=x>\"'&", saved={"<i>": "<i>"}) for n in fork().nodes]
    nodes[1] = replace(nodes[1], function="<u>Backward0")
    picture = Picture(replace(fork(), keeps="<s>", nodes=tuple(nodes)), "p-")
    page = parsed(picture.render_whole(picture.alt("<b>")) + picture.render_stepper('<b>"'))
    assert page.select("i, u, s, [id=x]") == []
    assert {element.text for element in page.select("b")} >= {"<b id=x>\"'&", "<u>Backward0"}
    assert page.select(".graph-sign")[4].text == "<b id=x>\"'&"
    assert page.select("weave-steps")[0]["aria-label"] == ('The walk back from <b>", step by step')


def test_what_is_read_out_names_every_number_and_its_function() -> None:
    assert Picture(fork(), "").alt("y") == (
        "The graph behind y, from its end: y by AddBackward0, a number by MulBackward0, "
        "a number by MulBackward0, h by SubBackward0, w by AccumulateGrad, x by AccumulateGrad"
    )


def cells(of: Graph) -> list[list[str]]:
    rows = parsed(Picture(of, "").render_twin()).select("tr")
    return [[cell.text for cell in row.select("th, td")] for row in rows]


def test_the_table_says_what_the_picture_shows() -> None:
    assert cells(fork()) == [
        ["number", "function", "made from", "saved", "value", "slope"],
        ["y", "AddBackward0", "the result of Mul, the result of Mul", "–", "−1", "1"],
        ["–", "MulBackward0", "h, w", "self = 1, other = −4", "−4", "1"],
        ["–", "MulBackward0", "h, a constant", "–", "3", "1"],
        ["h", "SubBackward0", "x, a constant", "–", "1", "3 + (−4) = −1"],
        ["w", "AccumulateGrad", "–", "–", "−4", "1"],
        ["x", "AccumulateGrad", "–", "–", "2", "−1"],
    ]


@given(graphs())
@settings(deadline=None, max_examples=30)
def test_the_table_has_a_row_for_every_node(recorded: Graph) -> None:
    rows = cells(recorded)
    assert len(rows) == 1 + len(recorded.nodes)
    assert {len(row) for row in rows} == {6}


@pytest.mark.parametrize(
    ("function", "saved", "sign"),
    [
        ("AddBackward0", {}, "+"),
        ("SubBackward0", {}, "−"),
        ("RsubBackward1", {}, "−"),
        ("MulBackward0", {}, "×"),
        ("DivBackward0", {}, "÷"),
        ("PowBackward0", {"exponent": 2.0}, "square"),
        ("PowBackward0", {"exponent": 3.0}, "power"),
        ("PowBackward2", {}, "power"),
        ("Pow", {"b": 2.0}, "square"),
        ("Mul", {}, "×"),
        ("TanhBackward0", {}, "tanh"),
        ("Relu", {}, "relu"),
        ("TwiceBackward", {}, "twice"),
    ],
)
def test_a_function_has_a_sign(function: str, saved: dict[str, float], sign: str) -> None:
    nodes = [node(function, "y", 1.0, [1], saved), node("AccumulateGrad", "x", 1.0)]
    page = parsed(Picture(graph(nodes), "").render_whole(""))
    assert page.select(".graph-sign")[0].text == sign


def test_a_leaf_without_a_name_is_called_a_leaf() -> None:
    page = parsed(
        Picture(
            graph([node("NegBackward0", "y", 1.0, [1]), node("Accumulate", "", 1.0)]), ""
        ).render_whole("")
    )
    assert [text.text for text in page.select(".graph-sign")] == ["neg", "leaf"]


# Numbers


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (-24.0, "−24"),
        (0.5, "0.5"),
        (-0.5, "−0.5"),
        (4, "4"),
        (999_999.0, "999999"),
        (-999_999.0, "−999999"),
        (1e6, "1e+06"),
        (-1e6, "−1e+06"),
        (1 / 3, "0.3333"),
        (123.456, "123.5"),
        (1e-7, "1e−07"),
        (0.0, "0"),
        (float("inf"), "inf"),
        (float("-inf"), "−inf"),
        (float("nan"), "nan"),
        (-0.0, "0"),
        (((-4.0, -0.0),), "[−4, 0]"),
        (((1.0, 2.0), (3.0, 0.5)), "[1, 2], [3, 0.5]"),
        ("3×4", "3×4"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_number_is_written_as_people_write_it(value: Value, text: str) -> None:
    assert format_number(value) == text


@pytest.mark.parametrize(
    ("value", "markup"),
    [
        (-24.0, '<data value="-24.0">−24</data>'),
        (1 / 3, '<data value="0.3333333333333333">0.3333</data>'),
        ("3×4", '<data value="3×4">3×4</data>'),
        ("<b>", '<data value="&lt;b&gt;">&lt;b&gt;</data>'),
        (None, "–"),
    ],
)
def test_a_number_has_its_unrounded_self_behind_it(value: Value, markup: str) -> None:
    assert render_number(value) == markup


def test_a_term_with_a_minus_is_bracketed_unless_it_is_the_first() -> None:
    assert format_terms([-8.0, 4.0, -0.5]) == "−8 + 4 + (−0.5)"


def test_a_factor_with_a_minus_is_bracketed() -> None:
    assert [parsed(render_factor(value)).text for value in (-4.0, 4.0)] == ["(−4)", "4"]


@pytest.mark.parametrize(
    ("function", "name"),
    [
        ("MulBackward0", "Mul"),
        ("ReluBackward0", "Relu"),
        ("TwiceBackward", "Twice"),
        ("Mul", "Mul"),
        ("AccumulateGrad", "Accumulate"),
        ("GradBackward12", "Grad"),
    ],
)
def test_a_function_has_a_short_name(function: str, name: str) -> None:
    assert short(function) == name
