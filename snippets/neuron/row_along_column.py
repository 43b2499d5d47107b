"""Draws a matrix multiplication: a row along a column."""

import matplotlib.pyplot as plt

PALE = "#6b7280"
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


def minus(number):
    return f"{number}".replace("-", "−")


def words(x, y, text, color="black", **how):
    plt.text(x, y, text, color=color, ha="center", va="center", **how)


def cell(x, y, number, shown):
    """A box with a number, bold if the picture is about it."""
    box = plt.Rectangle((x, y), WIDE, HIGH, facecolor="none")
    box.set(edgecolor="C2" if shown else PALE)
    box.set(linewidth=2 if shown else 0.8, zorder=2 if shown else 1)
    axes.add_patch(box)
    weight = "bold" if shown else "normal"
    color = "C2" if shown else PALE
    middle = x + WIDE / 2, y + HIGH / 2
    words(*middle, minus(number), color, size=15, weight=weight)


figure = plt.figure(figsize=(4.8, 2.53), layout="none")
axes = figure.add_axes((0, 0, 1, 1))
axes.set(xlim=(0, 346), ylim=(182, 0), aspect="equal")
axes.axis("off")

for place in (0, 1):
    below = TOP + place * HIGH
    cell(LEFT + place * WIDE, ROW, inputs[place], True)
    cell(COLUMNS, below, first_neuron[place], True)
    cell(COLUMNS + WIDE, below, second_neuron[place], False)
    factor = minus(first_neuron[place])
    if first_neuron[place] < 0:
        factor = f"({factor})"
    product = f"{inputs[place]} × {factor} = {minus(products[place])}"
    words(294, below + HIGH / 2, product, size=13)
cell(COLUMNS, ROW, first_sum, True)
cell(COLUMNS + WIDE, ROW, second_sum, False)
total = f"{products[0]} + ({minus(products[1])}) = {first_sum}"
words(294, ROW + HIGH / 2, total, "C2", size=13, weight="bold")

words(LEFT + WIDE, ROW + HIGH + 13, "the inputs", size=11.8)
words(COLUMNS + WIDE, ROW + HIGH + 13, "the sums", size=11.8)
words(COLUMNS + WIDE / 2, TOP - 12, "neuron 1", size=11.8)
words(COLUMNS + WIDE * 1.5, TOP - 12, "neuron 2", PALE, size=11.8)
plt.show()

# %% check
import torch

columns = torch.tensor([first_neuron, second_neuron]).T
assert (torch.tensor([inputs]) @ columns).tolist() == [[5, -1]]
assert [first_sum, second_sum] == [5, -1]
assert products == [6, -1]
