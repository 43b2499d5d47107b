"""Three examples in three lanes: their numbers, and how they are drawn."""

import matplotlib.pyplot as plt
import torch
from matplotlib.patches import Circle

from boxes import GRADIENT, GREY, VALUE
from boxes import box, canvas, factor, middle, minus, words

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
to_v = y.grad * h  # a row for each example
to_c = y.grad

# %% how a frame is drawn
LANES = ["C0", "C3", "C6"]  # a colour for each example
HIGH, STEP, TOP = 38, 44, 26  # a cell; from lane to lane; the first one
UNDER = TOP + 2 * STEP + HIGH  # where the last lane ends
TOTALS = UNDER + 22
PARAMETERS = ["v₁", "v₂", "c"]
COLUMNS = {  # the left edge of each, and its width
    "h₁": (23, 27),
    "h₂": (54, 27),
    "v₁": (89, 35),
    "v₂": (132, 29),
    "c": (169, 29),
    "y": (206, 28),
    "miss": (240, 30),
    "square": (277, 34),
    "sum": (319, 26),
}


def start():
    """An empty picture, as wide as those of the other walks in steps."""
    canvas(TOTALS + 28, 4.45)
    for name, (left, wide) in COLUMNS.items():
        lower = STEP if name == "sum" else 0
        middle(left + wide / 2, TOP - 15 + lower, name)


def cell(name, top, value, gradient, new=(), edge=GREY):
    """A value, and below it its gradient if there is one; new is bold."""
    left, wide = COLUMNS[name]
    box(left, top, wide, HIGH, edge, 0.8 if edge == GREY else 2)
    center = left + wide / 2
    texts = [(value, VALUE, "value"), (gradient, GRADIENT, "gradient")]
    places = [11, 28] if gradient else [HIGH / 2, HIGH / 2]
    for (text, color, kind), down in zip(texts, places):
        weight = "bold" if kind in new else "normal"
        middle(center, top + down, text, color, 13, weight=weight)


def lane(i):
    """A numbered line that joins the others on the right."""
    down, color = TOP + i * STEP + HIGH / 2, LANES[i]
    ends = [10, sum(COLUMNS["square"]) + 2, COLUMNS["sum"][0] + 2]
    joined = [down, down, TOP + STEP + HIGH / 2]
    plt.plot(ends, joined, color=color, linewidth=3, zorder=1)
    plt.gca().add_patch(Circle((10, down), 9, color=color, zorder=2))
    middle(10, down, f"{i + 1}", "white", weight="bold", zorder=3)


def around():
    """A frame around each parameter, which is the same in every lane."""
    for name in PARAMETERS:
        left, wide = COLUMNS[name]
        place = (left - 2.5, TOP - 4), wide + 5, UNDER - TOP + 8
        plt.gca().add_patch(plt.Rectangle(*place, fill=False, edgecolor=GREY))


def totals():
    """What each parameter gets from all lanes together."""
    down = {"arrowstyle": "->", "color": GREY, "shrinkA": 0, "shrinkB": 0}
    gradients = [v.grad[0, 0], v.grad[0, 1], c.grad[0]]
    for name, gradient in zip(PARAMETERS, gradients):
        left, wide = COLUMNS[name]
        center = left + wide / 2
        ends = (center, TOTALS), (center, UNDER + 4)
        plt.annotate("", *ends, arrowprops=down)
        box(left, TOTALS, wide, 24)
        number = minus(gradient.item())
        middle(center, TOTALS + 12, number, GRADIENT, 13, weight="bold")
    words(208, TOTALS + 12, "added up over the lanes", GRADIENT)


def note(line, color="black"):
    """What the numbers of the parameters are."""
    words(COLUMNS["v₁"][0], TOTALS + 3, line, color)


def lane_in_numbers(i):
    """For each column of a lane, its value and what goes back to it."""
    pairs = {
        "h₁": (h[i, 0], None),
        "h₂": (h[i, 1], None),
        "v₁": (v[0, 0], to_v[i, 0]),
        "v₂": (v[0, 1], to_v[i, 1]),
        "c": (c[0], to_c[i, 0]),
        "y": (y[i, 0], y.grad[i, 0]),
        "miss": (miss[i, 0], miss.grad[i, 0]),
        "square": (squares[i, 0], squares.grad[i, 0]),
    }
    texts = {}
    for name, (value, gradient) in pairs.items():
        back = "" if gradient is None else minus(gradient.item())
        texts[name] = minus(value.item()), back
    return texts


def summed(numbers):
    """Numbers that are added up, in words."""
    first, *others = numbers.flatten().tolist()
    total = minus(sum(numbers.flatten().tolist()))
    terms = [minus(first), *[factor(number) for number in others]]
    return f"{' + '.join(terms)} = {total}"


# %% check
assert to_v.sum(0).tolist() == v.grad[0].tolist() == [-16, 2]
assert to_c.sum().item() == c.grad.item() == -2
assert torch.equal(miss.grad, y.grad) and squares.grad.tolist() == [[1]] * 3
assert torch.equal(miss.grad, 2 * miss)
