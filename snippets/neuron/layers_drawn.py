"""Draws the network's tables, from left to right, with their gradients."""

import matplotlib.pyplot as plt
import torch

from boxes import GRADIENT, GREY, VALUE, box, canvas, middle, minus, words

x, t = torch.tensor([[2.0, 1.0]]), torch.tensor([[5.0]])
w = torch.tensor([[3.0, -1.0], [1.0, -3.0]], requires_grad=True)
b = torch.tensor([[1.0, 0.0]], requires_grad=True)
v = torch.tensor([[0.5, 4.0]], requires_grad=True)
c = torch.tensor([[0.0]], requires_grad=True)

z = x @ w.T + b  # @ is the matrix multiplication
h = torch.relu(z)
y = h @ v.T + c
miss = y - t
error = miss**2
for table in (z, h, y, miss, error):
    table.retain_grad()
error.backward()

# %% drawn
WIDE, HIGH, LOW = 30, 40, 26  # a cell; a lower one without a gradient


def grid(left, top, values, gradients=None):
    """A table; a gradient stands below its value."""
    for i, row in enumerate(values.tolist()):
        for j, value in enumerate(row):
            across, down = left + j * WIDE, top + i * HIGH
            center = across + WIDE / 2
            box(across, down, WIDE, HIGH if gradients is not None else LOW)
            middle(center, down + 13, minus(value), VALUE, 13)
            if gradients is not None:
                gradient = minus(gradients[i, j].item())
                middle(center, down + 29, gradient, GRADIENT, 13)


def wire(start, end, y):
    style = {"arrowstyle": "->", "color": GREY, "linewidth": 1.2}
    style |= {"shrinkA": 0, "shrinkB": 0}
    plt.annotate("", (end, y), (start, y), arrowprops=style)


FLOW = 156  # the top of what flows through
TABLES = {  # the left edge, the table, what made it
    "x": (2, x, ""),
    "z": (78, z, "layer"),
    "h": (154, h, "relu"),
    "y": (230, y, "layer"),
    "miss": (270, miss, f"− {minus(t.item())}"),
    "error": (309, error, "square"),
}
canvas(238)
edges = []
for name, (left, table, operation) in TABLES.items():
    down = FLOW + (HIGH - LOW) / 2 if name == "x" else FLOW
    grid(left, down, table.detach(), table.grad)
    center = left + table.shape[1] * WIDE / 2
    middle(center, FLOW + HIGH + 12, name, weight="bold")
    middle(center, FLOW + HIGH + 28, operation, GREY)
    edges += [left, left + table.shape[1] * WIDE]
for end, start in zip(edges[1:-1:2], edges[2::2]):
    wire(end + 1, start - 1, FLOW + HIGH / 2)
for layer, left, weights, bias in [
    ("hidden layer", 78, w, b),
    ("output layer", 230, v, c),
]:
    neurons, inputs = weights.shape
    center = left + neurons * WIDE / 2
    start = center - inputs * WIDE / 2
    top = 22 + (2 - neurons) * HIGH
    grid(start, top, weights.detach(), weights.grad)
    grid(left, 109, bias.detach(), bias.grad)
    words(start - 7, top + neurons * HIGH / 2, "weights", ha="right")
    words(left - 7, 109 + HIGH / 2, "bias", ha="right")
    middle(center, top - 12, layer)
box(284, 4, 60, HIGH)
middle(314, 17, "value", VALUE)
middle(314, 33, "gradient", GRADIENT)
plt.show()

# %% check
assert w.grad.tolist() == [[-4, -2], [0, 0]] and b.grad.tolist() == [[-2, 0]]
assert v.grad.tolist() == [[-24, 0]] and c.grad.item() == -4
assert h.grad.tolist() == [[-2, -16]] and z.grad.tolist() == [[-2, 0]]
assert (y.item(), error.item()) == (3, 4)
