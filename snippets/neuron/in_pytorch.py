"""The network of nine parameters in PyTorch."""

import torch


def parameter(number):
    return torch.tensor(number, requires_grad=True)


x1, x2, t = 2.0, 1.0, 5.0
w11, w12, b1 = parameter(3.0), parameter(-1.0), parameter(1.0)
w21, w22, b2 = parameter(1.0), parameter(-3.0), parameter(0.0)
v1, v2, c = parameter(0.5), parameter(4.0), parameter(0.0)

h1 = torch.relu(w11 * x1 + w12 * x2 + b1)
h2 = torch.relu(w21 * x1 + w22 * x2 + b2)
y = v1 * h1 + v2 * h2 + c
error = (y - t) ** 2
error.backward()

print("output:       ", v1.grad, v2.grad, c.grad)
print("first neuron: ", w11.grad, w12.grad, b1.grad)
print("second neuron:", w21.grad, w22.grad, b2.grad)

# %% the nodes behind the error
from collections import Counter

nodes = [error.grad_fn]
for node in nodes:
    for following, _ in node.next_functions:
        if following is not None:
            nodes.append(following)
kinds = Counter(type(node).__name__ for node in nodes)
for kind in sorted(kinds):
    print(f"{kind:15} {kinds[kind]}")

# %% check
m = -2
to_z1 = 2 * m * 0.5
assert y == 3 and error == m**2
assert (v1.grad, v2.grad, c.grad) == (2 * m * 6, 0, 2 * m)
assert (w11.grad, w12.grad, b1.grad) == (to_z1 * 2, to_z1 * 1, to_z1)
assert w21.grad == w22.grad == b2.grad == 0
assert len(nodes) == len(set(nodes))
