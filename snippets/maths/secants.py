"""Lines through two points of a curve, and the line they turn into."""

import matplotlib.pyplot as plt
import numpy as np

x, w1, w2, t = 2, 3, 0.5, 5


def error(w2):
    return (w2 * (w1 * x) - t) ** 2


def slope(nudge):
    return (error(w2 + nudge) - error(w2)) / nudge


# %% drawn
figure, axes = plt.subplots(figsize=(4.8, 3.8))
dial = np.linspace(0.3, 1.55, 100)
axes.plot(dial, error(dial), color="black")
nudges = [1, 0.5, 0.2, 0.05]
looks = zip(nudges, ("C0", "C3", "C4", "C1"), ("-", "--", "-.", ":"))
for nudge, colour, line in looks:
    reach = np.array([w2 - 0.16, w2 + max(nudge, 0.2)])
    tilted = error(w2) + slope(nudge) * (reach - w2)
    label = f"nudge {nudge}: slope {slope(nudge):.4g}".replace("-", "−")
    axes.plot(reach, tilted, color=colour, linestyle=line, label=label)
    axes.plot(w2 + nudge, error(w2 + nudge), "o", color=colour)
axes.plot(w2, error(w2), "o", color="black")
axes.set(title="Four nudges, four lines", xlabel="w2", ylabel="e")
axes.set(xlim=(0.3, 1.6), ylim=(-5, 27))
axes.legend(loc="upper center")
plt.show()

# %% check
slopes = [slope(nudge) for nudge in nudges]
assert all(a > b for a, b in zip(slopes, slopes[1:]))
assert abs(slope(1e-6) + 24) < 1e-4
