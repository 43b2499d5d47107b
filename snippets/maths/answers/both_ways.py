"""Nudge w2 up and down, and take the slope between the two."""

x, w1, w2, t = 2, 3, 0.5, 5


def error(w2):
    return (w2 * (w1 * x) - t) ** 2


nudges = [1, 0.1, 0.01]
slopes = []
for nudge in nudges:
    change = error(w2 + nudge) - error(w2 - nudge)
    slopes.append(change / (2 * nudge))
    print(f"nudge {nudge:<5} slope {slopes[-1]:.9f}")

# %% check
assert all(abs(slope + 24) < 1e-9 for slope in slopes)
