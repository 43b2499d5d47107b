"""The six calls on the graph, one after the other."""

import matplotlib.pyplot as plt
import torch

from nodes import GREY, HALF, MIDDLES, arrow, draw, mark, sheet
from nodes import the_six, written

w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
h = w1 * 2.0
error = (w2 * h - 5.0) ** 2
nodes = the_six(error)

given = {}
for key, node in nodes.items():

    def note(upstream, key=key):
        given[key] = upstream[0].item()

    node.register_prehook(note)
error.backward()
order = list(given)

# %% what happens
number = {key: written(upstream) for key, upstream in given.items()}
to_w2 = f"{number['second']} × {written(h)} = {number['to w2']}"
to_h = f"{number['second']} × {written(w2)} = {number['first']}"
to_w1 = f"{number['first']} × {written(2)} = {number['to w1']}"
ask = "What will the next call return?"
sentences = [
    f"Call 1 gives the square a {number['square']}. What will it return?",
    f"The square returns twice the miss, {number['minus']}. {ask}",
    f"The subtraction passes on the {number['second']}. {ask}",
    f"The product w2 h returns {to_w2} for w2, and {to_h} for h.",
    f"Call 4 adds {number['to w2']} to w2.grad. {ask}",
    f"The product w1 x returns {to_w1} for w1.",
    f"Call 6 adds {number['to w1']} to w1.grad.",
]

asks = [
    "",
    "what it returns",
    "what it returns",
    "what it returns",
    "",
    "what it returns",
    "",
]

# what is new in each picture: nodes called, and gradients returned
NEWS = [
    ([], ["square"]),
    (["square"], ["minus"]),
    (["minus"], ["second"]),
    (["second"], ["to w2", "first"]),
    (["to w2"], []),
    (["first"], ["to w1"]),
    (["to w1"], []),
]

# %% drawn
MADE_BY = {
    "square": "error = m**2",
    "minus": "m = y - t",
    "second": "y = w2 * h",
    "to w2": "w2.grad",
    "first": "h = w1 * x",
    "to w1": "w1.grad",
}
BESIDE = {
    "square": (33.2, -4.1),
    "minus": (33.2, 4.5),
    "second": (33.2, 13.5),
    "to w2": (15.6, 31.4),
    "first": (33.2, 22.5),
    "to w1": (33.2, 31.5),
}
CALLS = {  # as in the program, and its place: beside the node, or above it
    "square": ("square(one)", (1, 0)),
    "minus": ("minus(de_dm)", (1, 9)),
    "second": ("node_y(de_dy)", (1, 18)),
    "to w2": ("to_w2(de_dw2)", (1, 40.4)),
    "first": ("node_h(de_dh)", (1, 27)),
    "to w1": ("to_w1(de_dw1)", (23, 40.4)),
}


def frame(called, done, shown, new):
    """The graph: the new gradients and the latest node in orange."""
    axes = sheet(-7, 42.4)
    draw(axes, nodes, MADE_BY, "black")
    x, y = MIDDLES["square"]
    arrow(axes, (x, y - HALF - 3.8), (x, y - HALF))
    for key in called:
        mark(axes, MIDDLES[key])
    for key in shown:
        text = axes.text(*BESIDE[key], number[key], va="center")
        if key in new:
            text.set(color="C1", weight="bold")
    for place, key in enumerate(order):
        words, where = CALLS[key]
        text = axes.text(*where, f"{place + 1}  {words}", va="center")
        text.set(color="black" if key in done else GREY)
        text.set(weight="bold" if key in called else "normal")
    plt.show()


done, shown = [], []
for called, new in NEWS:
    done += called
    shown += new
    frame(called, done, shown, new)

# %% check
assert order == [
    "square",
    "minus",
    "second",
    "to w2",
    "first",
    "to w1",
]
assert list(given.values()) == [1, -4, -4, -24, -2, -4]
assert shown == list(BESIDE) and order == list(CALLS)
assert done == order
assert to_w2 == "−4 × 6 = −24"
assert to_h == "−4 × 0.5 = −2"
assert to_w1 == "−2 × 2 = −4"
