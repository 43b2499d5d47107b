"""Each nudge on its way through the machine, and what it adds."""

import matplotlib.pyplot as plt
from matplotlib.patches import FancyBboxPatch

x, dial1, dial2 = 2, 3, 0.5
nudge = 0.01
y = dial2 * (dial1 * x)
added = []

figure, axes = plt.subplots(figsize=(4.8, 2.6), layout="none")
axes.set_position((0, 0, 1, 1))
axes.set(xlim=(0, 345), ylim=(0, 187))
axes.axis("off")
COLUMNS = (14, 84, 159, 234, 312)  # the middles of numbers and boxes


def write(across, up, text, changed=False):
    text = axes.text(across, up, text, size=13, ha="center", va="center")
    text.set(color="C1" if changed else "black")
    text.set(weight="bold" if changed else "normal")


def draw_box(across, up, changed):
    place = (across - 30, up - 14), 60, 28
    box = FancyBboxPatch(
        *place, boxstyle="round,pad=0,rounding_size=5", facecolor="none"
    )
    box.set(edgecolor="C1" if changed else "#6b7280")
    box.set(linewidth=2.2 if changed else 1.2)
    axes.add_patch(box)


def draw_row(up, title, first, second):
    """One run of the machine; what the nudge changed is orange."""
    h = first * x
    out = second * h
    added.append(out - y)
    axes.text(8, up + 36, title, size=13, va="center")
    numbers = (
        f"{x}",
        f"× {first:g}",
        f"{h:g}",
        f"× {second:g}",
        f"{out:.2f}",
    )
    at_first, at_second = first != dial1, second != dial2
    changed = (False, at_first, at_first, at_second, True)
    for across, text, is_changed in zip(COLUMNS, numbers, changed):
        write(across, up, text, is_changed)
    draw_box(COLUMNS[1], up, at_first)
    draw_box(COLUMNS[3], up, at_second)
    write(COLUMNS[4], up - 20, f"{added[-1]:+.2f}", changed=True)
    arrow = {"arrowstyle": "->", "color": "#6b7280", "linewidth": 1.2}
    for left, right in ((22, 52), (116, 140), (177, 202), (266, 292)):
        ends = {"xy": (right, up), "xytext": (left, up)}
        axes.annotate("", arrowprops=arrow, **ends)


draw_row(130, "first dial nudged", dial1 + nudge, dial2)
draw_row(36, "second dial nudged", dial1, dial2 + nudge)
plt.show()

# %% check
h_more = x * nudge
assert abs(added[0] - x * nudge * dial2) < 1e-9
assert abs(added[1] - dial1 * x * nudge) < 1e-9
