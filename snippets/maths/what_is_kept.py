"""Draws what points to what in the engine's versions."""

import matplotlib.pyplot as plt
from engine import Accumulate, Number
from matplotlib.patches import Circle, FancyBboxPatch

x, w1, w2 = 2, Number(3), Number(0.5)
h = w1 * x
y = w2 * h

VALUE, NODE, INK, GREY = "C2", "C0", "black", "#6b7280"


def new_picture(height):
    figure = plt.figure(figsize=(4.8, height / 72), layout="none")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, 345.6), ylim=(0, height), aspect="equal")
    axes.axis("off")


def write(across, up, text, colour=INK, size=12.8):
    style = {"ha": "center", "va": "center", "size": size}
    plt.text(across, up, text, color=colour, **style)


def draw_number(across, up, text, line="-"):
    """A box, dashed if nothing points to it."""
    box = FancyBboxPatch(
        (across - 34, up - 14),
        68,
        28,
        boxstyle="round,pad=0,rounding_size=6",
        facecolor="none",
        edgecolor=GREY,
        linestyle=line,
        linewidth=1.3,
    )
    plt.gca().add_patch(box)
    write(across, up, text, VALUE)


def draw_node(across, up, sign):
    circle = Circle(
        (across, up), 14, facecolor="none", edgecolor=NODE, linewidth=2
    )
    plt.gca().add_patch(circle)
    write(across, up, sign, NODE, 14)


def point(start, end):
    style = {"arrowstyle": "->", "color": GREY, "linewidth": 1.3}
    plt.annotate("", xy=end, xytext=start, arrowprops=style)


# %% numbers and nodes
new_picture(122)
draw_number(310, 61, "y = 3")
draw_node(246, 61, "×")
draw_number(180, 100, "w2 = 0.5")
draw_number(180, 22, "h = 6")
draw_node(116, 22, "×")
draw_number(38, 61, "w1 = 3")
draw_number(38, 17, "x = 2")
point((276, 61), (261, 61))
point((233, 68), (215, 93))
point((233, 54), (215, 29))
point((146, 22), (131, 22))
point((104, 31), (73, 53))
point((102, 19), (73, 17))
plt.show()

# %% nodes alone
saved_y = " and ".join(f"{saved:g}" for saved in y.node.saved.values())
saved_h = " and ".join(f"{saved:g}" for saved in h.node.saved.values())

new_picture(140)
draw_number(310, 72, "y = 3")
draw_node(240, 72, "×")
draw_node(166, 118, "+=")
draw_number(84, 118, "w2 = 0.5")
draw_number(292, 20, "h = 6", "--")
point((257, 23), (181, 37))
draw_node(166, 40, "×")
draw_node(102, 40, "+=")
draw_number(38, 40, "w1 = 3")
write(250, 105, f"saves {saved_y}")
write(150, 12, f"saves {saved_h}")
point((276, 72), (255, 72))
point((229, 81), (177, 109))
point((227, 66), (181, 46))
point((151, 118), (119, 118))
point((151, 40), (117, 40))
point((87, 40), (73, 40))
plt.show()

# %% check
assert (h.value, y.value) == (6, 3)
assert (saved_y, saved_h) == ("0.5 and 6", "3 and 2")
assert y.node.next_nodes == [w2.node, h.node]
assert h.node.next_nodes == [w1.node, None]
assert isinstance(w1.node, Accumulate) and w1.node.leaf is w1
