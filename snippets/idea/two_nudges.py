"""Each nudge on its way through the machine, and what it adds."""

import matplotlib.pyplot as plt

x, dial1, dial2 = 2, 3, 0.5
nudge = 0.01
y = dial2 * (dial1 * x)
added = []

figure, axes = plt.subplots(figsize=(4.8, 2.5), layout="none")
axes.set_position((0, 0, 1, 1))
axes.set(xlim=(0, 345), ylim=(0, 180))
axes.axis("off")


def write(across, up, text, changed=False, boxed=False):
    style = {"color": "C1" if changed else "black"}
    style["weight"] = "bold" if changed else "normal"
    if boxed:
        edge = "C1" if changed else "#6b7280"
        style["bbox"] = {"facecolor": "none", "edgecolor": edge}
        style["bbox"]["boxstyle"] = "round,pad=0.4"
    middle = {"ha": "center", "va": "center"}
    axes.text(across, up, text, size=13, **middle, **style)


def draw_row(up, title, first, second):
    """One run of the machine; what the nudge changed is orange."""
    h = first * x
    out = second * h
    added.append(out - y)
    axes.text(8, up + 38, title, size=13, va="center")
    write(14, up, f"{x}")
    write(82, up, f"× {first:g}", first != dial1, boxed=True)
    write(152, up, f"{h:g}", h != dial1 * x)
    write(222, up, f"× {second:g}", second != dial2, boxed=True)
    write(286, up, f"{out:.2f}", changed=True)
    write(286, up - 26, f"{added[-1]:+.2f}", changed=True)
    arrow = {"arrowstyle": "->", "color": "#6b7280"}
    for left, right in ((22, 50), (113, 131), (172, 190), (253, 268)):
        ends = {"xy": (right, up), "xytext": (left, up)}
        axes.annotate("", arrowprops=arrow, **ends)


draw_row(123, "first dial nudged", dial1 + nudge, dial2)
draw_row(33, "second dial nudged", dial1, dial2 + nudge)
plt.show()

# %% check
h_more = x * nudge
assert abs(added[0] - x * nudge * dial2) < 1e-9
assert abs(added[1] - dial1 * x * nudge) < 1e-9
