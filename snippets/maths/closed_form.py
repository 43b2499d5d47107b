"""The error as one formula, and its slope in w1 by school algebra."""

x, w1, w2, t = 2, 3, 0.5, 5

e = w1**2 * w2**2 * x**2 - 2 * w1 * w2 * x * t + t**2
slope = 2 * w1 * w2**2 * x**2 - 2 * w2 * x * t
print("e =", e, " slope in w1 =", slope)

# %% check
assert e == (w2 * (w1 * x) - t) ** 2
nudged = (w2 * ((w1 + 1e-7) * x) - t) ** 2
assert abs((nudged - e) / 1e-7 - slope) < 1e-5
