"""Draws a matrix multiplication: a row along a column."""

import matplotlib.pyplot as plt

from boxes import GREY, VALUE, canvas, factor, middle, minus, number

inputs = [2, 1]
first_neuron = [3, -1]  # its weights
second_neuron = [1, -3]


def along(row, column):
    """The products of a row and a column, number by number."""
    return [a * b for a, b in zip(row, column)]


products = along(inputs, first_neuron)
first_sum = sum(products)
second_sum = sum(along(inputs, second_neuron))

# %% drawn
WIDE, HIGH = 56, 40  # a cell
LEFT, COLUMNS = 4, 128  # where the inputs begin, and the weights
TOP, ROW = 24, 120  # of the weights, and of the inputs

canvas(182)
for place in (0, 1):
    left, below = LEFT + place * WIDE, TOP + place * HIGH
    first, second = first_neuron[place], second_neuron[place]
    number(left, ROW, WIDE, HIGH, inputs[place], VALUE)
    number(COLUMNS, below, WIDE, HIGH, first, VALUE)
    number(COLUMNS + WIDE, below, WIDE, HIGH, second, VALUE, False)
    product = f"{inputs[place]} × {factor(first)} = "
    product += minus(products[place])
    middle(294, below + HIGH / 2, product, size=13)
number(COLUMNS, ROW, WIDE, HIGH, first_sum, VALUE)
number(COLUMNS + WIDE, ROW, WIDE, HIGH, second_sum, VALUE, False)
total = f"{products[0]} + {factor(products[1])} = {first_sum}"
middle(294, ROW + HIGH / 2, total, VALUE, 13, weight="bold")

middle(LEFT + WIDE, ROW + HIGH + 13, "the inputs")
middle(COLUMNS + WIDE, ROW + HIGH + 13, "the sums")
middle(COLUMNS + WIDE / 2, TOP - 12, "neuron 1")
middle(COLUMNS + WIDE * 1.5, TOP - 12, "neuron 2", GREY)
plt.show()

# %% check
import torch

columns = torch.tensor([first_neuron, second_neuron]).T
assert (torch.tensor([inputs]) @ columns).tolist() == [[5, -1]]
assert [first_sum, second_sum] == [5, -1]
assert products == [6, -1]
