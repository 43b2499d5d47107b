"""The whole network for another example, which switches neuron 2 on."""

import matplotlib.pyplot as plt

from drawing import GRADIENT, GREY, PALE, PARAMETERS, PLACES, ROW, VALUE
from drawing import draw_weights, minus, start, write

x1, x2, t = 2, 1, 5  # for these inputs the second neuron is off
other_x1 = 4

w11, w12, b1 = 3, -1, 1
w21, w22, b2 = 1, -3, 0
v1, v2, c = 0.5, 4, 0


def both_ways(x1):
    """All values and all gradients."""
    z1 = w11 * x1 + w12 * x2 + b1
    z2 = w21 * x1 + w22 * x2 + b2
    h1 = max(z1, 0)
    h2 = max(z2, 0)
    y = v1 * h1 + v2 * h2 + c
    m = y - t
    values = {"x1": x1, "x2": x2, "z1": z1, "h1": h1, "z2": z2, "h2": h2}
    values |= {"y": y, "m": m, "e": m**2}

    to_y = 2 * m
    to_h1, to_h2 = to_y * v1, to_y * v2
    to_z1 = to_h1 if z1 > 0 else 0
    to_z2 = to_h2 if z2 > 0 else 0
    gradients = {"v1": to_y * h1, "v2": to_y * h2, "c": to_y, "y": to_y}
    gradients |= {"h1": to_h1, "z1": to_z1, "h2": to_h2, "z2": to_z2}
    gradients |= {"w11": to_z1 * x1, "w12": to_z1 * x2, "b1": to_z1}
    gradients |= {"w21": to_z2 * x1, "w22": to_z2 * x2, "b2": to_z2}
    return values | PARAMETERS, gradients


values, gradients = both_ways(other_x1)
z2 = values["z2"]
to_w21, to_w22 = gradients["w21"], gradients["w22"]
to_b2 = gradients["b2"]

# %% draw
axes = start(others=PALE)
draw_weights(axes, PARAMETERS, GREY)
for name, value in values.items():
    x, y = PLACES[name]
    if name[0] in "zhy":  # leave room for both
        y -= 10
    label = {"m": "miss ", "e": "error "}.get(name, "")
    write(axes, label + minus(value), (x, y), VALUE)
    if name in gradients:
        write(axes, minus(gradients[name]), (x, y + ROW), GRADIENT)
for z, place in (("z1", (179, 119)), ("z2", (179, 192))):
    write(axes, "on" if values[z] > 0 else "off", place, GREY)
plt.show()

# %% check
import torch

PARTS = [w11, w12, b1, w21, w22, b2, v1, v2, c]
assert list(PARAMETERS.values()) == PARTS
for x in (x1, other_x1):
    values, gradients = both_ways(x)
    numbers = torch.tensor([float(part) for part in PARTS])
    numbers.requires_grad_()
    first = torch.relu(numbers[0] * x + numbers[1] * x2 + numbers[2])
    other = torch.relu(numbers[3] * x + numbers[4] * x2 + numbers[5])
    y = numbers[6] * first + numbers[7] * other + numbers[8]
    ((y - t) ** 2).backward()
    assert numbers.grad.tolist() == [gradients[n] for n in PARAMETERS]
    assert (values["z2"] > 0) == (x == other_x1)
