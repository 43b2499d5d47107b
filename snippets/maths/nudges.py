"""How far is change ÷ nudge from −24, for smaller and smaller nudges?"""

x, w1, w2, t = 2, 3, 0.5, 5


def error(w2):
    h = w1 * x
    y = w2 * h
    m = y - t
    return m**2


limit = -24
nudges = [1, 0.1, 0.01, 0.001]
changes = []
ratios = []
for nudge in nudges:
    change = error(w2 + nudge) - error(w2)
    ratio = change / nudge
    changes.append(change)
    ratios.append(ratio)
    distance = ratio - limit
    print(f"nudge {nudge:<6} distance from {limit}: {distance:.3f}")

# %% check
h = w1 * x
y = w2 * h
m = y - t
e = m**2
assert limit == 2 * m * h
leftover = h**2
for nudge, ratio in zip(nudges, ratios):
    assert abs(ratio - (limit + leftover * nudge)) < 1e-9
