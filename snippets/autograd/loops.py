"""One loop, run twice, leaves two graphs."""

# %% one loop
import torch

w = torch.tensor(1.5, requires_grad=True)


def squared(times):
    result = w * 2.0
    for _ in range(times):
        result = result * result
    return result


short = squared(1)
long = squared(3)

# %% drawn
import matplotlib.pyplot as plt

from nodes import HALF, arrow, draw_box, sheet, short_name

axes = sheet(-3, 42)


def chain(result):
    """The nodes from the leaf to the result."""
    nodes = [result.grad_fn]
    while nodes[0].next_functions:
        link = nodes[0].next_functions[0]
        nodes.insert(0, link[0])
    return nodes


def draw_chain(nodes, x, title):
    """The nodes below each other, and their links."""
    axes.text(x, 40.4, title, ha="center", va="center", weight="bold")
    for place, node in enumerate(nodes):
        y = 36 - 9 * place
        line = f"round {place - 1}"
        if place == 0:
            line = "knows w"
        if place == 1:
            line = "w * 2.0"
        draw_box(axes, (x, y), short_name(node), line, "black")
        links = [link for link, _ in node.next_functions if link]
        for number in range(len(links)):
            across = x + 6 * number - 3 * (len(links) - 1)
            arrow(axes, (across, y + HALF), (across, y + 9 - HALF))


short_chain, long_chain = chain(short), chain(long)
draw_chain(short_chain, 10, "short")
draw_chain(long_chain, 36, "long")
plt.show()

# %% check
assert short.item() == 3**2
assert long.item() == 3**8
assert long.grad_fn is not short.grad_fn
assert len(short_chain) == 3 and len(long_chain) == 5
for node in [*short_chain[2:], *long_chain[2:]]:
    before = {link for link, _ in node.next_functions}
    assert len(node.next_functions) == 2 and len(before) == 1
