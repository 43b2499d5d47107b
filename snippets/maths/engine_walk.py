"""The second engine walks back through the fork, in steps."""

import matplotlib.pyplot as plt
from engine_forks import Number, count_messages
from matplotlib.patches import FancyBboxPatch

x, w1 = Number(2), Number(3)
w2, t = Number(0.5), Number(5)
h = w1 * x
p = w2 * h
y = p + h
m = y - t
e = m * m
numbers = {"e": e, "m": m, "y": y, "p": p, "h": h, "w1": w1, "w2": w2}
numbers |= {"x": x, "t": t}
names = {number: name for name, number in numbers.items()}

# %% drawn
PLACES = {
    "e": (322, 108),
    "m": (264, 108),
    "y": (206, 108),
    "p": (146, 144),
    "w2": (82, 158),
    "h": (94, 92),
    "w1": (28, 92),
}
LABELS = {
    ("e", "m"): (293, 132),
    ("m", "y"): (235, 122),
    ("y", "p"): (184, 136),
    ("y", "h"): (158, 90),
    ("p", "w2"): (117, 164),
    ("p", "h"): (108, 120),
    ("h", "w1"): (60, 103),
}
GREY = "#6b7280"


def drawn(names):
    return [name for name in names if name in PLACES]


def write(axes, place, text, colour="black", weight="normal"):
    text = axes.text(*place, text, ha="center", va="center", size=12.7)
    text.set(color=colour, weight=weight)


def draw_numbers(axes, running):
    """Each number; an orange edge if ready (dashed), or running."""
    for name, (across, up) in PLACES.items():
        corner = (across - 15, up - 13)
        box = FancyBboxPatch(corner, 30, 26, "round,pad=0,rounding_size=6")
        box.set(facecolor="none", edgecolor=GREY, linewidth=1.3)
        if name in running:
            box.set(edgecolor="C1", linewidth=2)
        elif name in ready:
            dashes = (0, (2, 1.4))
            box.set(edgecolor="C1", linewidth=2, linestyle=dashes)
        axes.add_patch(box)
        write(axes, (across, up), name)


def draw_arrows(axes, running):
    """All arrows, and the messages that were sent along them."""
    arrow = {"arrowstyle": "->", "color": GREY, "linewidth": 1.3}
    arrow |= {"shrinkA": 16, "shrinkB": 17}
    for link, place in LABELS.items():
        start, end = PLACES[link[0]], PLACES[link[1]]
        axes.annotate("", xy=end, xytext=start, arrowprops=arrow)
        colour = ("C1", "bold") if link[0] in running else ()
        write(axes, place, " and ".join(sent.get(link, [])), *colour)


def frame(running):
    """The numbers, what the `running` ones sent, the walk's notes."""
    figure = plt.figure(figsize=(4.8, 178 / 72), layout="none")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, 345.6), ylim=(0, 178), aspect="equal")
    axes.axis("off")
    draw_arrows(axes, running)
    draw_numbers(axes, running)
    for title, up in (("arrived", 46), ("to_come", 28), ("ready", 9)):
        axes.text(4, up, title, va="center", size=12.7, weight="bold")
    axes.plot([4, 342], [56, 56], color=GREY, linewidth=1)
    for place, name in enumerate(reversed(PLACES)):
        across = 94 + place * 39
        write(axes, (across, 65), name)
        write(axes, (across, 46), f"{arrived[name]:g}")
        write(axes, (across, 28), to_come[name])
    axes.text(86, 9, ", ".join(drawn(ready)), va="center", size=12.7)
    plt.show()


counts = {}
for number, count in count_messages(e).items():
    counts[names[number]] = count
to_come, arrived = dict(counts), dict.fromkeys(counts, 0)
arrived["e"] = 1
ready, sent, new, order = ["e"], {}, [], []
frame([])
while ready:
    name = ready.pop()
    number = numbers[name]
    order.append(name)
    new.append(name)
    for receiver, local in zip(number.inputs, number.local_slopes):
        link = (name, names[receiver])
        message = arrived[name] * local
        sent.setdefault(link, []).append(f"{message:g}")
        arrived[link[1]] += message
        to_come[link[1]] -= 1
        if to_come[link[1]] == 0:
            ready.append(link[1])
    if name not in ("e", "t", "x") and (number.inputs or not ready):
        frame(new)
        new = []

# %% said
say = {link: " and ".join(messages) for link, messages in sent.items()}
both = f"{say['y', 'h']} + {say['p', 'h']} = {arrived['h']:g}"
sentences = [
    f"e starts with a {arrived['e']:g}. h waits for {counts['h']} messages.",
    f"e sends {say['e', 'm']} to m, which passes {say['m', 'y']} on to y.",
    f"y sends {say['y', 'p']} to p and to h. h waits for one more.",
    f"p sends {say['p', 'w2']} to w2 and {say['p', 'h']} to h.",
    f"h got {both}. It sends {say['h', 'w1']} to w1.",
    "w1 and w2 have nobody to send to. The walk is over.",
]
asks = ["", *(f"what {name} sends" for name in "eyph"), ""]

# %% check
e.backward()
for name, number in numbers.items():
    assert number.slope == arrived[name]
assert set(order) == set(numbers) and set(to_come.values()) == {0}
assert set(sent) - set(LABELS) == {("m", "t"), ("h", "x")}
assert both == "8 + 4 = 12" and counts["h"] == 2
assert (w1.slope, w2.slope) == (24, 48)
