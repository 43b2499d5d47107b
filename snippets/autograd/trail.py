"""Follow what the forward pass left behind."""

import torch

x, t = 2.0, 5.0
w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
h = w1 * x
y = w2 * h
d = y - t
e = d**2


def name(node):
    return node.name().split("::")[-1]


found = [e.grad_fn]
for node in found:
    edges = [(f and name(f), i) for f, i in node.next_functions]
    print(f"{name(node):15}", *edges)
    found += [f for f, _ in node.next_functions if f]

# %% check
names = [node.name().split("::")[-1] for node in found]
assert (
    names
    == (
        "PowBackward0 SubBackward0 MulBackward0 "
        "AccumulateGrad MulBackward0 AccumulateGrad"
    ).split()
)
assert found[3].variable is w2 and found[5].variable is w1
assert found[4].next_functions[1] == (None, 0)  # x keeps no slope
