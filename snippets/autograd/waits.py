"""The walk back through a fork: who waits, who is ready, who runs."""

import matplotlib.pyplot as plt
import torch

from nodes import GREY, arrow, draw_box, mark, short_name, written

w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
h = w1 * 2.0
p = w2 * h
y = p + h
m = y - 5.0
error = m**2

nodes = {  # each named after its result or its parameter
    "error": error.grad_fn,
    "m": m.grad_fn,
    "y": y.grad_fn,
    "p": p.grad_fn,
    "w2": p.grad_fn.next_functions[0][0],
    "h": h.grad_fn,
    "w1": h.grad_fn.next_functions[0][0],
}
names = {node: name for name, node in nodes.items()}

# %% count the links that lead to each node
counts = dict.fromkeys(nodes, 0)
links = {}
for name, node in nodes.items():
    links[name] = [names.get(end) for end, _ in node.next_functions]
    for end in links[name]:
        if end is not None:
            counts[end] += 1

# %% record the walk
given = {}
returned = {}
grads = {}


def watch(name, node):
    def note(gradients, upstream):
        given[name] = upstream[0].item()
        returned[name] = gradients
        grads[name] = {"w1": written(w1.grad), "w2": written(w2.grad)}

    node.register_hook(note)  # it is called after the node


for name, node in nodes.items():
    watch(name, node)
at_first = {"w1": written(w1.grad), "w2": written(w2.grad)}
error.backward()
order = list(given)

# %% drawn
PLACES = {  # the middle of each node, and its line
    "w1": ((34, 69), "w1.grad: "),
    "h": ((34, 56), "h = w1 * x"),
    "w2": ((10, 56), "w2.grad: "),
    "p": ((10, 43), "p = w2 * h"),
    "y": ((21, 30), "y = p + h"),
    "m": ((21, 17), "m = y - t"),
    "error": ((21, 4), "error = m**2"),
}
ARROWS = {  # where each link starts and ends, and the place of its gradient
    ("error", "m"): ((21, 8), (21, 13), (22.4, 10.5)),
    ("m", "y"): ((21, 21), (21, 26), (22.4, 23.5)),
    ("y", "p"): ((17, 34), (12, 39), (10.6, 36)),
    ("y", "h"): ((25, 34), (37, 52), (31.6, 41.5)),
    ("p", "w2"): ((10, 47), (10, 52), (5.6, 49.2)),
    ("p", "h"): ((14, 47), (28, 52), (21.4, 47.6)),
    ("h", "w1"): ((34, 60), (34, 65), (35.4, 62.5)),
}


def badge(axes, name, is_new):
    """How many gradients are still to come, at the node's corner."""
    (x, y), _ = PLACES[name]
    square = plt.Rectangle((x - 12.6, y + 2.4), 4, 4, facecolor="white")
    square.set(edgecolor="C1" if is_new else GREY, linewidth=1.2, zorder=3)
    axes.add_patch(square)
    text = axes.text(x - 10.6, y + 4.3, waits[name], ha="center", va="center")
    text.set(color="C1" if is_new else "black", zorder=4)


def frame(new):
    """What is known now; the gradients of the `new` links came last."""
    axes = plt.figure(figsize=(4.45, 7.2)).add_subplot()
    axes.set(xlim=(-3, 47), ylim=(-1, 76))
    axes.axis("off")
    for name, (middle, line) in PLACES.items():
        line += in_grad.get(name, "")
        draw_box(axes, middle, short_name(nodes[name]), line, "black")
        if name in ready:
            mark(axes, middle, "dashed")
        if name not in done:
            badge(axes, name, name in [end for _, end in new])
    for link, (tail, head, place) in ARROWS.items():
        arrow(axes, tail, head)
        if link in sent:
            text = axes.text(*place, written(sent[link]), va="center")
            text.set(color="C1" if link in new else "black")
            text.set(weight="bold" if link in new else "normal")
    for name in done[-1:]:
        mark(axes, PLACES[name][0])
    words = [f"node of {name}" for name in ready] or ["no node"]
    axes.text(35, 20, "ready:", weight="bold", va="center")
    axes.text(35, 17.6, "\n".join(words), va="top", linespacing=1.6)
    plt.show()


waits, ready = dict(counts), ["error"]
sent, done, in_grad = {}, [], at_first
frame([])
history = [(dict(waits), ready)]
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
    frame(new)
    history.append((dict(waits), ready))

# %% said
say = {link: written(gradient) for link, gradient in sent.items()}
n, left, one = counts["h"], history[3][0]["h"], written(given["error"])
to_w2, to_h = say["p", "w2"], say["p", "h"]
both = f"{say['y', 'h']} + {to_h} = {written(given['h'])}"
sentences = [
    f"{n} links lead to the node of h: it waits for {n} gradients.",
    f"The square was given {one}, and returns {say['error', 'm']}.",
    f"The subtraction passes on the {say['m', 'y']}.",
    f"The addition returns {say['y', 'h']} twice; h waits for {left} more.",
    f"The product returns {to_w2} for w2, {to_h} for h. Which is next?",
    f"The node of w2 has added {grads['w2']['w2']} to w2.grad.",
    f"The node of h was given {both}, and returns {say['h', 'w1']}.",
    f"The node of w1 has added {grads['w1']['w1']} to w1.grad.",
]

# %% check
assert order == ["error", "m", "y", "p", "w2", "h", "w1"]
assert list(given.values()) == [1, 8, 8, 8, 48, 12, 24]
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
