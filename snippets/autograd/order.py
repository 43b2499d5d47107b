"""The order in which PyTorch runs its functions, noted by hooks."""

import torch

x, t = 2.0, 5.0
w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
h = w1 * x
y = w2 * h
d = y - t
error = d**2

ran = []


def note(node):
    name = node.name().split("::")[-1]
    if hasattr(node, "variable"):
        name += " of w2" if node.variable is w2 else " of w1"
    number = node._sequence_nr()
    node.register_prehook(
        lambda slopes: ran.append((name, number, slopes[0]))
    )


found = [error.grad_fn]
for node in found:
    found += [f for f, _ in node.next_functions if f]
    note(node)

error.backward()
start = min(number for _, number, _ in ran)
for name, number, slope in ran:
    told = "highest" if number == 2**64 - 1 else number - start
    print(f"{name:21} sequence number {told!s:8} slope {slope.item():5}")

# %% check
assert [name for name, _, _ in ran] == [
    "PowBackward0",
    "SubBackward0",
    "MulBackward0",
    "AccumulateGrad of w2",
    "MulBackward0",
    "AccumulateGrad of w1",
]
assert [s.item() for _, _, s in ran] == [1, -4, -4, -24, -2, -4]
