"""Draws a layer as a table: forward, back to its weights, and its inputs."""

import matplotlib.pyplot as plt

from boxes import GRADIENT, GREY, VALUE
from boxes import box, canvas, factor, middle, minus, words

x = [2, 1]
w = [[3, -1], [1, -3]]  # a row for each neuron
b = [1, 0]
arrives = [-2, 0]  # at the sum of each neuron

LEFT, WIDE = 60, 96  # where the weights begin, and a weight
HIGH = 46  # a row
HEAD = 70  # the room above the weights for the inputs
BIAS, SUM, SLIM = 260, 304, 38  # two columns on the right


def cell(x, y, wide, high, color=GREY):
    """An empty box; the picture is about it if it has a colour."""
    box(x, y, wide, high, color, 0.8 if color == GREY else 2)


def product(column, y, first, second, color, new=False):
    """A product below a weight; its result is bold if it is asked for."""
    equals = LEFT + column * WIDE + 66
    weight = "bold" if new else "normal"
    line = f"{minus(first)} × {factor(second)} ="
    words(equals, y, line, ha="right")
    result = minus(first * second)
    words(equals + 5, y, result, color, 12.5, weight=weight)


def table(start, lit, color):
    """The weights, each in the upper half of its box, and their names."""
    for row in (0, 1):
        top = start + row * HIGH
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


# %% forward and back
sums = []
for row in (0, 1):
    sums.append(w[row][0] * x[0] + w[row][1] * x[1] + b[row])

sentences = []


def frame(sentence, lit=(), multiplied=0, added=0, back=None):
    """So many rows multiplied, and added up; or so many gradients."""
    color = VALUE if back is None else GRADIENT
    canvas(HEAD + 2 * HIGH + 4, 4.45)
    table(HEAD, lit, color)
    words(2, 38, "inputs")
    middle(BIAS + SLIM / 2, HEAD - 12, "bias")
    middle(SUM + SLIM / 2, HEAD - 12, "sum")
    for place in (0, 1):
        left, top = LEFT + place * WIDE, HEAD + place * HIGH
        cell(left + 20, 22, WIDE - 40, 32)
        middle(left + WIDE / 2, 38, minus(x[place]), VALUE, 15)
        cell(BIAS, top, SLIM, HIGH)
        middle(BIAS + SLIM / 2, top + HIGH / 2, minus(b[place]), VALUE, 15)
        latest = back == 0 or (back is None and place == added - 1)
        latest = latest and (back == 0 or not lit)
        cell(SUM, top, SLIM, HIGH, color if latest else GREY)
        if place < added:
            center = SUM + SLIM / 2
            how = {"weight": "bold" if latest and back is None else "normal"}
            middle(center, top + 14, minus(sums[place]), VALUE, 15, **how)
            if back is not None:
                middle(center, top + 34, minus(arrives[place]), GRADIENT, 15)
        for column in (0, 1):
            number = 2 * place + column + 1  # of the weight, from one
            if back is None and place < multiplied:
                y = top + 34
                product(column, y, x[column], w[place][column], VALUE)
            elif back is not None and number <= back:
                new = (place, column) in lit
                y = top + 34
                product(column, y, arrives[place], x[column], GRADIENT, new)
    plt.show()
    sentences.append(sentence)


def in_words(row):
    """The two products of a neuron, and their sum with the bias."""
    first, second = w[row][0] * x[0], w[row][1] * x[1]
    products = f"{x[0]} × {factor(w[row][0])} = {minus(first)} and "
    products += f"{x[1]} × {factor(w[row][1])} = {minus(second)}"
    total = f"{minus(first)} + {factor(second)} + {factor(b[row])}"
    return products, f"{total} = {minus(sums[row])}"


