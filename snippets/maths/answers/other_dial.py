"""Nudge w1 by less and less."""

x, w1, w2, t = 2, 3, 0.5, 5


def error(w1):
    return (w2 * (w1 * x) - t) ** 2


nudges = [1, 0.1, 0.01, 0.001]
slopes = [(error(w1 + nudge) - error(w1)) / nudge for nudge in nudges]
for nudge, slope in zip(nudges, slopes):
    print(f"nudge {nudge:<6} slope {slope:7.3f}")

# %% check
y = w2 * (w1 * x)
limit = 2 * (y - t) * w2 * x
for nudge, slope in zip(nudges, slopes):
    assert abs(slope - (limit + (w2 * x) ** 2 * nudge)) < 1e-9
