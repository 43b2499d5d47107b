"""The six calls on the graph, with what each of them is given."""

import matplotlib.pyplot as plt
import torch

from nodes import MIDDLES, arrow, draw, the_six, written

w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
error = (w2 * (w1 * 2.0) - 5.0) ** 2
nodes = the_six(error)

given = {}
for key, node in nodes.items():

    def note(upstream, key=key):
        given[key] = upstream[0].item()

    node.register_prehook(note)
error.backward()
lines = {key: f"call {number}" for number, key in enumerate(given, start=1)}

# %% drawn
figure, axes = plt.subplots(figsize=(4.8, 6.2))
draw(axes, nodes, lines, "black")
x, y = MIDDLES["square"]
arrow(axes, (x, y - 8.4), (x, y - 4))
BESIDE = {
    "square": (22.4, -2.6),
    "minus": (22.4, 10.5),
    "second": (22.4, 23.5),
    "to w2": (9.6, 36.3),
    "first": (29.4, 36.3),
    "to w1": (34.4, 49.5),
}
for key, place in BESIDE.items():
    number = axes.text(*place, written(given[key]), va="center")
    number.set(color="C1", weight="bold")
plt.show()

# %% check
assert list(given) == [
    "square",
    "minus",
    "second",
    "to w2",
    "first",
    "to w1",
]
assert list(given.values()) == [1, -4, -4, -24, -2, -4]
