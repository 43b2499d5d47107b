"""Nudge w2 up and down, and take the slope between the two."""

x, w1, w2, t = 2, 3, 0.5, 5


def error(w2):
    return (w2 * (w1 * x) - t) ** 2


slopes = []
for nudge in (1, 0.1, 0.01):
    change = error(w2 + nudge) - error(w2 - nudge)
    slope = change / (2 * nudge)
    slopes.append(slope)
    print(f"nudge {nudge:<5} slope {slope:.3f}")

# %% check
assert all(abs(slope + 24) < 1e-9 for slope in slopes)
