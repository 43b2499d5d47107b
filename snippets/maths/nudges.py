"""Nudge w2 by less and less."""

x, w1, w2, t = 2, 3, 0.5, 5


def error(w2):
    h = w1 * x
    y = w2 * h
    d = y - t
    return d**2


# %% smaller and smaller
e = error(w2)
nudges = [1, 0.1, 0.01, 0.001]
slopes = [(error(w2 + nudge) - e) / nudge for nudge in nudges]
for nudge, slope in zip(nudges, slopes):
    print(f"nudge {nudge:<6} slope {slope:8.3f}")

# %% check
h = w1 * x
d = w2 * h - t
limit, leftover = 2 * d * h, h**2
for nudge, slope in zip(nudges, slopes):
    assert abs(slope - (limit + leftover * nudge)) < 1e-9
