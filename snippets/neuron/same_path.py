"""The network after its walk; along the top, the machine of chapter 1."""

import matplotlib.pyplot as plt

from drawing import GRADIENT, GREY, PALE, PARAMETERS, PLACES, ROW, VALUE
from drawing import draw_weights, minus, start, write
from network import de_db1, de_db2, de_dc, de_dh1, de_dh2, de_dv1, de_dv2
from network import de_dw11, de_dw12, de_dw21, de_dw22, de_dy, de_dz1
from network import de_dz2, e, h1, h2, m, x1, x2, y, z1, z2

PATH = ["w11", "neuron 1", "v1", "y", "m"]
values = PARAMETERS | {"x1": x1, "x2": x2, "z1": z1, "h1": h1}
values |= {"z2": z2, "h2": h2, "y": y, "m": m, "e": e}
gradients = {"w11": de_dw11, "w12": de_dw12, "b1": de_db1, "z1": de_dz1}
gradients |= {"w21": de_dw21, "w22": de_dw22, "b2": de_db2, "z2": de_dz2}
gradients |= {"v1": de_dv1, "v2": de_dv2, "c": de_dc, "y": de_dy}
gradients |= {"h1": de_dh1, "h2": de_dh2}

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
assert gradients["w11"] == -4 and gradients["v1"] == -24
assert set(gradients) == set(PLACES) - {"x1", "x2", "m", "e"}
