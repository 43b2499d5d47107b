"""Draws the machine with a second wire, from h straight to a sum."""

import matplotlib.pyplot as plt
from matplotlib.patches import Circle, FancyBboxPatch

x, w1, w2, t = 2, 3, 0.5, 5
h = w1 * x
p = w2 * h
y = p + h
m = y - t
e = m**2
de_dy = 2 * m
by_w2 = de_dy * w2

VALUE, MESSAGE, INK, GREY = "C2", "C1", "black", "#6b7280"
HIGH, LOW = 142, 66  # of the direct wire, and of the row of parts


def part(middle, width, name, inside):
    outline = FancyBboxPatch(
        (middle - width / 2, LOW - 28),
        width,
        56,
        boxstyle="round,pad=0,rounding_size=6",
        facecolor="none",
        edgecolor=GREY,
        linewidth=1.3,
    )
    plt.gca().add_patch(outline)
    plt.text(middle, LOW + 14, name, ha="center", va="center", size=12.8)
    plt.text(middle, LOW - 12, inside, ha="center", va="center", size=14)


def wire(places):
    plt.plot(*zip(*places), color=GREY, linewidth=1.3)


def arrow(start, end):
    style = {"arrowstyle": "->", "color": GREY, "linewidth": 1.3}
    plt.annotate("", xy=end, xytext=start, arrowprops=style)


def value(x, y, text):
    plt.text(x, y, text, color=VALUE, size=12.8, ha="center", va="center")


def message(x, y, text):
    plt.text(
        x,
        y,
        text,
        color=MESSAGE,
        size=12.8,
        weight="bold",
        ha="center",
        va="center",
    )


# %% drawn: values above the wires, messages below them
figure = plt.figure(figsize=(4.8, 2.3), layout="none")
axes = figure.add_axes((0, 0, 1, 1))
axes.set(xlim=(0, 345.6), ylim=(4, 170), aspect="equal")
axes.axis("off")

part(57, 46, "w1", f"× {w1}")
part(174, 50, "w2", f"× {w2}")
part(316, 50, "e", f"{e:g}")
arrow((4, LOW), (34, LOW))
arrow((80, LOW), (149, LOW))
arrow((199, LOW), (233, LOW))
arrow((259, LOW), (291, LOW))
wire([(117, LOW), (117, HIGH), (246, HIGH)])
arrow((246, HIGH), (246, LOW + 13))
axes.add_patch(Circle((117, LOW), 3.4, color=GREY))
plus = Circle((246, LOW), 13, facecolor="none", edgecolor=INK, linewidth=1.4)
axes.add_patch(plus)
plt.text(246, LOW, "+", ha="center", va="center", size=14)

value(18, LOW + 12, f"{x}")
value(99, LOW + 12, f"h = {h}")
value(217, LOW + 12, f"{p:g}")
value(182, HIGH + 12, f"{h}")
value(274, LOW + 12, f"{y:g}")
message(274, LOW - 13, f"← {de_dy:g}")
message(217, LOW - 13, f"← {de_dy:g}")
message(135, LOW - 13, f"← {by_w2:g}")
message(182, HIGH - 13, f"← {de_dy:g}")
message(98, LOW - 13, "← ?")
plt.show()

# %% check
assert (p, y, m, e) == (3, 9, 4, 16)
assert (de_dy, by_w2) == (8, 4)
