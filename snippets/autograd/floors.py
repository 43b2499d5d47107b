"""One multiplication on its way down and up again."""

import matplotlib.pyplot as plt
import torch

w2 = torch.tensor(0.5, requires_grad=True)
h = torch.tensor(3.0, requires_grad=True) * 2.0
y = w2 * h
node = y.grad_fn


def written(tensor):
    return f"{tensor.item():g}"


factors = f"{written(w2)} and {written(h)}"
floors = [
    ("your program", ["y = w2 * h"]),
    (
        "AutogradCPU",
        [f"makes {node.name()}, links it,", f"lets it keep {factors}"],
    ),
    ("CPU", [f"multiplies: {written(w2)} × {written(h)} = {written(y)}"]),
]

# %% drawn
GREY = "#6b7280"
HEIGHTS = [6.4, 9, 6.4]
GAP = 5
WAY = [0, 1, 2, 1, 0]  # the floor on which the call is
ARROWS = [  # after each step: its place, from floor to floor, its words
    (4, 0, 1, "dispatcher"),
    (4, 1, 2, "dispatcher"),
    (25, 2, 1, written(y)),
    (25, 1, 0, f"{written(y)}, with a grad_fn"),
]


def edges(floor):
    """The upper and the lower edge of a box."""
    top = -sum(HEIGHTS[:floor]) - GAP * floor
    return top, top - HEIGHTS[floor]


def frame(step):
    axes = plt.figure(figsize=(4.45, 3)).add_subplot()
    axes.set(xlim=(-0.5, 48.5), ylim=(-32.5, 0.5))
    axes.axis("off")
    for floor, (name, lines) in enumerate(floors):
        top, below = edges(floor)
        box = plt.Rectangle((0, below), 48, HEIGHTS[floor], facecolor="none")
        box.set(edgecolor=GREY, linewidth=1.2)
        if WAY[step] == floor:
            box.set(edgecolor="C1", linewidth=2.2)
        axes.add_patch(box)
        axes.text(1.5, top - 2, name, va="center", weight="bold")
        for place, line in enumerate(lines):
            if floor in WAY[: step + 1]:
                axes.text(1.5, top - 4.5 - 2.5 * place, line, va="center")
    for x, start, end, words in ARROWS[:step]:
        going_up = end < start
        tail = edges(start)[0 if going_up else 1]
        head = edges(end)[1 if going_up else 0]
        colour = "C2" if going_up else GREY
        style = {"arrowstyle": "->", "color": colour, "linewidth": 1.6}
        style.update(shrinkA=0, shrinkB=0)
        axes.annotate("", xy=(x, head), xytext=(x, tail), arrowprops=style)
        middle = (tail + head) / 2
        axes.text(x + 1, middle, words, va="center", color=colour)
    plt.show()


for step in range(len(WAY)):
    frame(step)

# %% said
sentences = [
    "Your program calls the multiplication. Which floor comes first?",
    "The upper one: its code makes the node. It does not multiply.",
    "It calls the floor below, which multiplies and makes no node.",
    f"The {written(y)} goes back up, and gets the node as its grad_fn.",
    "Your program gets the number and its node together.",
]

# %% check
assert node._saved_self is w2 and node._saved_other is h
assert y.item() == 3 and len(ARROWS) == len(WAY) - 1
