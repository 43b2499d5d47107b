"""Steps of the same length on the map of settings, in four directions."""

import math

import matplotlib.pyplot as plt

x, wanted = 2, 5
dial1, dial2 = 3, 0.5
blame1, blame2 = -4, -24
length = 0.01


def error_at(dial1, dial2):
    y = dial2 * (dial1 * x)
    return (y - wanted) ** 2


def fall(right, up):
    """How far the error falls in a step of this direction."""
    share = length / math.hypot(right, up)
    after = error_at(dial1 + share * right, dial2 + share * up)
    return error_at(dial1, dial2) - after


# %% four directions
only_first = fall(1, 0)
only_second = fall(0, 1)
equally = fall(1, 1)
by_blame = fall(-blame1, -blame2)
print(f"only the first dial:  {only_first:.4f}")
print(f"only the second dial: {only_second:.4f}")
print(f"both equally:         {equally:.4f}")
print(f"both by their blame:  {by_blame:.4f}")

# %% the same on a map
across = [2.8 + 0.006 * i for i in range(101)]
up = [0.4 + 0.006 * i for i in range(76)]
heights = [[error_at(right, high) for right in across] for high in up]
_, axes = plt.subplots(figsize=(4.8, 3.5))
levels = [0.25, 1, 2, 3, 4, 5, 6, 7]
for level in levels:  # the higher, the darker
    axes.contourf(across, up, heights, [level, 99], colors=["C1"], alpha=0.06)
axes.contour(across, up, heights, levels, colors="#6b7280", linewidths=0.7)
axes.plot(across, [wanted / (right * x) for right in across], "C2", lw=2.4)
label = {"size": 12.5, "va": "center"}
paper = {"bbox": {"facecolor": "white", "edgecolor": "none", "pad": 1}}
axes.text(3.22, 0.81, "error 0", color="C2", **label)
for error, right in (1, 2.88), (2, 2.88), (4, 2.88), (6, 2.88):
    high = (wanted - math.sqrt(error)) / (right * x)
    axes.text(right, high, f"{error}", ha="center", **label, **paper)
ways = {  # each with its share of right and up, its colour, its name's place
    "first": (1, 0, "C0", 3.21, 0.5),
    "second": (0, 1, "C3", 2.905, 0.655),
    "equally": (1, 1, "C4", 3.15, 0.64),
    "by blame": (-blame1, -blame2, "black", 3.045, 0.705),
}
for name, (right, high, colour, *where) in ways.items():
    share = 0.2 / math.hypot(right, high)
    end = dial1 + share * right, dial2 + share * high
    look = {"arrowstyle": "-|>", "color": colour, "shrinkA": 0, "shrinkB": 0}
    look["linewidth"] = 3 if name == "by blame" else 2
    axes.annotate("", end, (dial1, dial2), arrowprops=look)
    text = axes.text(*where, name, color=colour, **label, **paper)
    text.set_weight("bold" if name == "by blame" else "normal")
axes.plot(dial1, dial2, "o", color="black", markersize=8)
axes.set(xlabel="first dial", ylabel="second dial", ylim=(0.4, 0.85))
axes.set_xticks([2.8, 3, 3.2, 3.4])
axes.set_aspect("equal")
axes.grid(visible=False)
plt.show()

# %% check
assert by_blame > only_second > equally > only_first
directions = 36_000
falls = []
for i in range(directions):
    angle = 2 * math.pi * i / directions
    falls.append(fall(math.cos(angle), math.sin(angle)))
assert max(falls) - by_blame < 1e-5  # not in the four digits
assert f"{max(falls):.4f}" == f"{by_blame:.4f}"
