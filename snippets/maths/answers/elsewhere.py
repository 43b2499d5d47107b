"""The four links again, after w1 has been turned to 6."""

x, w1, w2, t = 2, 6, 0.5, 5
m = w2 * (w1 * x) - t
links = [x, w2, 1, 2 * m]
slope = x * w2 * 1 * 2 * m
print("links", *links, " slope", slope)

# %% check
nudged = (w2 * ((w1 + 1e-6) * x) - t) ** 2
assert abs((nudged - m**2) / 1e-6 - slope) < 1e-4
