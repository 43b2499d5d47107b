"""One product on its way down: from a dial to PyTorch's C++."""

import matplotlib.pyplot as plt
import torch
from matplotlib.patches import FancyBboxPatch

x, t = 2.0, 5.0
w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
h = w1 * x
y = w2 * h
error = (y - t) ** 2
node = y.grad_fn
saved = node._saved_other.item()
message = torch.autograd.grad(error, y, retain_graph=True)[0].item()
nudged = ((w2 + 0.01) * h - t) ** 2
by_nudging = ((nudged - error) / 0.01).item()
error.backward()
slope = w2.grad.item()


def written(number):
    return f"{number:.4g}".replace("-", "−")


product = f"{written(message)} × {written(saved)} = {written(slope)}"
floors = [
    ("a dial, nudged", f"about {written(by_nudging)}", "the idea"),
    ("blame: message × received", product, "the idea"),
    ("slope: the chain rule", f"2d · h = {written(slope)}", "the maths"),
    ("Function in your engine", product, "the maths"),
    ("w2.grad in Python", written(slope), "PyTorch"),
    (f"{node.name()}, called", f"saved {written(saved)}", "PyTorch"),
    ("apply() in C++: grad * other", product, "PyTorch"),
]
COLOURS = {"the idea": "C0", "the maths": "C2", "PyTorch": "C1"}

# %% drawn
figure, axes = plt.subplots(figsize=(4.8, 7.2))
axes.set(xlim=(0, 48), ylim=(-72, 2))
axes.axis("off")
for number, (name, numbers, part) in enumerate(floors):
    top, left = -10.4 * number, 1.2 * number
    style = "round,pad=0,rounding_size=0.8"
    frame = {"facecolor": "none", "edgecolor": COLOURS[part]}
    place = (left, top - 8)
    axes.add_patch(
        FancyBboxPatch(place, 38, 8, boxstyle=style, linewidth=1.6, **frame)
    )
    axes.text(left + 1.4, top - 2.6, name, va="center", weight="bold")
    axes.text(
        left + 1.4, top - 5.8, numbers, va="center", color=COLOURS[part]
    )
    axes.text(left + 37, top - 5.8, part, va="center", ha="right", size=11.8)
    if number:
        arrow = {"arrowstyle": "->", "color": "#6b7280", "linewidth": 1.4}
        ends = {"xy": (left + 6, top), "xytext": (left + 6, top + 2.4)}
        axes.annotate("", **ends, arrowprops=arrow)
plt.show()

# %% check
assert slope == message * saved == -24
assert abs(by_nudging - slope) < 0.5
assert node.name() == "MulBackward0"
