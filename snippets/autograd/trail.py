"""Follow the nodes from the error to the parameters."""

import torch

x, t = 2.0, 5.0
w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
h = w1 * x
y = w2 * h
m = y - t
error = m**2


def name(node):
    return type(node).__name__  # the kind of node


names = []
to_visit = [error.grad_fn]
while to_visit:
    node = to_visit.pop(0)
    names.append(name(node))
    print(name(node))
    for next_node, _ in node.next_functions:
        if next_node is None:
            print("    -> None")
        else:
            print("    ->", name(next_node))
            to_visit.append(next_node)

# %% check
assert names == [
    "PowBackward0",
    "SubBackward0",
    "MulBackward0",
    "AccumulateGrad",
    "MulBackward0",
    "AccumulateGrad",
]
assert node.variable is w1  # the last one
