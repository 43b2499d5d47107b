"""Draws a layer forward, and back to its weights, step by step."""

import matplotlib.pyplot as plt

from layer_table import GRADIENT, GREY, HIGH, LEFT, SLIM, VALUE, WIDE
from layer_table import arrives, b, cell, factor, middle, minus
from layer_table import product, start, table, w, weights, words, x, z

HEAD = 70  # the room above the weights for the inputs
BIAS, SUM = 260, 304  # where the columns on the right begin
NOTE = HEAD + 2 * HIGH + 12

# %% forward and back
sums = []
for row in (0, 1):
    sums.append(w[row][0] * x[0] + w[row][1] * x[1] + b[row])

sentences = []


def frame(sentence, lit=(), multiplied=0, added=0, back=None):
    """So many rows multiplied, and added up; or so many gradients."""
    color = VALUE if back is None else GRADIENT
    start(HEAD + 2 * HIGH + 22)
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
    if back is None and multiplied:
        words(LEFT, NOTE, "below each weight: weight × input", VALUE)
    elif back:
        words(LEFT, NOTE, "below each weight: its gradient", GRADIENT)
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
line = "Each input stands above its weights. Neuron 1 is first."
frame(line)
products, total = in_words(0)
line = f"Neuron 1, each input times the weight below it: {products}."
frame(line, FIRST, 1)
frame(f"Add up the row, and the bias: {total}.", (), 1, 1)
products, total = in_words(1)
frame(f"Neuron 2, with the same inputs: {products}.", SECOND, 2, 1)
frame(f"{total}. That was the way forward.", (), 2, 2)
line = f"Back: {minus(arrives[0])} arrives at the first sum and "
line += f"{arrives[1]} at the second. What does w₁₁ get?"
frame(line, (), 0, 2, 0)
line = "What arrives at the neuron, times the input above: "
line += f"{minus(arrives[0])} × {x[0]} = {minus(arrives[0] * x[0])}. "
line += "And w₁₂, beside it?"
frame(line, [(0, 0)], 0, 2, 1)
line = f"{minus(arrives[0])} × {x[1]} = {minus(arrives[0] * x[1])}. "
line += "And w₂₁ and w₂₂, below?"
frame(line, [(0, 1)], 0, 2, 2)
line = f"{arrives[1]} arrives there, so both weights get {arrives[1]}. "
line += "Below each weight is now its gradient."
frame(line, SECOND, 0, 2, 4)
asks = [""] * 6  # the way forward, and what arrives
asks += ["w₁₁’s gradient", "w₁₂’s gradient", "w₂₁’s or w₂₂’s gradient"]

# %% check
assert z[0].tolist() == sums == [6, -1]
assert weights.grad.tolist() == [[-4, -2], [0, 0]]
assert len(sentences) == len(asks) == 9
