"""One multiplication on its way down and up again."""

import matplotlib.pyplot as plt
import torch

from dispatch import rows

w2 = torch.tensor(0.5, requires_grad=True)
h = torch.tensor(3.0, requires_grad=True) * 2.0
y = w2 * h
node = y.grad_fn
code = dict(rows)


def written(tensor):
    return f"{tensor.item():g}"


product = f"{written(w2)} × {written(h)} = {written(y)}"
factors = f"{written(w2)} and {written(h)}"
floors = [
    ("your program", ["y = w2 * h"]),
    (
        f"AutogradCPU: {code['AutogradCPU']}",
        [f"makes {node.name()}, links it,", f"lets it keep {factors}"],
    ),
    (f"CPU: {code['CPU']}", [f"multiplies: {product}"]),
]

# %% drawn
GREY = "#6b7280"
HEIGHTS = [9, 13.5, 9]
GAP = 9
figure, axes = plt.subplots(figsize=(4.8, 4.7))
axes.set(xlim=(-0.5, 48.5), ylim=(-50, 0.5))
axes.axis("off")
top = 0
for (name, lines), height in zip(floors, HEIGHTS):
    box = plt.Rectangle((0, top - height), 48, height, facecolor="none")
    box.set(edgecolor=GREY, linewidth=1.2)
    axes.add_patch(box)
    axes.text(1.5, top - 2.7, name, va="center", size=11.8, weight="bold")
    for number, line in enumerate(lines):
        axes.text(1.5, top - 6.6 - 4 * number, line, va="center")
    top -= height + GAP


def arrow(x, start, end, words, colour):
    style = {"arrowstyle": "->", "color": colour, "linewidth": 1.6}
    axes.annotate("", xy=(x, end), xytext=(x, start), arrowprops=style)
    middle = (start + end) / 2
    axes.text(x + 1, middle, words, va="center", color=colour, size=11.8)


arrow(5, -9, -18, "dispatcher", GREY)
arrow(5, -31.5, -40.5, "dispatcher", GREY)
arrow(27, -40.5, -31.5, f"{written(y)}", "C2")
arrow(27, -18, -9, f"{written(y)}, with a grad_fn", "C2")
plt.show()

# %% check
assert node._saved_self is w2 and node._saved_other is h
assert y.item() == 3