FIRST, SECOND = [(0, 0), (0, 1)], [(1, 0), (1, 1)]
line = "Each input stands above its weights. What is the sum of neuron 1?"
frame(line)
products, total = in_words(0)
line = f"Neuron 1, each input times the weight below it: {products}."
frame(line, FIRST, 1)
frame(f"Add up the row, and the bias: {total}.", (), 1, 1)
products, total = in_words(1)
frame(f"Neuron 2, with the same inputs: {products}. Its sum?", SECOND, 2, 1)
frame(f"{total}. That was the way forward.", (), 2, 2)
line = f"Back: {minus(arrives[0])} arrives at the first sum and "
line += f"{arrives[1]} at the second. What does the first weight get?"
frame(line, (), 0, 2, 0)
line = "What arrives at the neuron, times the input above: "
line += f"{minus(arrives[0])} × {x[0]} = {minus(arrives[0] * x[0])}. "
line += "And the weight beside it?"
frame(line, [(0, 0)], 0, 2, 1)
line = f"{minus(arrives[0])} × {x[1]} = {minus(arrives[0] * x[1])}. "
line += "And the second neuron's weights?"
frame(line, [(0, 1)], 0, 2, 2)
line = f"{arrives[1]} arrives, so both get {arrives[1]}. "
line += "Every weight has its gradient, in its own place in the table."
frame(line, SECOND, 0, 2, 4)

# %% to the inputs
to_x = []
for column in (0, 1):
    from_first = arrives[0] * w[0][column]
    from_second = arrives[1] * w[1][column]
    to_x.append(from_first + from_second)

TOP = 30  # of the weights
BELOW = TOP + 2 * HIGH + 26  # the top of what the inputs get
ARRIVES = 271  # the left edge of what arrives
to_inputs = []


def frame_of_inputs(sentence, done):
    """What arrives times the weights; so many columns are added up."""
    lit = [(0, done - 1), (1, done - 1)] if done else []
    canvas(BELOW + 38, 4.45)
    table(TOP, lit, GRADIENT)
    middle(ARRIVES + SLIM / 2, TOP - 19, "what arrives")
    words(2, BELOW + 18, "to inputs")
    for place in (0, 1):
        top, left = TOP + place * HIGH, LEFT + place * WIDE
        cell(ARRIVES, top, SLIM, HIGH, GRADIENT if done == 0 else GREY)
        center = ARRIVES + SLIM / 2
        middle(center, top + HIGH / 2, minus(arrives[place]), GRADIENT, 15)
        shown = place == done - 1
        cell(left + 20, BELOW, WIDE - 40, 34, GRADIENT if shown else GREY)
        if place < done:
            weight = "bold" if shown else "normal"
            center = left + WIDE / 2, BELOW + 17
            middle(*center, minus(to_x[place]), GRADIENT, 15, weight=weight)
            for row in (0, 1):
                y = TOP + row * HIGH + 34
                product(place, y, arrives[row], w[row][place], GRADIENT)
    plt.show()
    to_inputs.append(sentence)


def added(column):
    """The sum of the messages to an input, in words."""
    from_first = arrives[0] * w[0][column]
    from_second = arrives[1] * w[1][column]
    line = f"{minus(from_first)} + {factor(from_second)}"
    return f"{line} = {minus(to_x[column])}"


line = "Multiply what arrives at each neuron by its weight for x₁, "
frame_of_inputs(line + "and add the two. What does x₁ get?", 0)
frame_of_inputs(f"Down the first column: {added(0)}. And x₂?", 1)
frame_of_inputs(f"Down the second column: {added(1)}.", 2)

# %% check
import torch

inputs = torch.tensor([[2.0, 1.0]], requires_grad=True)
weights = torch.tensor([[3.0, -1.0], [1.0, -3.0]], requires_grad=True)
z = inputs @ weights.T + torch.tensor([1.0, 0.0])
z.retain_grad()
y = torch.relu(z) @ torch.tensor([[0.5], [4.0]])
((y - 5) ** 2).backward()
assert z[0].tolist() == sums == [6, -1]
assert z.grad.tolist() == [arrives]
assert weights.grad.tolist() == [[-4, -2], [0, 0]]
assert inputs.grad[0].tolist() == to_x == [-6, 2]
assert len(sentences) == 9 and len(to_inputs) == 3
