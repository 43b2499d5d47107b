"""The second engine's second walk: what each number holds, in steps."""

import matplotlib.pyplot as plt
from engine_forks import Number

x, w1 = Number(2), Number(3)
w2, t = Number(0.5), Number(5)
h = w1 * x
p = w2 * h
y = p + h
m = y - t
e = m * m
names = {m: "m", y: "y", p: "p", h: "h", w1: "w1"}


# %% watch what arrives
class Watched(Number):
    """A number that notes each message when its slope changes."""

    def __setattr__(self, attribute, value):
        if attribute == "slope" and self in names:
            arrivals.append((names[self], value - self.slope))
        super().__setattr__(attribute, value)


e.backward()
at_first = {name: number.slope for number, name in names.items()}
arrivals = []
for number in names:
    number.__class__ = Watched
e.backward()

# %% drawn
PLACES = {"m": 318, "y": 266, "p": 214, "h": 154, "w1": 86}
FLOOR, GREY = 62, "#6b7280"
GAP = float("nan")
WAYS = [("m", "y"), ("y", "p"), ("p", "h"), ("h", "w1")]


def stack(axes, name, new):
    """The slope of the first walk, and on it what has arrived since."""
    parts = holds[name]
    up = FLOOR
    for part, colour in zip(parts, [GREY] + ["C1"] * len(parts)):
        bar = plt.Rectangle((PLACES[name] - 14, up), 28, part)
        bar.set(facecolor=colour, edgecolor="white", linewidth=1)
        axes.add_patch(bar)
        up += part
    style = {"ha": "center", "va": "bottom", "size": 12.7}
    if len(parts) == 1:
        axes.text(PLACES[name], up + 3, f"{parts[0]:g}", **style)
        return
    total = axes.text(PLACES[name], up + 3, f"= {sum(parts):g}", **style)
    if name in new:
        total.set(color="C1", weight="bold")
    words = " + ".join(f"{part:g}" for part in parts)
    axes.text(PLACES[name], up + 17, words, **style)


def frame(new):
    """All stacks; those of the `new` numbers have changed."""
    figure = plt.figure(figsize=(4.8, 230 / 72), layout="none")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, 345.6), ylim=(0, 230))
    axes.axis("off")
    axes.plot([62, 340], [FLOOR, FLOOR], color=GREY, linewidth=1)
    right = FLOOR + 2 * at_first["w1"]
    axes.plot([62, 110], [right, right], "--", color="C2", linewidth=1.4)
    style = {"ha": "right", "va": "center", "color": "C2", "size": 12.7}
    axes.text(58, right, f"right: {2 * at_first['w1']:g}", **style)
    for name, across in PLACES.items():
        axes.text(across, 46, name, ha="center", va="center", size=13)
        stack(axes, name, new)
    across, up = [], []
    for sender, receiver in WAYS:  # all in one line, with gaps
        tip = PLACES[receiver] + 13
        across += [PLACES[sender] - 13, tip, tip + 5, tip, tip + 5, GAP]
        up += [46, 46, 48.5, 46, 43.5, GAP]
    axes.plot(across, up, color=GREY, linewidth=1.3)
    style = {"arrowstyle": "->", "color": GREY, "linewidth": 1.3}
    style["connectionstyle"] = "arc3,rad=-0.35"
    ends = (PLACES["h"], 37), (PLACES["y"], 37)
    axes.annotate("", xy=ends[0], xytext=ends[1], arrowprops=style)
    plt.show()


(_, half), (_, other), *arrivals = arrivals  # e sends two messages to m
arrivals.insert(0, ("m", half + other))
holds = {name: [slope] for name, slope in at_first.items()}
frame([])
new = []
for name, message in arrivals:
    holds[name].append(message)
    new.append(name)
    if new != ["p"]:  # y sends to p and to h
        frame(new)
        new = []

# %% said
sent = {name: f"{sum(parts):g}" for name, parts in holds.items()}
around, last = holds["h"][2], holds["w1"][1]
sentences = [
    "After the first walk, each number holds its slope. It is kept (grey).",
    f"e sends m {half:g} and {other:g}, on top of the {at_first['m']:g}.",
    f"m passes on all it holds, {sent['m']}, to y.",
    f"y passes on {sent['y']} to p and to h. h waits for p.",
    f"p passes on {sent['p']} × {w2.value} = {around:g} to h.",
    f"h sends w1 {sent['h']} × {x.value} = {last:g}: {sent['w1']} in all.",
]
asks = ["", "m", "y", "p or h", "h", "w1"]

# %% check
assert at_first == {"m": 8, "y": 8, "p": 8, "h": 12, "w1": 24}
order = [name for name, _ in arrivals]
assert order == ["m", "y", "p", "h", "h", "w1"]
assert holds["h"] == [12, 24, 16] and holds["w1"] == [24, 104]
for number, name in names.items():
    assert number.slope == sum(holds[name])
assert float(sent["p"]) * w2.value == around
assert float(sent["h"]) * x.value == holds["w1"][1]
assert w1.slope == 128 != 2 * at_first["w1"]
