"""The walk back through a fork: who waits, who is ready, who runs."""

import matplotlib.pyplot as plt

from fork_walk import at_first, counts, drawing, given, grads, links
from fork_walk import nodes, order, returned

# %% drawn
GREY, HALF, written = drawing.GREY, drawing.HALF, drawing.written
STEP = 8.8  # from one row of nodes to the next
ROWS = [STEP * row for row in range(6)]
PLACES = {  # the middle of each node, and its line
    "w1": ((34, ROWS[5]), "w1.grad: "),
    "h": ((34, ROWS[4]), "h = w1 * x"),
    "w2": ((10, ROWS[4]), "w2.grad: "),
    "p": ((10, ROWS[3]), "p = w2 * h"),
    "y": ((21, ROWS[2]), "y = p + h"),
    "m": ((21, ROWS[1]), "m = y - t"),
    "error": ((21, ROWS[0]), "error = m**2"),
}
ARROWS = {  # where each link starts and ends across, and its gradient
    ("error", "m"): (21, 21, (22, 0.5)),
    ("m", "y"): (21, 21, (22, 1.5)),
    ("y", "p"): (17, 12, (10.4, 2.5)),
    ("y", "h"): (25, 36, (31.8, 3)),
    ("p", "w2"): (10, 10, (5.8, 3.5)),
    ("p", "h"): (14, 28, (22, 3.37)),
    ("h", "w1"): (34, 34, (35, 4.5)),
}


def badge(axes, name, is_new, is_bold):
    """How many gradients are still to come, on the node's left edge."""
    (x, y), _ = PLACES[name]
    circle = plt.Circle((x - 10, y), 1.75, facecolor="white", zorder=3)
    circle.set(edgecolor="C1" if is_new else GREY, linewidth=1.4)
    axes.add_patch(circle)
    text = axes.text(x - 10, y - 0.1, waits[name], ha="center")
    text.set(color="C1" if is_new else "black", va="center", zorder=4)
    text.set(weight="bold" if is_bold else "normal")


def list_ready(axes, colour):
    """How many nodes are ready, and which."""
    axes.text(34, 11.6, "ready:", va="center")
    text = axes.text(40, 11.6, len(ready), weight="bold", va="center")
    text.set(color=colour)
    words = "\n".join(f"node of {name}" for name in ready)
    axes.text(34, 9.4, words, va="top", linespacing=1.5)


def frame(new=(), asked="", counted=True):
    """What is known now; the gradients of the `new` links came last.

    `asked` is the number that a reader was asked for, which is bold.
    """
    axes = drawing.sheet(-2.7, ROWS[5] + 3.5, -3, 47)
    for name, (middle, line) in PLACES.items():
        line += in_grad.get(name, "")
        drawing.draw_box(
            axes, middle, drawing.short_name(nodes[name]), line, "black"
        )
        if name in ready:
            drawing.mark(axes, middle, "dashed")
        if name not in done and counted:
            is_new = asked == "counts" or name in [end for _, end in new]
            is_bold = name == "h" and asked in ("counts", "waits")
            badge(axes, name, is_new, is_bold)
    for link, (tail, head, (x, row)) in ARROWS.items():
        below, above = PLACES[link[0]][0][1], PLACES[link[1]][0][1]
        drawing.arrow(axes, (tail, below + HALF), (head, above - HALF))
        if link in sent:
            text = axes.text(x, STEP * row, written(sent[link]), va="center")
            text.set(color="C1" if link in new else "black")
    for name in done[-1:]:
        drawing.mark(axes, PLACES[name][0])
    if asked == "sum":
        height = {"y": ROWS[4] - 4.3, "va": "center", "color": "C1"}
        axes.text(36.8, s=sum_at_h, **height)
        axes.text(43.5, s=written(given["h"]), weight="bold", **height)
    if counted:
        list_ready(axes, "C1" if asked == "ready" else "black")
    plt.show()


sent, done, in_grad, ready = {}, [], at_first, []
sum_at_h = " + ".join(
    written(gradients[links[name].index("h")].item())
    for name, gradients in returned.items()
    if "h" in links[name]
)
sum_at_h += " ="
frame(counted=False)
waits, ready = dict(counts), ["error"]
frame(asked="counts")
history = [(dict(waits), ready)]
ASKED = {"y": "waits", "p": "ready", "h": "sum"}
for name in order:
    new = []
    for end, gradient in zip(links[name], returned[name]):
        if end is not None:
            waits[end] -= 1
            sent[name, end] = gradient.item()
            new.append((name, end))
    done.append(name)
    in_grad = grads[name]
    ready = [n for n in order if waits[n] == 0 and n not in done]
    frame(new, ASKED.get(name, ""))
    history.append((dict(waits), ready))

# %% said
say = {link: written(gradient) for link, gradient in sent.items()}
n, left, one = counts["h"], history[3][0]["h"], written(given["error"])
to_w2, to_h = say["p", "w2"], say["p", "h"]
both = f"{sum_at_h} {written(given['h'])}"
both_ready = len(history[4][1])
sentences = [
    "First the engine counts. How many gradients will the node of h get?",
    f"{n} links lead to it: it waits for {n}. Only the square is ready.",
    f"The square was given {one}, and returns {say['error', 'm']}.",
    (
        f"The subtraction passes on the {say['m', 'y']}. "
        "When the addition has run, for how many more will h wait?"
    ),
    (
        f"The addition returned {say['y', 'h']} twice, and h waits for "
        f"{left} more. How many nodes will be ready after the product?"
    ),
    (
        f"{both_ready}: the product returned {to_w2} for w2, and {to_h} "
        "for h. Which of the two runs first?"
    ),
    (
        f"The node of w2 has added {grads['w2']['w2']} to w2.grad. "
        "With what number will the node of h be called?"
    ),
    f"It was called with {both}, and returns {say['h', 'w1']}.",
    f"The node of w1 has added {grads['w1']['w1']} to w1.grad.",
]
asks = [""] * len(sentences)
asks[1] = asks[4] = "the count of h"
asks[5], asks[7] = "the number ready", "the sum at h"

# %% check
for name in order[1:]:
    arrived = [sent[link] for link in sent if link[1] == name]
    assert len(arrived) == counts[name] and sum(arrived) == given[name]
for (counted, now_ready), name in zip(history, order):
    assert counted[name] == 0 and now_ready[0] == name
assert [counted["h"] for counted, _ in history[2:5]] == [2, 1, 0]
assert history[4][1] == ["w2", "h"] and history[7][1] == []
assert (grads["p"]["w2"], grads["w2"]["w2"]) == ("None", "48")
assert at_first == {"w1": "None", "w2": "None"} and set(ARROWS) == set(sent)
assert both == "8 + 4 = 12" and say["y", "h"] == say["y", "p"]
