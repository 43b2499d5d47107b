"""The slope with respect to w2 at another place, w2 = 1."""

x, w1, w2, t = 2, 3, 1, 5
h = w1 * x
m = w2 * h - t
slope = 2 * m * h
print("miss", m, " slope", slope)

nudged = (((w2 + 0.001) * h - t) ** 2 - m**2) / 0.001
print(f"by a nudge of 0.001: {nudged:.3f}")

# %% check
assert abs(nudged - slope) < 0.05
