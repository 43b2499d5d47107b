"""Draws what a nudge of w1 becomes on its way to the error."""

import matplotlib.pyplot as plt
from matplotlib.patches import FancyBboxPatch

x, w1, w2, t = 2, 3, 0.5, 5
nudge = 0.001


def run(w1):
    h = w1 * x
    y = w2 * h
    m = y - t
    e = m**2
    return {"w1": w1, "h": h, "y": y, "m": m, "e": e}


# %% how much every number changes
before = run(w1)
after = run(w1 + nudge)
names = ["w1", "h", "y", "m", "e"]
changes = {}
for name in names:
    changes[name] = after[name] - before[name]

factors = {}
for name, earlier in zip(names[1:], names):
    factors[name] = changes[name] / changes[earlier]

# %% drawn: the machine above, and below it the nudge on its way
VALUE, CHANGE, GREY = "C2", "C1", "#6b7280"
ROW, ZERO, HIGH = 150, 66, 11_000  # heights, and of a bar for each unit
parts = {"h": f"× {x}", "y": f"× {w2}", "m": f"− {t}", "e": "square"}


def written(number):
    return f"{number:.3g}".replace("-", "−")


def write(across, up, text, colour="black", size=13):
    style = {"ha": "center", "va": "center", "size": size}
    axes.text(across, up, text, color=colour, **style)


figure = plt.figure(figsize=(4.8, 2.65), layout="none")
axes = figure.add_axes((0, 0, 1, 1))
axes.set(xlim=(0, 345.6), ylim=(0, 190.8))
axes.axis("off")
axes.plot([4, 342], [ZERO, ZERO], color=GREY, linewidth=1)
for place, name in enumerate(names):
    across = 26 + 73.5 * place
    write(across, ROW + 22, name)
    write(across, ROW, written(before[name]), VALUE, 14)
    change = changes[name]
    axes.bar(across, change * HIGH, bottom=ZERO, width=26, color=CHANGE)
    above = change * HIGH + 11 if change > 0 else 11
    sign = "+" if change > 0 else ""
    write(across, ZERO + above, sign + written(change), CHANGE, 12.8)
    if place == 0:
        continue
    middle = across - 36.7
    box = FancyBboxPatch(
        (middle - 23, ROW - 13),
        46,
        26,
        boxstyle="round,pad=0,rounding_size=5",
        facecolor="none",
        edgecolor=GREY,
        linewidth=1.3,
    )
    axes.add_patch(box)
    write(middle, ROW, parts[name], size=12.8)
    factor = written(factors[name])
    if factors[name] < 0:
        factor = f"({factor})"
    write(middle, ZERO - 12, f"× {factor}", CHANGE, 12.8)
plt.show()

# %% check
assert abs(changes["h"] - nudge * x) < 1e-12
assert abs(changes["y"] - changes["h"] * w2) < 1e-12
assert abs(factors["e"] - (2 * before["m"] + nudge)) < 1e-9
