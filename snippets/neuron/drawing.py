"""How the network is drawn: weights in boxes on wires, names beside."""

import matplotlib.pyplot as plt

GREY, PALE = "#6b7280", "#d1d5db"
VALUE, GRADIENT = "C2", "C1"
PARAMETERS = {"w11": 3, "w12": -1, "b1": 1}
PARAMETERS |= {"w21": 1, "w22": -3, "b2": 0}
PARAMETERS |= {"v1": 0.5, "v2": 4, "c": 0}
PLACES = {  # of the numbers, from the left and from the top
    "x1": (24, 80),
    "x2": (24, 230),
    "z1": (159, 80),
    "h1": (199, 80),
    "z2": (159, 230),
    "h2": (199, 230),
    "y": (312, 155),
    "m": (312, 219),
    "e": (312, 238),
    "w11": (105, 80),  # the weights are on their wires
    "w12": (66, 183),
    "w21": (54, 113),
    "w22": (105, 230),
    "v1": (248, 111),
    "v2": (248, 199),
    "b1": (179, 15),
    "b2": (179, 278),
    "c": (312, 84),
}
BESIDE = {  # where the names are
    "x1": (24, 51),
    "x2": (24, 260),
    "z1": (147, 46),
    "h1": (211, 46),
    "z2": (147, 265),
    "h2": (211, 265),
    "y": (276, 155),
    "w11": (105, 58),
    "w12": (99, 196),
    "w21": (87, 119),
    "w22": (105, 272),
    "v1": (248, 88),
    "v2": (248, 241),
    "b1": (149, 15),
    "b2": (149, 296),
    "c": (283, 84),
}
WIRES = {  # the two ends of each wire
    "w11": ("x1", "z1"),
    "w12": ("x2", "z1"),
    "w21": ("x1", "z2"),
    "w22": ("x2", "z2"),
    "v1": ("h1", "y"),
    "v2": ("h2", "y"),
    "b1": ("b1", "neuron 1"),
    "b2": ("b2", "neuron 2"),
    "c": ("c", "y"),
    "m": ("y", "m"),
}
NAMES = {"x1": "x₁", "x2": "x₂", "y": "y"}
NAMES |= {"z1": "z₁", "h1": "h₁", "z2": "z₂", "h2": "h₂"}
NAMES |= {"w11": "w₁₁", "w12": "w₁₂", "b1": "b₁", "v1": "v₁", "c": "c"}
NAMES |= {"w21": "w₂₁", "w22": "w₂₂", "b2": "b₂", "v2": "v₂"}
NEURONS = {"neuron 1": (179, 80), "neuron 2": (179, 230)}
ROW = 19  # from a number to the one below it


def draw_lines(axes, ends, width, color, cap="butt"):
    """A line for each pair of ends; a wide one is a shape."""
    across, down = [], []
    for (x, y), (u, v) in ends:
        across += [x, u, None]  # None lifts the pen
        down += [y, v, None]
    style = {"color": color, "linewidth": width, "solid_capstyle": cap}
    axes.plot(across, down, clip_on=False, **style)


def edge_of(color):
    """How thick an edge of this colour is."""
    return 1.2 if color in (GREY, PALE) else 2.2


def draw_round(axes, ends, width, color):
    """Circles, or lines with round ends: a white line leaves an edge."""
    draw_lines(axes, ends, width + 2 * edge_of(color), color, "round")
    draw_lines(axes, ends, width, "white", "round")


def draw_boxes(axes, boxes, width, color):
    """Boxes: of each the middle from the left, the top and the bottom."""
    edge = edge_of(color)
    outer = [((x, top - edge), (x, low + edge)) for x, top, low in boxes]
    inner = [((x, top), (x, low)) for x, top, low in boxes]
    draw_lines(axes, outer, width + 2 * edge, color)
    draw_lines(axes, inner, width, "white")


def draw_weights(axes, names, color):
    """The boxes of weights and biases, with room for two lines."""
    boxes = []
    for name in names:
        x, y = PLACES[name]
        boxes.append((x, y - 12, y + 12 + ROW))
    if boxes:
        draw_boxes(axes, boxes, 34, color)


def start(at_work=(), color=GREY, others=GREY):
    """The wires, circles and neurons; what is at work has its colour."""
    figure = plt.figure(figsize=(4.8, 4.36), layout="none")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, 346), ylim=(313, -1), aspect="equal")
    axes.axis("off")
    places = PLACES | NEURONS
    pale, thick = [], []
    for name, (left, right) in WIRES.items():
        group = thick if name in at_work else pale
        group.append((places[left], places[right]))
    draw_lines(axes, pale, 1.2, others)
    draw_lines(axes, thick, 3.4, color)
    for names, width in ((("x1", "x2"), 42), (("y",), 54)):
        ends = [(PLACES[name], PLACES[name]) for name in names]
        edge = color if names[0] in at_work else GREY
        draw_round(axes, ends, width, edge)
    for name, (x, y) in NEURONS.items():
        edge = color if name in at_work else GREY
        draw_round(axes, [((x - 15, y), (x + 15, y))], 52, edge)
    halves = [((x, y - 25), (x, y + 25)) for x, y in NEURONS.values()]
    draw_lines(axes, halves, 1, PALE)
    edge = color if "m" in at_work else GREY
    draw_boxes(axes, [(311, 206, 252)], 66, edge)
    for name, place in BESIDE.items():
        write(axes, NAMES[name], place, GREY)
    return axes


def write(axes, words, place, color, weight="normal"):
    """Words in a place of the picture."""
    text = axes.text(*place, words, size=15, ha="center", va="center")
    text.set(color=color, weight=weight)


def minus(number):
    """The number with a proper minus; zero has no sign."""
    return f"{number + 0.0:g}".replace("-", "\u2212")


# %% check
assert len(PARAMETERS) == 9
assert set(BESIDE) == set(NAMES) == set(PLACES) - {"m", "e"}
for name in ("w11", "w12", "w21", "w22", "v1", "v2"):  # on their wires
    (x, y), (u, v) = PLACES[WIRES[name][0]], PLACES[WIRES[name][1]]
    across, down = PLACES[name]
    on_the_wire = y + (v - y) * (across - x) / (u - x)
    assert abs(down - on_the_wire) < 2
