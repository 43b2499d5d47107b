"""The slope of the error in the target."""

x, w1, w2, t = 2, 3, 0.5, 5
d = w2 * (w1 * x) - t
de_dt = 2 * d * -1
print("de/dt:", de_dt)

# %% check
nudged = (w2 * (w1 * x) - (t + 1e-7)) ** 2
assert abs((nudged - d**2) / 1e-7 - de_dt) < 1e-5
