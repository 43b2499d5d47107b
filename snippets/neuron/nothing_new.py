"""Two programs, and the same line: two dials, and a whole neuron."""

# %% both
import torch


def parameter(number):
    return torch.tensor(number, requires_grad=True)


x, t = 2.0, 5.0

# two dials
w1 = parameter(3.0)
w2 = parameter(0.5)
h = w1 * x
y = w2 * h
error = (y - t) ** 2
error.backward()
print(f"{w1.grad:g} {w2.grad:g}")

# a neuron and an output
w1 = parameter(3.0)
w12 = parameter(-1.0)
b, c = parameter(1.0), parameter(0.0)
w2 = parameter(0.5)
h = torch.relu(w1 * x + w12 * 1 + b)
y = w2 * h + c
error = (y - t) ** 2
error.backward()
print(f"{w1.grad:g} {w2.grad:g}")

# %% check
assert (w1.grad, w2.grad) == (-4, -24)
assert (w12.grad, b.grad, c.grad) == (-2, -2, -4)
