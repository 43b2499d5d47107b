"""Draws what a layer sends to its inputs, step by step."""

import matplotlib.pyplot as plt

from layer_table import GRADIENT, GREY, HIGH, LEFT, SLIM, WIDE
from layer_table import arrives, cell, factor, inputs, middle, minus
from layer_table import product, start, table, w, words

# %% to the inputs
shares = []  # of each input, from the two neurons
for column in (0, 1):
    shares.append([arrives[0] * w[0][column], arrives[1] * w[1][column]])
to_x = [sum(both) for both in shares]

TOP = 30  # of the weights
BELOW = TOP + 2 * HIGH + 26  # the top of what the inputs get
ARRIVES = 271  # the left edge of what arrives
sentences = []


def frame(sentence, done):
    """What arrives times the weights; so many columns are added up."""
    lit = [(0, done - 1), (1, done - 1)] if done else []
    start(BELOW + 38)
    table(TOP, lit, GRADIENT)
    middle(ARRIVES + SLIM / 2, TOP - 19, "what arrives")
    words(2, BELOW + 18, "to inputs")
    if done:
        line = "below each weight: its share for the input"
        words(LEFT, BELOW - 13, line, GRADIENT)
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
    sentences.append(sentence)


def added(column):
    """The sum of the messages to an input, in words."""
    first, second = shares[column]
    line = f"{minus(first)} + {factor(second)}"
    return f"{line} = {minus(to_x[column])}"


line = "Multiply what arrives at each neuron by its weight for x₁, "
frame(line + "and add the two. What does x₁ get?", 0)
frame(f"Down the first column: {added(0)}. And x₂?", 1)
frame(f"Down the second column: {added(1)}.", 2)
asks = ["", "what x₁ gets", "what x₂ gets"]

# %% check
assert inputs.grad[0].tolist() == to_x == [-6, 2]
assert len(sentences) == len(asks) == 3
