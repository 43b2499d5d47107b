"""The network after its walk; along the top, the machine of chapter 1."""

import matplotlib.pyplot as plt

from drawing import GRADIENT, GREY, PALE, PARAMETERS, PLACES, ROW, VALUE
from drawing import draw_weights, minus, start, write

# %% forward and back
x1, x2, t = 2, 1, 5
w11, w12, b1 = 3, -1, 1
w21, w22, b2 = 1, -3, 0
v1, v2, c = 0.5, 4, 0

z1 = w11 * x1 + w12 * x2 + b1
z2 = w21 * x1 + w22 * x2 + b2
h1, h2 = max(z1, 0), max(z2, 0)
y = v1 * h1 + v2 * h2 + c
m = y - t
values = PARAMETERS | {"x1": x1, "x2": x2, "z1": z1, "h1": h1}
values |= {"z2": z2, "h2": h2, "y": y, "m": m, "e": m**2}

to_y = 2 * m
to_h1, to_h2 = to_y * v1, to_y * v2
to_z1, to_z2 = to_h1 * 1, to_h2 * 0  # relu: on, off
gradients = {"y": to_y, "v1": to_y * h1, "v2": to_y * h2, "c": to_y}
gradients |= {"h1": to_h1, "z1": to_z1, "h2": to_h2, "z2": to_z2}
gradients |= {"w11": to_z1 * x1, "w12": to_z1 * x2, "b1": to_z1}
gradients |= {"w21": to_z2 * x1, "w22": to_z2 * x2, "b2": to_z2}
PATH = ["w11", "neuron 1", "v1", "y", "m"]

# %% drawn
axes = start(PATH, GRADIENT, PALE)
draw_weights(axes, [n for n in PARAMETERS if n not in PATH], PALE)
draw_weights(axes, ["w11", "v1"], GRADIENT)
for name, value in values.items():
    across, down = PLACES[name]
    if name[0] in "zhy":  # leave room for both
        down -= 10
    label = {"m": "miss ", "e": "error "}.get(name, "")
    on_path = name in [*PATH, "x1", "z1", "h1", "e"]
    color = VALUE if on_path else GREY
    write(axes, label + minus(value), (across, down), color)
    if name in gradients:
        color = GRADIENT if on_path else GREY
        weight = "bold" if on_path else "normal"
        place = across, down + ROW
        write(axes, minus(gradients[name]), place, color, weight)
plt.show()

# %% check
assert list(PARAMETERS.values()) == [w11, w12, b1, w21, w22, b2, v1, v2, c]
assert (z1 > 0, z2 > 0) == (True, False)
assert gradients["w11"] == -4 and gradients["v1"] == -24
assert set(gradients) == set(PLACES) - {"x1", "x2", "m", "e"}
