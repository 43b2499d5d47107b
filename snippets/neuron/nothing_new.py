"""Two programs, and the same line: two dials, and a network of neurons."""

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

# two neurons and an output
w11, w12, b1 = parameter(3.0), parameter(-1.0), parameter(1.0)
w21, w22, b2 = parameter(1.0), parameter(-3.0), parameter(0.0)
v1, v2, c = parameter(0.5), parameter(4.0), parameter(0.0)
h1 = torch.relu(w11 * x + w12 * 1 + b1)
h2 = torch.relu(w21 * x + w22 * 1 + b2)
y = v1 * h1 + v2 * h2 + c
error = (y - t) ** 2
error.backward()
print(f"{w11.grad:g} {v1.grad:g}")

# %% check
assert (w1.grad, w2.grad) == (-4, -24)
assert (w11.grad, v1.grad) == (-4, -24)
assert (w12.grad, b1.grad, c.grad) == (-2, -2, -4)
assert (w21.grad, w22.grad, b2.grad, v2.grad) == (0, 0, 0, 0)
