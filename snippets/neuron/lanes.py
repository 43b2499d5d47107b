"""Three examples in three lanes: their numbers, and how they are drawn."""

import matplotlib.pyplot as plt
import torch
from matplotlib.patches import Circle

from boxes import GRADIENT, GREY, VALUE
from boxes import canvas, factor, middle, minus, words

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
ROW, STEP, TOP = 23, 80, 8  # a row; from lane to lane; the first one
TOTALS = TOP + 3 * STEP + 8
PARAMETERS = ["v₁", "v₂", "c"]
ROWS = {"h₁": 0, "h₂": 1, "v₁": 0, "v₂": 1, "c": 2}
LEFT = {"h₁": 27, "h₂": 27, "v₁": 82, "v₂": 82, "c": 82}
LEFT |= {"y": 179, "miss": 220, "square": 260, "sum": 311}
PLUS, MEET = 166, 302  # where products, and lanes, are added up


def start():
    """An empty picture, as wide as those of the other walks in steps."""
    canvas(TOTALS + 64, 4.45)
    path(outline("sum", 1), GREY, 1.2)
    for i in range(3):
        for row in (0.5, 1.5):
            down = TOP + i * STEP + ROW * row
            middle(LEFT["v₁"] - 9, down, "×", size=13)


def path(places, color, width):
    """A line through all places; None between two lifts the pen."""
    across = [place and place[0] for place in places]
    down = [place and place[1] for place in places]
    style = {"color": color, "linewidth": width, "zorder": 1}
    plt.plot(across, down, **style, solid_joinstyle="miter")


def place_of(name, i):
    """The left edge, top, width and height of a box in lane i."""
    top = TOP + i * STEP
    if name in ROWS:
        wide = 38 if name[0] == "h" else 76
        return LEFT[name], top + ROW * ROWS[name] + 1, wide, ROW - 3
    return LEFT[name], top + 14, 34 if name == "square" else 30, 42


def outline(name, i):
    """The corners of a box, as part of a line."""
    x, y, wide, high = place_of(name, i)
    right, low = x + wide, y + high
    return [(x, y), (right, y), (right, low), (x, low), (x, y), None]


def lane(i):
    """The wires and boxes of an example, in its colour."""
    top, color = TOP + i * STEP, LANES[i]
    rows = [top + ROW * row + ROW / 2 for row in range(3)]
    center, meet = rows[1], TOP + STEP + ROW * 1.5
    left = LEFT["h₁"]
    wires = [(left, rows[0]), (10, center), (left, center), None]
    for row in rows:
        wires += [(LEFT["c"] + 76, row), (PLUS, row), (PLUS, center), None]
    for name in ("y", "miss", "square"):
        left = LEFT[name]
        wires += [(left - 12, center), (left, center), None]
    end = sum(place_of("square", i)[::2])
    wires += [(end, center), (MEET, center), (MEET, meet), None]
    wires += [(MEET, meet), (LEFT["sum"], meet)]
    path(wires, color, 2.4)
    boxes = []
    for name in [*ROWS, "y", "miss", "square"]:
        boxes += outline(name, i)
    path(boxes, color, 1.6)
    for place, size, sign in ((10, 9, f"{i + 1}"), (PLUS, 8, "+")):
        circle = Circle((place, center), size, color=color, zorder=2)
        plt.gca().add_patch(circle)
        middle(place, center, sign, "white", weight="bold", zorder=3)


def cell(name, i, value, gradient, new=()):
    """What is in a box of lane i: its name, value and gradient."""
    left, top, wide, high = place_of(name, i)
    down = top + high / 2
    if name in ROWS:
        columns = (11, 28, 28) if name[0] == "h" else (11, 31, 59)
        places = [(left + across, down) for across in columns]
    else:
        center = left + wide / 2
        places = [(center, down + below) for below in (-31, -9, 10)]
        if not gradient:
            places[1] = center, down
    if name in ROWS or i == 0 or name == "sum":
        middle(*places[0], name, GREY)
    texts = [(value, VALUE, "value"), (gradient, GRADIENT, "gradient")]
    for (text, color, kind), place in zip(texts, places[1:]):
        weight = "bold" if kind in new else "normal"
        middle(*place, text, color, 13, weight=weight)


def totals(shown):
    """What each parameter gets from all lanes together, as sums."""
    if not shown:
        line = "v₁, v₂ and c are the same in every lane"
        words(LEFT["c"], TOTALS, line, GREY)
        return
    sums = [to_v[:, 0], to_v[:, 1], to_c[:, 0]]
    for row, (name, numbers) in enumerate(zip(PARAMETERS, sums)):
        down = TOTALS + 5 + 21 * row
        words(LEFT["c"], down, f"{name} gets", GREY)
        line = summed(numbers)
        words(LEFT["c"] + 55, down, line, GRADIENT, 13, weight="bold")


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
    terms = [minus(first), *[factor(number) for number in others]]
    return f"{' + '.join(terms)} = {minus(numbers.sum().item())}"


# %% check
assert to_v.sum(0).tolist() == v.grad[0].tolist() == [-16, 2]
assert to_c.sum().item() == c.grad.item() == -2
assert torch.equal(miss.grad, y.grad) and squares.grad.tolist() == [[1]] * 3
assert torch.equal(miss.grad, 2 * miss)
