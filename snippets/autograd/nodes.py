"""The nodes of the running example, as the program makes them."""

import matplotlib.pyplot as plt
import torch

GREY = "#6b7280"
WIDTH, HEIGHT = 20, 4.8
HALF = HEIGHT / 2
MIDDLES = {
    "to w1": (32, 36),
    "to w2": (10, 36),
    "first": (32, 27),
    "second": (32, 18),
    "minus": (32, 9),
    "square": (32, 0),
}
LINKS = {  # where the arrow of each link starts and ends
    ("square", "minus"): ((32, HALF), (32, 9 - HALF)),
    ("minus", "second"): ((32, 9 + HALF), (32, 18 - HALF)),
    ("second", "to w2"): ((24.5, 18 + HALF), (11, 36 - HALF)),
    ("second", "first"): ((32, 18 + HALF), (32, 27 - HALF)),
    ("first", "to w1"): ((32, 27 + HALF), (32, 36 - HALF)),
}


def the_six(error):
    """The six nodes of the running example, by what they do."""
    square = error.grad_fn
    minus = square.next_functions[0][0]
    second = minus.next_functions[0][0]
    first = second.next_functions[1][0]
    return {
        "square": square,
        "minus": minus,
        "second": second,
        "to w2": second.next_functions[0][0],
        "first": first,
        "to w1": first.next_functions[0][0],
    }


def written(number):
    if number is None:
        return "None"
    return f"{number:g}".replace("-", "−")


def arrow(axes, start, end, color=GREY):
    style = {"arrowstyle": "->", "color": color, "linewidth": 1.4}
    style.update(shrinkA=0, shrinkB=0)
    axes.annotate("", xy=end, xytext=start, arrowprops=style)


def short_name(node):
    """A node's name, without the C++ namespace of some."""
    return node.name().split("::")[-1]


def draw_box(axes, middle, name, line, colour):
    """One node: its name, and a line below that."""
    x, y = middle
    box = plt.Rectangle((x - WIDTH / 2, y - HALF), WIDTH, HEIGHT)
    box.set(facecolor="none", edgecolor=GREY, linewidth=1.2)
    axes.add_patch(box)
    centred = {"ha": "center", "va": "center"}
    axes.text(x, y + 1.05, name, size=11.8, weight="bold", **centred)
    axes.text(x, y - 1.15, line, color=colour, **centred)


def mark(axes, middle, style="solid"):
    """An orange edge around a node."""
    x, y = middle
    box = plt.Rectangle((x - WIDTH / 2, y - HALF), WIDTH, HEIGHT)
    box.set(facecolor="none", edgecolor="C1", linewidth=2.2, linestyle=style)
    axes.add_patch(box)


def sheet(low, high, left=-0.6, right=47.4):
    """Axes on which every picture of nodes has the same scale."""
    scale = 4.45 / (right - left)
    size = 4.45, (high - low) * scale
    axes = plt.figure(figsize=size).add_subplot()
    axes.set(xlim=(left, right), ylim=(low, high))
    axes.axis("off")
    return axes


def draw(axes, nodes, lines, colour):
    """Some of the six nodes, with a line each, and their links."""
    for key, node in nodes.items():
        draw_box(axes, MIDDLES[key], short_name(node), lines[key], colour)
    for link, (tail, head) in LINKS.items():
        if link[0] in nodes:
            arrow(axes, tail, head)


# %% run line by line
if __name__ == "__main__":
    x, t = 2.0, 5.0
    w1 = torch.tensor(3.0, requires_grad=True)
    w2 = torch.tensor(0.5, requires_grad=True)
    history = []

    def note(result):
        """The nodes that lead to a result, and what each keeps now."""
        found = {}
        to_visit = [result.grad_fn]
        while to_visit:
            node = to_visit.pop()
            saved = [
                getattr(node, "_saved_self", None),
                getattr(node, "_saved_other", None),
            ]
            found[node] = [s.item() for s in saved if torch.is_tensor(s)]
            for link in node.next_functions:
                if link[0] is not None:
                    to_visit.append(link[0])
        history.append(found)

    h = w1 * x
    note(h)
    y = w2 * h
    note(y)
    m = y - t
    note(m)
    error = m**2
    note(error)

# %% drawn
if __name__ == "__main__":
    nodes = the_six(error)
    program = {
        "h = w1 * x": "first",
        "y = w2 * h": "second",
        "m = y - t": "minus",
        "error = m**2": "square",
    }

    def says(key, kept):
        """What stands in the box of a node."""
        if key in ("to w1", "to w2"):
            return f"knows {key[3:]}"
        if not kept:
            return "keeps no tensor"
        return "keeps " + ", ".join(written(number) for number in kept)

    def frame(done, found, old):
        """The program, and the nodes after so many of its lines."""
        axes = sheet(-6, 39)
        there = {key: node for key, node in nodes.items() if node in found}
        lines = {key: says(key, found[node]) for key, node in there.items()}
        draw(axes, there, lines, "C2")
        for key, node in there.items():
            x, y = MIDDLES[key]
            if node not in old:
                mark(axes, (x, y))
            if None in [link[0] for link in node.next_functions]:
                axes.text(x + 10.3, y + 5, "None", size=11.8, color=GREY)
                arrow(axes, (x + 8, y + HALF), (x + 10.8, y + 4.7))
        for place, (line, key) in enumerate(program.items(), start=1):
            text = axes.text(0, MIDDLES[key][1], line, va="center")
            text.set(color="black" if place <= done else GREY)
            text.set(weight="bold" if place == done else "normal")
        axes.text(0, -4.6, "nodes:", va="center")
        number = axes.text(6.6, -4.6, len(found), va="center", weight="bold")
        number.set(color="C1" if done else "black")
        plt.show()

    frame(0, {}, {})
    frame(1, history[0], {})
    for place in (1, 2, 3):
        frame(place + 1, history[place], history[place - 1])

# %% said
if __name__ == "__main__":
    kept = {key: history[3][node] for key, node in nodes.items()}
    kept_first, kept_second = kept["first"], kept["second"]
    factors = " and ".join(written(number) for number in kept_second)
    two, four, five, six = [len(found) for found in history]
    kept_miss = written(kept["square"][0])
    ask = "How many will there be next?"
    sentences = [
        "No line has run. How many nodes will the first one leave?",
        f"{two}: that of the product keeps x; the other is for w1. {ask}",
        f"{four}: this product keeps {factors}, and w2 has a node too. {ask}",
        f"{five}: the target needs no gradient; its link is None. {ask}",
        f"{six} nodes. The square keeps m, the {kept_miss}.",
    ]

# %% check
if __name__ == "__main__":
    assert [len(found) for found in history] == [2, 4, 5, 6]
    for before, after in zip(history, history[1:]):
        for node in before:  # nothing that was there has changed
            assert after[node] == before[node]
    assert set(nodes.values()) == set(history[3])
    assert nodes["to w1"].variable is w1
    assert nodes["to w2"].variable is w2
    assert nodes["first"]._saved_self is None
    assert nodes["first"].next_functions[1][0] is None
    assert nodes["minus"].next_functions[1][0] is None
    assert kept_first == [2] and kept_second == [0.5, 6]
    assert kept["minus"] == [] and kept["square"] == [-2]
    for key, node in nodes.items():
        ends = [link[0] for link in node.next_functions]
        drawn = [nodes[end] for start, end in LINKS if start == key]
        assert [end for end in ends if end] == drawn
