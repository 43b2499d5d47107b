"""Nudge w2 up and down, and divide by the way between."""

x, w1, w2, t = 2, 3, 0.5, 5


def error(w2):
    return (w2 * (w1 * x) - t) ** 2


ratios = []
for nudge in (1, 0.1, 0.01):
    change = error(w2 + nudge) - error(w2 - nudge)
    ratio = change / (2 * nudge)
    ratios.append(ratio)
    print(f"nudge {nudge:<5} change ÷ twice the nudge {ratio:.3f}")

# %% check
assert all(abs(ratio + 24) < 1e-9 for ratio in ratios)
