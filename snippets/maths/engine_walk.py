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
PLACES = {  # the left edge of each box, its middle, and its width
    "e": (298, 96, 46),
    "m": (206, 96, 76),
    "y": (148, 96, 42),
    "p": (88, 160, 48),
    "w2": (10, 160, 60),
    "h": (68, 32, 82),
    "w1": (10, 32, 46),
}
ARROWS = [  # from where to where
    *[((298, 101), (283, 101)), ((298, 91), (283, 91))],
    *[((206, 96), (191, 96)), ((162, 117), (137, 150))],
    *[((88, 160), (71, 160)), ((162, 75), (148, 54))],
    *[((106, 139), (106, 54)), ((68, 32), (57, 32))],
]
GREY, HALF = "#6b7280", 21


def write(axes, place, text, colour="black", weight="normal"):
    text = axes.text(*place, text, ha="center", va="center", size=12.7)
    text.set(color=colour, weight=weight)


def draw_number(axes, name, running, asked):
    """Its value, and what has arrived; on its corner, what is to come."""
    left, middle, width = PLACES[name]
    corner, across = (left, middle - HALF), left + width / 2
    box = FancyBboxPatch(corner, width, 2 * HALF)
    box.set_boxstyle("round", pad=0, rounding_size=6)
    box.set(facecolor="none", edgecolor=GREY, linewidth=1.3)
    if name in running:
        box.set(edgecolor="C1", linewidth=2.4)
    elif name in ready:
        box.set(edgecolor="C1", linewidth=2.4, linestyle=(0, (2, 1.4)))
    axes.add_patch(box)
    value = f"{name} = {numbers[name].value:g}"
    write(axes, (across, middle + 10), value, "C2")
    messages = arrived[name]
    if messages:
        style = ("C1", "bold") if asked == f"sum at {name}" else ()
        if len(messages) > 1:
            write(axes, (across - 9, middle - 10), f"{list_sum(messages)} =")
            across = left + width - 18
        write(axes, (across, middle - 10), f"{sum(messages):g}", *style)
    if to_come and name not in done:
        place = (left + width - 16, middle + HALF + 11)
        circle = plt.Circle(place, 9.5, facecolor="none", edgecolor=GREY)
        axes.add_patch(circle)
        style = ("C1", "bold") if asked == f"count of {name}" else ()
        write(axes, (place[0], place[1] - 0.6), to_come[name], *style)


def list_sum(messages):
    return " + ".join(f"{message:g}" for message in messages)


def frame(running=(), asked=""):
    """All numbers; `asked` is the one that a reader was asked for."""
    figure = plt.figure(figsize=(4.8, 204 / 72), layout="none")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, 345.6), ylim=(0, 204), aspect="equal")
    axes.axis("off")
    style = {"arrowstyle": "->", "color": GREY, "linewidth": 1.3}
    style |= {"shrinkA": 0, "shrinkB": 0}
    for start, end in ARROWS:
        axes.annotate("", xy=end, xytext=start, arrowprops=style)
    for name in PLACES:
        draw_number(axes, name, running, asked)
    if to_come:
        style = ("C1", "bold") if asked == "ready" else ()
        axes.text(206, 32, "ready:", va="center", size=12.7)
        write(axes, (254, 32), len(ready), *style)
        axes.text(266, 32, ", ".join(ready), va="center", size=12.7)
    plt.show()


# %% walked
to_come, ready, done = {}, [], []
arrived = {name: [] for name in numbers}
frame()
for number, count in count_messages(e).items():
    to_come[names[number]] = count
arrived["e"], ready, counts = [1], ["e"], dict(to_come)
frame(asked="count of h")
ASKED = {"e": "sum at m", "m": "", "y": "count of h"}
ASKED |= {"p": "ready", "h": "sum at w1", "w2": ""}
waits, sent = [], {}
while ready:
    name = ready.pop()
    done.append(name)
    number, slope = numbers[name], sum(arrived[name])
    for receiver, local in zip(number.inputs, number.local_slopes):
        end = names[receiver]
        sent[name, end] = f"{slope * local:g}"
        arrived[end].append(slope * local)
        to_come[end] -= 1
        if to_come[end] == 0 and end in PLACES:
            ready.append(end)
    waits.append((name, to_come["h"], list(ready)))
    if name in ASKED:
        frame([name], ASKED[name])

# %% said
at_m, at_h = list_sum(arrived["m"]), list_sum(arrived["h"])
both = waits[3][2]
sentences = [
    "Before it walks, the engine counts. How many messages will h get?",
    (
        f"{counts['h']} arrows lead to h, and {counts['m']} to m, because "
        "e is m × m. What will e bring to m?"
    ),
    (
        f"e sent {sent['e', 'm']} along both arrows, and with {at_m} = "
        f"{sum(arrived['m']):g}, m is ready."
    ),
    (
        f"m passed its {sent['m', 'y']} on to y. When y has run, how many "
        "messages will h still wait for?"
    ),
    (
        f"y sent {sent['y', 'h']} to p and to h, but h needs one more. "
        "After p, how many numbers will be ready?"
    ),
    (
        f"{len(both)}: p sent {sent['p', 'w2']} to w2, and h has all it "
        f"needs, {at_h}. h goes first: what will it send to w1?"
    ),
    f"h sent {sum(arrived['h']):g} × {x.value} = {sent['h', 'w1']}.",
    "w1 and w2 have nobody to send to, so the walk is over.",
]
asks = ["", "the count of h", "the sum at m", "", "the count of h"]
asks += ["how many are ready", "what h sends", ""]

# %% check
order = "".join(name for name, _, _ in waits)
assert order == "emyphw1w2" and both == ["w2", "h"]
assert (counts["h"], waits[2][1], waits[3][1]) == (2, 1, 0)
e.backward()
for name in PLACES:
    assert numbers[name].slope == sum(arrived[name])
assert at_m == "4 + 4" and at_h == "8 + 4"
assert (w1.slope, w2.slope) == (24, 48)
