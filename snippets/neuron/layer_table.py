"""A layer as a table: a row for each neuron, a column for each input."""

import torch

from boxes import GRADIENT, GREY, VALUE
from boxes import box, canvas, factor, middle, minus, words

x = [2, 1]
w = [[3, -1], [1, -3]]  # a row for each neuron
b = [1, 0]
arrives = [-2, 0]  # at the sum of each neuron

LEFT, WIDE = 60, 96  # where the weights begin, and a weight
HIGH = 46  # a row
SLIM = 38  # a column on the right


def start(high):
    """An empty picture, as wide as those of the other walks in steps."""
    canvas(high, 4.45)


def cell(x, y, wide, high, color=GREY):
    """An empty box; the picture is about it if it has a colour."""
    box(x, y, wide, high, color, 0.8 if color == GREY else 2)


def product(column, y, first, second, color=GRADIENT, new=False):
    """A product below a weight; its result is bold if it is asked for."""
    equals = LEFT + column * WIDE + 70
    weight = "bold" if new else "normal"
    line = f"{minus(first)} × {factor(second)} ="
    words(equals, y, line, ha="right")
    result = minus(first * second)
    words(equals + 5, y, result, color, 12.5, weight=weight)


def table(above, lit, color):
    """The weights, each in the upper half of its box, and their names."""
    for row in (0, 1):
        top = above + row * HIGH
        words(2, top + HIGH / 2, f"neuron {row + 1}")
        for column in (0, 1):
            left = LEFT + column * WIDE
            edge = color if (row, column) in lit else GREY
            cell(left, top, WIDE, HIGH, edge)
            weight = minus(w[row][column])
            middle(left + WIDE / 2, top + 14, weight, VALUE, 15)
    for column in (0, 1):
        name = f"x{'₁₂'[column]}"
        middle(LEFT + (column + 0.5) * WIDE, 11, name)


# %% the same in PyTorch
inputs = torch.tensor([x], dtype=torch.float32, requires_grad=True)
weights = torch.tensor(w, dtype=torch.float32, requires_grad=True)
z = inputs @ weights.T + torch.tensor(b)
z.retain_grad()
y = torch.relu(z) @ torch.tensor([[0.5], [4.0]])
((y - 5) ** 2).backward()

# %% check
assert z.grad.tolist() == [arrives]
