"""The network of nine parameters in PyTorch."""

# %% nine parameters
import torch


def parameter(number):
    return torch.tensor(number, requires_grad=True)


x1, x2, t = 2.0, 1.0, 5.0
w11, w12, b1 = parameter(3.0), parameter(-1.0), parameter(1.0)
w21, w22, b2 = parameter(1.0), parameter(-3.0), parameter(0.0)
v1, v2, c = parameter(0.5), parameter(4.0), parameter(0.0)

# %% the network
h1 = torch.relu(w11 * x1 + w12 * x2 + b1)
h2 = torch.relu(w21 * x1 + w22 * x2 + b2)
y = v1 * h1 + v2 * h2 + c
error = (y - t) ** 2
error.backward()


# %% nine gradients
def show(name, *parameters):
    """The gradients of some parameters, in one line."""
    numbers = [f"{parameter.grad:zg}" for parameter in parameters]
    print(f"{name:14}", *numbers)


show("output:", v1, v2, c)
show("first neuron:", w11, w12, b1)
show("second neuron:", w21, w22, b2)

# %% what the line needed
by_hand = {v1: -24, v2: 0, c: -4, w11: -4, w12: -2, b1: -2}
by_hand |= {w21: 0, w22: 0, b2: 0}
right = all(number.grad == by_hand[number] for number in by_hand)
told = "nothing new" if right else "what to do at a neuron"

# %% check
counts = {}


def count(node):
    """Count this node, and all nodes behind it."""
    kind = type(node).__name__
    counts[kind] = counts.get(kind, 0) + 1
    for next_node, _ in node.next_functions:
        if next_node is not None:
            count(next_node)


count(error.grad_fn)
kinds = {"AddBackward0", "MulBackward0", "PowBackward0", "SubBackward0"}
assert set(counts) == kinds | {"ReluBackward0", "AccumulateGrad"}
m = -2
to_z1 = 2 * m * 0.5
assert y == 3 and error == m**2
assert (v1.grad, v2.grad, c.grad) == (2 * m * 6, 0, 2 * m)
assert (w11.grad, w12.grad, b1.grad) == (to_z1 * 2, to_z1 * 1, to_z1)
assert w21.grad == w22.grad == b2.grad == 0
assert counts["AccumulateGrad"] == 9
assert counts["ReluBackward0"] == 2
