"""The six calls on the graph, one after the other."""

import matplotlib.pyplot as plt
import torch

import nodes as drawing
from nodes import GREY, HALF, arrow, the_six, written

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
sentences = [
    f"Call 1 gives the square a {number['square']}. What will it return?",
    f"It returns twice the miss, {number['minus']}. And the subtraction?",
    (
        f"The subtraction passes on the {number['second']}. "
        "What will the product return for w2?"
    ),
    f"It returns {to_w2} for w2, and {to_h} for h.",
    (
        f"Call 4 adds {number['to w2']} to w2.grad. "
        "What will call 5 return for w1?"
    ),
    f"The product w1 x returns {to_w1} for w1.",
    f"Call 6 adds {number['to w1']} to w1.grad, and the walk is over.",
]
asks = ["", "de_dm", "de_dy", "de_dw2", "", "de_dw1", ""]

# %% drawn
CALLS = {  # as in the program, and the middle of its box
    "square": ("square(one)", (11, 36)),
    "minus": ("minus(de_dm)", (11, 28)),
    "second": ("node_y(de_dy)", (11, 20)),
    "to w2": ("to_w2(de_dw2)", (36.2, 14)),
    "first": ("node_h(de_dh)", (11, 8)),
    "to w1": ("to_w1(de_dw1)", (11, 0)),
}
GIVEN = {  # what each is called with, and its place
    "square": ("one =", 41),
    "minus": ("de_dm =", 32),
    "second": ("de_dy =", 24),
    "to w2": ("de_dw2 =", 20),
    "first": ("de_dh =", 14),
    "to w1": ("de_dw1 =", 4),
}


def frame(done, new, asked=""):
    """All calls; those that were made are black, the latest orange."""
    axes = drawing.sheet(-2.8, 43.5)
    for place, key in enumerate(order, start=1):
        words, (across, up) = CALLS[key]
        function = drawing.short_name(nodes[key])
        drawing.draw_box(
            axes, (across, up), f"{place}  {words}", function, GREY
        )
        if key in done[-1:]:
            drawing.mark(axes, (across, up))
        words, middle = GIVEN[key]
        left = 12.2 if across < 20 else 28
        if key == "to w2":
            arrow(axes, (21, 19), (29, 14 + HALF))
        else:
            above = {"square": 43, "first": 20 - HALF}
            arrow(axes, (11, above.get(key, up + 8 - HALF)), (11, up + HALF))
        style = {"ha": "right", "va": "center", "color": GREY}
        axes.text(left + 8.2, middle, words, **style)
        if key in ["square", *shown]:
            text = axes.text(left + 8.8, middle, number[key], va="center")
            text.set(color="C1" if key in new else "black")
            text.set(weight="bold" if key == asked else "normal")
    plt.show()


shown = []  # what has been returned
frame([], ["square"])
RETURNS = {"square": ["minus"], "minus": ["second"], "first": ["to w1"]}
RETURNS["second"] = ["to w2", "first"]
for place, key in enumerate(order, start=1):
    new = RETURNS.get(key, [])
    shown += new
    frame(order[:place], new, *new[:1])

# %% check
assert order == list(CALLS) == list(GIVEN)
assert list(given.values()) == [1, -4, -4, -24, -2, -4]
assert sorted(shown) == sorted(order[1:])
for key, names in RETURNS.items():
    ends = [link for link, _ in nodes[key].next_functions if link]
    assert ends == [nodes[name] for name in names]
assert to_w2 == "−4 × 6 = −24"
assert to_h == "−4 × 0.5 = −2"
assert to_w1 == "−2 × 2 = −4"
