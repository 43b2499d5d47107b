"""The whole walk on one picture: multiply, add where paths meet, wait."""

import matplotlib.pyplot as plt
import torch
from matplotlib.patches import Circle, FancyArrowPatch

from boxes import GRADIENT, GREY, VALUE, box, canvas, middle, minus

x, t = 2.0, 5.0
w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)

# %% forward
h = w1 * x
y = w2 * h
m = y - t
e = m * m  # the square, written as a product

# %% back, by three moves
to_e = 1
first = to_e * m.item()  # the product sends m back for the one m
second = to_e * m.item()  # and again for the other
to_m = first + second
to_y = to_m * 1
to_w2 = to_y * h.item()
to_h = to_y * w2.item()
to_w1 = to_h * x
early = first * h.item()  # for w2, if m did not wait

# %% drawn
ACROSS = {"x": 20, "w₁": 68, "h": 116, "w₂": 164, "y": 212, "m": 260}
ACROSS |= {"e": 325}
ROW = 62
values = {"x": x, "w₁": w1.item(), "h": h.item(), "w₂": w2.item()}
values |= {"y": y.item(), "m": m.item(), "e": e.item()}
gradients = {"w₁": to_w1, "h": to_h, "w₂": to_w2, "y": to_y, "m": to_m}
gradients |= {"e": to_e}
canvas(168)
plt.plot([20, 260], [ROW, ROW], color=GREY, linewidth=1.3, zorder=0)
for name, center in ACROSS.items():
    if name[0] == "w":
        box(center - 18, ROW - 22, 36, 44, GREY, 1.3)
    else:
        style = {"facecolor": "white", "edgecolor": GREY, "linewidth": 1.3}
        plt.gca().add_patch(Circle((center, ROW), 20, **style))
    middle(center, ROW - 34, name, GREY, 14)
    number = minus(values[name])
    down = ROW if name == "x" else ROW - 9
    middle(center, down, number, VALUE, 14)
    if name in gradients:
        back = minus(gradients[name])
        middle(center, ROW + 10, back, GRADIENT, 14, weight="bold")
for up, number in ((1, first), (-1, second)):  # the two ways back to m
    style = {"arrowstyle": "->", "mutation_scale": 12, "color": GRADIENT}
    style["connectionstyle"] = f"arc3,rad={up / 2}"
    across = ACROSS["e"] - 14, ACROSS["m"] + 14
    ends = [(place, ROW - 14 * up) for place in across]
    plt.gca().add_patch(FancyArrowPatch(*ends, linewidth=1.6, **style))
    middle(293, ROW - 38 * up, minus(number), GRADIENT, 14)


def badge(number, across, down, text):
    """A move: its number in a circle, and its name."""
    plt.gca().add_patch(Circle((across, down), 10, color="C0"))
    middle(across, down, number, "white", 12.5, weight="bold")
    style = {"color": "C0", "size": 13, "va": "center", "weight": "bold"}
    plt.text(across + 15, down, text, **style)


arrow = {"arrowstyle": "->", "color": "C0", "linewidth": 2}
plt.annotate("", (50, ROW + 42), (226, ROW + 42), arrowprops=arrow)
plt.plot([260, 260], [ROW + 22, ROW + 54], color="C0", linewidth=2)
badge("1", 58, ROW + 64, "multiply along")
badge("2", 232, ROW + 64, "add")
badge("3", 232, ROW + 90, "wait for both")
plt.show()

# %% check
e.backward()
assert (to_w1, to_w2) == (w1.grad, w2.grad) == (-4, -24)
# behind the product there are two links, and both lead to the same node
(one, _), (other, _) = e.grad_fn.next_functions
assert one is other and first == second == -2 and early == -12
