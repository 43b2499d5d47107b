"""A timetable of the walk back through a fork: who waits, who runs."""

import matplotlib.pyplot as plt
from fork_walk import given, links, order, returned
from matplotlib.patches import FancyBboxPatch

GREY = "#6b7280"
LEFT, COLUMN, ROW = 92, 36, 27  # where calls begin; the size of a place

# %% what arrived, and when
arrivals = {name: [] for name in order}  # after which call, and what
for call, name in enumerate(order, start=1):
    for end, gradient in zip(links[name], returned[name]):
        if end is not None:
            arrivals[end].append((call, gradient.item()))

# %% drawn
figure = plt.figure(figsize=(4.8, 232 / 72), layout="none")
axes = figure.add_axes((0, 0, 1, 1))
axes.set(xlim=(0, 345.6), ylim=(232, 0))
axes.axis("off")


def write(across, down, text, **style):
    axes.text(across, down, text, va="center", size=12.7, **style)


def place(call):
    """The middle of a call's column."""
    return LEFT + COLUMN * (call - 0.5)


write(4, 15, "call", weight="bold")
for call, name in enumerate(order, start=1):
    down = 15 + ROW * call
    axes.plot([4, 342], [down - ROW / 2] * 2, color="#d1d5db", linewidth=1)
    write(place(call), 15, call, ha="center", weight="bold")
    write(4, down, f"node of {name}")
    if arrivals[name]:
        waits = [place(arrivals[name][0][0]) + 9, place(call) - 15]
        style = {"color": GREY, "linewidth": 1.3, "linestyle": ":"}
        axes.plot(waits, [down, down], zorder=0, **style)
    for when, gradient in arrivals[name]:
        text = axes.text(place(when), down, f"{gradient:g}", ha="center")
        text.set(va="center", size=12.7, color=GREY)
        text.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 2})
    corner = (place(call) - 15, down - 10)
    box = FancyBboxPatch(corner, 30, 20, facecolor="none", edgecolor="C1")
    box.set_boxstyle("round", pad=0, rounding_size=5)
    box.set_linewidth(2)
    axes.add_patch(box)
    number = f"{given[name]:g}"
    write(place(call), down, number, ha="center", weight="bold", color="C1")
plt.show()

# %% said
h_first, h_second = arrivals["h"]
h_runs = order.index("h") + 1

# %% check
for call, name in enumerate(order[1:], start=2):
    sums = sum(gradient for _, gradient in arrivals[name])
    assert sums == given[name]
    assert all(when < call for when, _ in arrivals[name])
assert (h_first, h_second, h_runs) == ((3, 8), (4, 4), 6)
assert order[4] == "w2"
