"""Nudge w2 by less and less, and watch the answers settle."""

x, w1, w2, t = 2, 3, 0.5, 5


def error(w2):
    h = w1 * x
    y = w2 * h
    m = y - t
    return m**2


nudges = [1, 0.1, 0.01, 0.001]
changes = []
slopes = []
for nudge in nudges:
    change = error(w2 + nudge) - error(w2)
    changes.append(change)
    slopes.append(change / nudge)
    print(f"nudge {nudge:<6} slope {change / nudge:8.3f}")

# %% check
h = w1 * x
y = w2 * h
m = y - t
e = m**2
limit = 2 * m * h
leftover = h**2
for nudge, slope in zip(nudges, slopes):
    assert abs(slope - (limit + leftover * nudge)) < 1e-9
