"""The third engine walks back through the fork, in steps."""

import matplotlib.pyplot as plt
from engine_nodes import Number, count_messages

w1, w2 = Number(3), Number(0.5)
h = w1 * 2
p = w2 * h
y = p + h
m = y - 5
e = m * m
nodes = {"e": e.node, "m": m.node, "y": y.node, "p": p.node, "h": h.node}
nodes |= {"w1": w1.node, "w2": w2.node}
nodes |= {"2": h.node.next_nodes[1], "−5": m.node.next_nodes[1]}
names = {node: name for name, node in nodes.items()}

# %% watch the nodes run
given, returned = {}, {}


def watch(name, node, run):
    def noted(slope):
        given[name], returned[name] = slope, run(slope)
        return returned[name]

    node.run = noted


for name, node in nodes.items():
    watch(name, node, node.run)
to_come = dict.fromkeys(nodes, 0)
for node, count in count_messages(e.node).items():
    to_come[names[node]] = count
counts = dict(to_come)
e.backward()
order = list(given)

# %% drawn
PLACES = {
    "e": (322, 134),
    "m": (262, 134),
    "y": (202, 122),
    "p": (146, 158),
    "w2": (82, 184),
    "h": (94, 110),
    "w1": (28, 140),
}
LABELS = {
    ("e", "m"): (292, 152),
    ("m", "y"): (236, 117),
    ("y", "p"): (180, 150),
    ("y", "h"): (158, 106),
    ("p", "w2"): (114, 182),
    ("p", "h"): (108, 138),
    ("h", "w1"): (64, 136),
}
SIGNS = {"m": "+", "y": "+", "e": "×", "p": "×", "h": "×"}
GREY, GAP = "#6b7280", complex("nan")


def drawn(names):
    return [name for name in names if name in PLACES]


def write(axes, place, text, colour="black", weight="normal"):
    text = axes.text(*place, text, ha="center", va="center", size=12.7)
    text.set(color=colour, weight=weight)


def draw_nodes(axes, running):
    """Each node; an orange edge if it is ready (dashed), or running."""
    rest = [name for name in PLACES if name not in ready + running]
    for names, colour in ((rest, "C0"), (drawn(running), "C1")):
        places = zip(*[PLACES[name] for name in names])
        axes.plot(*places, "o", color=colour, ms=26, mfc="none", mew=1.8)
    for name in drawn(ready):
        circle = plt.Circle(PLACES[name], 13, fc="none", ec="C1", lw=1.8)
        circle.set_linestyle((0, (2, 1.4)))
        axes.add_patch(circle)
    for name, (across, up) in PLACES.items():
        write(axes, (across, up), SIGNS.get(name, "+="), "C0")
        write(axes, (across, up - 21), name)


def draw_links(axes, running):
    """All arrows, as one line with gaps, and what was sent along them."""
    line = []  # a point across, up is the number across + up j
    for sender, receiver in LABELS:
        start, end = complex(*PLACES[sender]), complex(*PLACES[receiver])
        way = (end - start) / abs(end - start)
        tip = end - 16 * way
        left, right = tip - (5 - 2.5j) * way, tip - (5 + 2.5j) * way
        line += [start + 15 * way, tip, left, tip, right, GAP]
    across, up = (
        [point.real for point in line],
        [point.imag for point in line],
    )
    axes.plot(across, up, color=GREY, linewidth=1.3)
    for link, place in LABELS.items():
        colour = ("C1", "bold") if link[0] in running else ()
        write(axes, place, " and ".join(sent.get(link, [])), *colour)


def frame(running):
    """The nodes, what the `running` ones sent, and the walk's notes."""
    figure = plt.figure(figsize=(4.8, 208 / 72), layout="none")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, 345.6), ylim=(0, 208), aspect="equal")
    axes.axis("off")
    draw_links(axes, running)
    draw_nodes(axes, running)
    for title, up in (("arrived", 48), ("to_come", 29), ("ready", 9)):
        axes.text(4, up, title, va="center", size=12.7, weight="bold")
    axes.plot([4, 342], [58, 58], color=GREY, linewidth=1)
    for place, name in enumerate(reversed(PLACES)):
        across = 94 + place * 39
        write(axes, (across, 67), name)
        write(axes, (across, 48), f"{arrived[name]:g}")
        write(axes, (across, 29), to_come[name])
    axes.text(86, 9, ", ".join(drawn(ready)), va="center", size=12.7)
    plt.show()


arrived = dict.fromkeys(nodes, 0) | {"e": 1}
ready, sent, new = ["e"], {}, []
frame([])
for name in order:
    assert (ready.pop(), arrived[name]) == (name, given[name])
    new.append(name)
    for node, message in zip(nodes[name].next_nodes, returned[name]):
        receiver = names[node]
        sent.setdefault((name, receiver), []).append(f"{message:g}")
        arrived[receiver] += message
        to_come[receiver] -= 1
        if to_come[receiver] == 0:
            ready.append(receiver)
    if name not in ("e", "−5") and (returned[name] or not ready):
        frame(new)
        new = []

# %% said
say = {link: " and ".join(messages) for link, messages in sent.items()}
both = f"{say['y', 'h']} + {say['p', 'h']} = {given['h']:g}"
sentences = [
    f"e starts with a {given['e']:g}. h waits for {counts['h']} messages.",
    f"e sends {say['e', 'm']}. m adds them up: {say['m', 'y']} for y.",
    f"y sends {say['y', 'p']} to p and to h. h waits for one more.",
    f"p sends {say['p', 'w2']} to w2 and {say['p', 'h']} to h.",
    f"h was sent {both}. It sends {say['h', 'w1']} to w1.",
    f"The leaves run: w1.slope is {w1.slope:g}, w2.slope is {w2.slope:g}.",
]
asks = ["", *(f"what {name} sends" for name in "eyph"), ""]

# %% check
assert set(order) == set(nodes) and ready == []
assert set(to_come.values()) == {0} and set(LABELS) < set(sent)
assert order[:6] == ["e", "m", "−5", "y", "p", "h"]
assert set(sent) - set(LABELS) == {("m", "−5"), ("h", "2")}
assert both == "8 + 4 = 12" and counts["h"] == 2
assert (w1.slope, w2.slope) == (24, 48)
