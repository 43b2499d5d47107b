"""Nudge w2 by less and less, and divide each change by the nudge."""

x, w1, w2, t = 2, 3, 0.5, 5


def error(w2):
    h = w1 * x
    y = w2 * h
    m = y - t
    return m**2


nudges = [1, 0.1, 0.01, 0.001]
changes = []
ratios = []
for nudge in nudges:
    change = error(w2 + nudge) - error(w2)
    ratio = change / nudge
    changes.append(change)
    ratios.append(ratio)
    print(f"nudge {nudge:<6} change ÷ nudge {ratio:+8.3f}")

# %% check
h = w1 * x
y = w2 * h
m = y - t
e = m**2
limit = 2 * m * h
leftover = h**2
for nudge, ratio in zip(nudges, ratios):
    assert abs(ratio - (limit + leftover * nudge)) < 1e-9
