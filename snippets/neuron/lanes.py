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
SLIM, HIGH = 36, 40  # a cell
STEP, TOP = 47, 24  # from lane to lane; the first one
PARAMETERS = TOP + 3 * STEP + 14
LEFT = {"h₁": 26, "h₂": 68, "y": 114, "miss": 160, "square": 252, "sum": 306}
WIDE = {"miss": 80}
BACK = {"h₁": "to v₁", "h₂": "to v₂", "y": "to c"}  # what they become


def start():
    """An empty picture, as wide as those of the other walks in steps."""
    canvas(PARAMETERS + HIGH + 18, 4.45)


def cell(name, top, value, gradient, new=(), edge=GREY):
    """A value with its gradient below; what is new is bold."""
    left, wide = LEFT[name], WIDE.get(name, SLIM)
    box(left, top, wide, HIGH, edge, 0.8 if edge == GREY else 2)
    center = left + wide / 2
    for text, down, color, kind in [
        (value, 13, VALUE, "value"),
        (gradient, 31, GRADIENT, "gradient"),
    ]:
        weight = "bold" if kind in new else "normal"
        middle(center, top + down, text, color, 13, weight=weight)


def lane(i):
    """A numbered line that joins the others on the right."""
    down, color = TOP + i * STEP + HIGH / 2, LANES[i]
    ends = [10, LEFT["square"] + SLIM + 4, LEFT["sum"] + 4]
    joined = [down, down, TOP + STEP + HIGH / 2]
    plt.plot(ends, joined, color=color, linewidth=3, zorder=1)
    plt.gca().add_patch(Circle((10, down), 9, color=color, zorder=2))
    middle(10, down, f"{i + 1}", "white", weight="bold", zorder=3)


def heads(back):
    """The names of the columns; on the way back, where the numbers go."""
    for name, left in LEFT.items():
        center = left + WIDE.get(name, SLIM) / 2
        lower = STEP if name == "sum" else 0
        head = BACK.get(name, name) if back else name
        color = "black" if head == name else GRADIENT
        middle(center, TOP - 11 + lower, head, color)


def parameters(added):
    """What all lanes share, and what it gets in the end."""
    down = {"arrowstyle": "->", "color": GREY, "shrinkA": 0, "shrinkB": 1}
    under = TOP + 2 * STEP + HIGH
    values = [v[0, 0], v[0, 1], c[0]]
    gradients = [v.grad[0, 0], v.grad[0, 1], c.grad[0]]
    for place, name, value, gradient in zip(
        BACK, ("v₁", "v₂", "c"), values, gradients
    ):
        center = LEFT[place] + SLIM / 2
        if added:
            ends = (center, PARAMETERS), (center, under)
            plt.annotate("", *ends, arrowprops=down)
        total = minus(gradient.item()) if added else ""
        cell(place, PARAMETERS, minus(value.item()), total, ["gradient"])
        middle(center, PARAMETERS + HIGH + 9, name)
    words(160, PARAMETERS + 13, "parameters, in every lane")
    if added:
        words(160, PARAMETERS + 31, "added up over the lanes", GRADIENT)


def lane_in_numbers(i):
    """For each column of a lane, its value and its gradient."""
    pairs = {
        "h₁": (h[i, 0], to_v[i, 0]),
        "h₂": (h[i, 1], to_v[i, 1]),
        "y": (y[i, 0], to_c[i, 0]),
        "miss": (miss[i, 0], miss.grad[i, 0]),
        "square": (squares[i, 0], squares.grad[i, 0]),
    }
    texts = {}
    for name, (value, gradient) in pairs.items():
        texts[name] = minus(value.item()), minus(gradient.item())
    value, gradient = texts["miss"]
    difference = f"{minus(y[i].item())} − {minus(t[i].item())} = {value}"
    texts["miss"] = difference, gradient
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
