"""The nodes that each line of the program leaves behind."""

import matplotlib.pyplot as plt
import torch

from nodes import GREY, HALF, MIDDLES, arrow, draw, mark, sheet
from nodes import the_six, written

# %% run line by line
x, t = 2.0, 5.0
w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
history = []


def note(result):
    """The nodes that lead to a result, and what each keeps now."""
    found = {}
    to_visit = [result.grad_fn]
    while to_visit:
        node = to_visit.pop()
        saved = [
            getattr(node, "_saved_self", None),
            getattr(node, "_saved_other", None),
        ]
        found[node] = [s.item() for s in saved if torch.is_tensor(s)]
        for link in node.next_functions:
            if link[0] is not None:
                to_visit.append(link[0])
    history.append(found)


h = w1 * x
note(h)
y = w2 * h
note(y)
m = y - t
note(m)
error = m**2
note(error)

# %% drawn
nodes = the_six(error)
program = {
    "h = w1 * x": "first",
    "y = w2 * h": "second",
    "m = y - t": "minus",
    "error = m**2": "square",
}


def says(key, kept):
    """What stands in the box of a node."""
    if key in ("to w1", "to w2"):
        return f"knows {key[3:]}"
    if not kept:
        return "keeps no tensor"
    return "keeps " + ", ".join(written(number) for number in kept)


def frame(done, found, old):
    """The program, and the nodes after so many of its lines."""
    axes = sheet(-6, 39)
    there = {key: node for key, node in nodes.items() if node in found}
    lines = {key: says(key, found[node]) for key, node in there.items()}
    draw(axes, there, lines, "C2")
    for key, node in there.items():
        x, y = MIDDLES[key]
        if node not in old:
            mark(axes, (x, y))
        if None in [link[0] for link in node.next_functions]:
            axes.text(x + 10.3, y + 5, "None", size=11.8, color=GREY)
            arrow(axes, (x + 8, y + HALF), (x + 10.8, y + 4.7))
    for place, (line, key) in enumerate(program.items(), start=1):
        text = axes.text(0, MIDDLES[key][1], line, va="center")
        text.set(color="black" if place <= done else GREY)
        text.set(weight="bold" if place == done else "normal")
    axes.text(0, -4.6, "nodes:", va="center")
    number = axes.text(6.6, -4.6, len(found), va="center", weight="bold")
    number.set(color="C1")
    plt.show()


frame(1, history[0], {})
for place in (1, 2, 3):
    frame(place + 1, history[place], history[place - 1])

# %% said
kept = {key: history[3][node] for key, node in nodes.items()}
kept_first, kept_second = kept["first"], kept["second"]
factors = " and ".join(written(number) for number in kept_second)
two, four, five, six = [len(found) for found in history]
kept_miss = written(kept["square"][0])
sentences = [
    (
        f"The first line has left {two} nodes, for the product and for "
        "w1. How many will there be after the next line?"
    ),
    (
        f"{four}: w2 has one too. This product keeps both factors, "
        f"{factors}. How many after the next line?"
    ),
    (
        f"{five}: the target needs no gradient, so no node stands for it. "
        "How many at the end?"
    ),
    f"{six}. The square keeps m, which is {kept_miss}.",
]
asks = [""] + ["the number of nodes"] * 3

# %% check
assert [len(found) for found in history] == [2, 4, 5, 6]
for before, after in zip(history, history[1:]):
    for node in before:  # nothing that was there has changed
        assert after[node] == before[node]
assert set(nodes.values()) == set(history[3])
assert nodes["to w1"].variable is w1
assert nodes["to w2"].variable is w2
assert nodes["first"]._saved_self is None
assert nodes["first"].next_functions[1][0] is None
assert nodes["minus"].next_functions[1][0] is None
assert kept_first == [2] and kept_second == [0.5, 6]
assert kept["minus"] == [] and kept["square"] == [-2]
