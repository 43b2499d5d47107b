"""Draws three examples in three lanes, on the way forward and back."""

import matplotlib.pyplot as plt
import torch
from matplotlib.patches import Circle

from boxes import ACROSS, GRADIENT, GREY, VALUE
from boxes import box, canvas, middle, minus, words

h = torch.tensor([[6.0, 0.0], [4.0, 1.0], [0.0, 0.0]])
t = torch.tensor([[5.0], [5.0], [0.0]])
v = torch.tensor([[0.5, 4.0]], requires_grad=True)
c = torch.tensor([0.0], requires_grad=True)

y = h @ v.T + c  # @ is the matrix multiplication
miss = y - t
squares = miss**2
error = squares.sum()
for table in (y, miss, squares, error):
    table.retain_grad()
error.backward()
G = y.grad
to_v = G * h  # a row for each example
to_c = G

# %% drawn
LANES = ["C0", "C3", "C6"]  # a colour for each example
WIDE, HIGH = 34, 25  # a cell
STEP = 36  # from lane to lane
H1, H2, Y, MISS, SQUARE, SUM = 34, 68, 118, 176, 234, 308  # left edges
FORWARD, BACK = 72, 226  # the tops of the first lanes
TOTALS = 344


def cell(x, y, value, color, edge=GREY, **how):
    box(x, y, WIDE, HIGH, edge, 0.8 if edge == GREY else 2)
    middle(x + WIDE / 2, y + HIGH / 2, minus(value), color, 13, **how)


def lanes(top):
    """Three numbered lanes that join on the right."""
    for i, color in enumerate(LANES):
        y = top + i * STEP + HIGH / 2
        ends = [12, SQUARE + WIDE + 8, SUM + 4]
        joined = [y, y, top + STEP + HIGH / 2]
        plt.plot(ends, joined, color=color, linewidth=3, zorder=1)
        plt.gca().add_patch(Circle((12, y), 10, color=color, zorder=2))
        middle(12, y, f"{i + 1}", "white", weight="bold", zorder=3)


def column(x, top, name, values, color):
    """A number of each example, below a name."""
    middle(x + WIDE / 2, top - 10, name)
    for i, value in enumerate(values.flatten().tolist()):
        cell(x, top + i * STEP, value, color, LANES[i])


canvas(388)
words(ACROSS - 2, 31, "forward →", ha="right", weight="bold")
for x, name, value in [(H1, "v₁", v[0, 0]), (H2, "v₂", v[0, 1]), (Y, "c", c)]:
    middle(x + WIDE / 2, 9, name)
    cell(x, 19, value.item(), VALUE)
lanes(FORWARD)
with torch.no_grad():
    column(H1, FORWARD, "h₁", h[:, 0], VALUE)
    column(H2, FORWARD, "h₂", h[:, 1], VALUE)
    column(Y, FORWARD, "y", y, VALUE)
    column(MISS, FORWARD, "miss", miss, VALUE)
    column(SQUARE, FORWARD, "square", squares, VALUE)
for i, target in enumerate(t.flatten().tolist()):
    middle(164, FORWARD + i * STEP + 4, f"− {minus(target)}")
middle(SUM + WIDE / 2, FORWARD + STEP - 10, "sum")
cell(SUM, FORWARD + STEP, error.item(), VALUE, weight="bold")

down = {"arrowstyle": "->", "color": GREY, "shrinkA": 0, "shrinkB": 1}
for x in (H1, H2, Y):
    place = x + WIDE / 2
    plt.annotate("", (place, TOTALS), (place, BACK), arrowprops=down)
lanes(BACK)
column(H1, BACK, "to v₁", to_v[:, 0], GRADIENT)
column(H2, BACK, "to v₂", to_v[:, 1], GRADIENT)
column(Y, BACK, "to c", to_c, GRADIENT)
column(MISS, BACK, "to miss", miss.grad, GRADIENT)
column(SQUARE, BACK, "to square", squares.grad, GRADIENT)
middle(SUM + WIDE / 2, BACK + STEP - 10, "to sum")
cell(SUM, BACK + STEP, error.grad.item(), GRADIENT)
words(2, TOTALS + HIGH / 2, "sum")
for x, name, total in [
    (H1, "v₁", v.grad[0, 0]),
    (H2, "v₂", v.grad[0, 1]),
    (Y, "c", c.grad),
]:
    middle(x + WIDE / 2, TOTALS + HIGH + 11, name)
    cell(x, TOTALS, total.item(), GRADIENT, weight="bold")
words(ACROSS - 2, TOTALS + HIGH / 2, "← back", ha="right", weight="bold")
plt.show()

# %% check
assert to_v.sum(0).tolist() == v.grad[0].tolist() == [-16, 2]
assert to_c.sum().item() == c.grad.item() == -2
assert torch.equal(miss.grad, y.grad) and squares.grad.tolist() == [[1]] * 3
