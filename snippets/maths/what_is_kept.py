"""What points to what in the engines, and where messages are kept."""

import matplotlib.pyplot as plt
from engine_nodes import Accumulate, Number
from matplotlib.patches import Circle, FancyBboxPatch

x, w1, w2 = Number(2), Number(3), Number(0.5)
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


def draw_formula(up):
    """The numbers and the nodes, this far above the lower edge."""
    draw_number(310, up + 61, "y = 3")
    draw_node(246, up + 61, "×")
    draw_number(180, up + 104, "w2 = 0.5")
    draw_number(180, up + 22, "h = 6")
    draw_node(116, up + 22, "×")
    draw_number(38, up + 67, "w1 = 3")
    draw_number(38, up + 17, "x = 2")
    point((276, up + 61), (261, up + 61))
    point((233, up + 68), (215, up + 97))
    point((233, up + 54), (215, up + 29))
    point((146, up + 22), (131, up + 22))
    point((104, up + 31), (73, up + 59))
    point((102, up + 19), (73, up + 17))


# %% numbers and nodes
new_picture(122)
draw_formula(0)
plt.show()

# %% where messages are kept
y.slope = -4
to_w2, to_h = y.node.run(y.slope)
to_w1, to_x = h.node.run(to_h)


def short(number):
    return f"{number:g}".replace("-", "−")


def put(across, up, message):
    """A message, above or below where it is kept."""
    style = {"ha": "center", "va": "center", "size": 12.8}
    text = plt.text(across, up, short(message), **style)
    text.set(color="C1", weight="bold")


new_picture(370)
plt.text(4, 359, "Second engine", size=12.8, va="center", weight="bold")
draw_formula(210)
put(310, 295, y.slope)
put(180, 338, to_w2)
put(180, 256, to_h)
put(38, 301, to_w1)
put(38, 251, to_x)

saved_y = " and ".join(f"{saved:g}" for saved in y.node.saved)
saved_h = " and ".join(f"{saved:g}" for saved in h.node.saved)

plt.text(4, 185, "Third engine", size=12.8, va="center", weight="bold")
draw_number(310, 104, "y = 3")
draw_node(240, 104, "×")
draw_node(166, 150, "+=")
draw_number(84, 150, "w2 = 0.5")
draw_number(292, 40, "h = 6", "--")
draw_node(166, 58, "×")
draw_node(102, 82, "+=")
draw_number(38, 82, "w1 = 3")
draw_node(102, 22, "+=")
draw_number(38, 22, "x = 2")
write(258, 133, f"saves {saved_y}")
write(178, 22, f"saves {saved_h}")
point((276, 104), (255, 104))
point((229, 113), (177, 141))
point((228, 95), (178, 68))
point((258, 44), (182, 56))
point((151, 150), (119, 150))
point((152, 63), (117, 76))
point((153, 50), (116, 29))
point((87, 82), (73, 82))
point((87, 22), (73, 22))
put(240, 80, y.slope)
put(166, 174, to_w2)
put(166, 82, to_h)
put(102, 106, to_w1)
put(102, 46, to_x)
plt.show()

# %% check
assert (h.value, y.value) == (6, 3)
assert (saved_y, saved_h) == ("0.5 and 6", "3 and 2")
assert y.node.next_nodes == [w2.node, h.node]
assert h.node.next_nodes == [w1.node, x.node]
for leaf in (x, w1, w2):
    assert isinstance(leaf.node, Accumulate) and leaf.node.leaf is leaf
assert (to_w2, to_h, to_w1, to_x) == (-24, -2, -4, -6)
