"""The slope of the error with respect to the target."""

x, w1, w2, t = 2, 3, 0.5, 5
y = w2 * (w1 * x)
m = y - t

dm_dt = -1  # a larger target, a smaller miss
de_dt = 2 * m * dm_dt
print("de/dt:", de_dt)

# %% check
nudged = (y - (t + 1e-6)) ** 2
assert abs((nudged - m**2) / 1e-6 - de_dt) < 1e-4
