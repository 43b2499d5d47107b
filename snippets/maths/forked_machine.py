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
figure = plt.figure(figsize=(4.8, 1.94), layout="none")
axes = figure.add_axes((0, 0, 1, 1))
axes.set(xlim=(0, 345.6), ylim=(30, 170), aspect="equal")
axes.axis("off")

part(53, 44, "w1", f"× {w1}")
part(182, 44, "w2", f"× {w2}")
part(322, 40, "e", f"{e:g}")
arrow((3, LOW), (31, LOW))
arrow((75, LOW), (160, LOW))
arrow((204, LOW), (242, LOW))
arrow((268, LOW), (302, LOW))
wire([(121, LOW), (121, HIGH), (255, HIGH)])
arrow((255, HIGH), (255, LOW + 13))
axes.add_patch(Circle((121, LOW), 3.4, color=GREY))
plus = Circle((255, LOW), 13, facecolor="none", edgecolor=INK, linewidth=1.4)
axes.add_patch(plus)
plt.text(255, LOW, "+", ha="center", va="center", size=14)

value(16, LOW + 12, f"{x}")
value(98, LOW + 12, f"h = {h}")
value(223, LOW + 12, f"{p:g}")
value(188, HIGH + 12, f"{h}")
value(285, LOW + 12, f"{y:g}")
message(285, LOW - 13, f"← {de_dy:g}")
message(223, LOW - 13, f"← {de_dy:g}")
message(142, LOW - 13, f"← {by_w2:g}")
message(188, HIGH - 13, f"← {de_dy:g}")
message(98, LOW - 13, "← ?")
plt.show()

# %% check
assert (p, y, m, e) == (3, 9, 4, 16)
assert (de_dy, by_w2) == (8, 4)
