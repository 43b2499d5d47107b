"""Lines through two points of a curve, and the line they turn into."""

import matplotlib.pyplot as plt
import numpy as np

x, w1, w2, t = 2, 3, 0.5, 5


def error(w2):
    return (w2 * (w1 * x) - t) ** 2


def line(slope, start, end):
    reach = np.array([start, end])
    return reach, error(w2) + slope * (reach - w2)


nudges = [1, 0.5, 0.1]
slopes = [(error(w2 + n) - error(w2)) / n for n in nudges]
limit = 2 * (w2 * (w1 * x) - t) * (w1 * x)

# %% drawn
figure, axes = plt.subplots(figsize=(4.8, 4))
dial = np.linspace(0.25, 1.55, 100)
axes.plot(dial, error(dial), color="#6b7280")
looks = zip(nudges, slopes, ("C0", "C3", "C1"), ("-", "--", "-."))
for nudge, slope, colour, style in looks:
    label = f"nudge {nudge}: slope {slope:.4g}".replace("-", "−")
    ends = w2 - 0.2, w2 + max(nudge, 0.2)
    axes.plot(*line(slope, *ends), color=colour, linestyle=style, label=label)
    axes.plot(w2 + nudge, error(w2 + nudge), "o", color=colour)
label = f"no nudge: slope {limit:g}".replace("-", "−")
axes.plot(*line(limit, 0.27, 0.7), color="black", linestyle=":", label=label)
axes.plot(w2, error(w2), "o", color="black")
axes.set(title="Three nudges, and none", xlabel="w2", ylabel="e")
axes.set(xlim=(0.2, 1.6), ylim=(-2, 27), yticks=range(0, 26, 5))
axes.legend(loc="upper right")
plt.show()

# %% check
assert all(a > b > limit for a, b in zip(slopes, slopes[1:]))
assert abs((error(w2 + 1e-6) - error(w2)) / 1e-6 - limit) < 1e-4
