"""Lines through two points of a curve, and the tangent they turn into."""

import matplotlib.pyplot as plt
import numpy as np

x, w1, w2, t = 2, 3, 0.5, 5
h = w1 * x


def error(w2):
    return (w2 * h - t) ** 2


def draw_line(steepness, left, right, **look):
    """A line through the first point, with this steepness."""
    ends = np.array([left, right])
    plt.plot(ends, error(w2) + steepness * (ends - w2), **look)


def label(name, number):
    return f"{name}: {number:.4g}".replace("-", "−")


# %% the curve, three lines through two points, and the tangent
tangent = 2 * (w2 * h - t) * h
nudges = [1, 0.5, 0.25]
colours = ["C0", "C3", "C1"]
PLACES = [(1.42, 16), (1.09, 0.6), (0.84, -1.4)]  # of the lines' names
ratios = []

plt.figure(figsize=(4.8, 4.4))
dial = np.linspace(0.24, 1.56, 100)
plt.plot(dial, error(dial), color="#6b7280", linewidth=2.6)
for nudge, colour, place in zip(nudges, colours, PLACES):
    second = w2 + nudge
    ratio = (error(second) - error(w2)) / nudge
    ratios.append(ratio)
    draw_line(ratio, w2 - 0.2, second + 0.06, color=colour)
    plt.plot(second, error(second), "o", color=colour, markersize=9)
    side = "right" if nudge == 1 else "left"
    name = label(f"nudge {nudge}", ratio)
    plt.text(*place, name, color=colour, ha=side, va="center")
draw_line(tangent, 0.3, 0.66, color="black", linewidth=3.4)
plt.plot(w2, error(w2), "o", color="black", markersize=10)
plt.text(0.63, -1.4, label("slope", tangent), ha="right", weight="bold")
plt.title("Lines through two points: change ÷ nudge")
plt.xlabel("w2")
plt.ylabel("error e")
plt.ylim(-3, 19)
plt.yticks([0, 5, 10, 15])
plt.show()

# %% check
bottom = t / h
assert error(bottom) == 0
assert ratios[0] > ratios[1] > ratios[2] > tangent
assert abs((error(w2 + 1e-6) - error(w2)) / 1e-6 - tangent) < 1e-4
