"""The calls of two engines at the same fork, in order."""

import torch
from engine import Accumulate, Node, Number


def fork(w1, w2):
    h = w1 * 2.0
    p = w2 * h
    return (p + h - 5.0) ** 2


# %% your engine
ours = []


def watch(kind):
    """Note each call of such a node, and its number."""
    run = kind.run

    def noted(node, slope):
        ours.append((type(node).__name__, slope))
        return run(node, slope)

    kind.run = noted


watch(Node)
watch(Accumulate)
fork(Number(3), Number(0.5)).backward()

# %% PyTorch's
theirs = []


def watch_all(start):
    """Do the same for a node of PyTorch and those behind it."""
    seen = {start}
    to_visit = [start]
    while to_visit:
        node = to_visit.pop()

        def note(upstream, node=node):
            theirs.append((type(node).__name__, upstream[0].item()))

        node.register_prehook(note)
        for link, _ in node.next_functions:
            if link is not None and link not in seen:
                seen.add(link)
                to_visit.append(link)


w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
error = fork(w1, w2)
watch_all(error.grad_fn)
error.backward()

# %% side by side
for (name, number), (their_name, their_number) in zip(ours, theirs):
    our_call, their_call = f"{name}({number:g})", their_name
    print(f"{our_call:16}{their_call}({their_number:g})")

# %% check
assert len(ours) == len(theirs) == 7
for (name, number), (their_name, their_number) in zip(ours, theirs):
    assert their_name.startswith(name) and number == their_number
assert [number for _, number in ours] == [1, 8, 8, 8, 48, 12, 24]
