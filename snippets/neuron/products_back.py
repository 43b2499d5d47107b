"""Draws the products of a layer on the way back, for weights and inputs."""

import matplotlib.pyplot as plt

from boxes import GRADIENT, GREY, VALUE
from boxes import box, canvas, factor, middle, minus, number, words

x = [2, 1]
w = [[3, -1], [1, -3]]  # a row for each neuron
arrives = [-2, 0]  # at the sum of each neuron

# %% each weight
to_w = []
for arriving in arrives:
    to_w.append([arriving * x[0], arriving * x[1]])

HEAD, SIDE = 34, 56  # the row of inputs is so high, the column so wide
WIDE, HIGH = 96, 50  # a product
LEFT, TOP = 140, 72  # of the products

canvas(192)
for j in (0, 1):
    across = LEFT + j * WIDE
    middle(across + WIDE / 2, 11, f"input x{'₁₂'[j]}")
    number(across, 22, WIDE, HEAD, x[j], VALUE)
for i in (0, 1):
    down = TOP + i * HIGH
    words(4, down + HIGH / 2, f"neuron {i + 1}")
    number(LEFT - SIDE - 14, down, SIDE, HIGH, arrives[i], GRADIENT)
    for j in (0, 1):
        across = LEFT + j * WIDE
        box(across, down, WIDE, HIGH, GRADIENT, 2)
        product = f"{minus(arrives[i])} × {minus(x[j])}"
        middle(across + WIDE / 2, down + 15, product)
        middle(
            across + WIDE / 2,
            down + 35,
            minus(to_w[i][j]),
            GRADIENT,
            15,
            weight="bold",
        )
middle(LEFT - SIDE / 2 - 14, TOP + 2 * HIGH + 13, "what arrives")
middle(LEFT + WIDE, TOP + 2 * HIGH + 13, "gradients of the weights")
plt.show()

# %% each input
first = [arrives[0] * w[0][0], arrives[1] * w[1][0]]  # one from each neuron
to_x1 = sum(first)

WIDE, HIGH = 50, 40  # a cell
LEFT, COLUMNS = 4, 134  # where the row begins, and the table
TOP, ROW = 24, 120  # of the table, and of the row

canvas(182)
for i in (0, 1):
    down = TOP + i * HIGH
    number(LEFT + i * WIDE, ROW, WIDE, HIGH, arrives[i], GRADIENT)
    words(60, down + HIGH / 2, f"neuron {i + 1}")
    number(COLUMNS, down, WIDE, HIGH, w[i][0], VALUE)
    number(COLUMNS + WIDE, down, WIDE, HIGH, w[i][1], VALUE, False)
    product = f"{minus(arrives[i])} × {factor(w[i][0])} = {minus(first[i])}"
    middle(292, down + HIGH / 2, product, size=13)
number(COLUMNS, ROW, WIDE, HIGH, to_x1, GRADIENT)
number(COLUMNS + WIDE, ROW, WIDE, HIGH, "?", GRADIENT, False)
total = f"{minus(first[0])} + {factor(first[1])} = {minus(to_x1)}"
middle(292, ROW + HIGH / 2, total, GRADIENT, 13, weight="bold")
middle(LEFT + WIDE, ROW + HIGH + 13, "what arrives")
middle(COLUMNS + WIDE, ROW + HIGH + 13, "to the inputs")
middle(COLUMNS + WIDE / 2, TOP - 12, "x₁")
middle(COLUMNS + WIDE * 1.5, TOP - 12, "x₂", GREY)
plt.show()

# %% check
import torch

inputs = torch.tensor([[2.0, 1.0]], requires_grad=True)
weights = torch.tensor([[3.0, -1.0], [1.0, -3.0]], requires_grad=True)
z = inputs @ weights.T + torch.tensor([1.0, 0.0])
z.retain_grad()
y = torch.relu(z) @ torch.tensor([[0.5], [4.0]])
((y - 5) ** 2).backward()
assert z.grad.tolist() == [arrives]
assert weights.grad.tolist() == to_w == [[-4, -2], [0, 0]]
assert inputs.grad[0, 0] == to_x1 == -6
