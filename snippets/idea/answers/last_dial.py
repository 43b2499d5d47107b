"""One dial is stuck at 3: where must the other be?"""

x, dial1, wanted = 2, 3, 5

dial2 = wanted / (dial1 * x)
error = (dial2 * (dial1 * x) - wanted) ** 2
print(f"second dial: {dial2:.4f}")
print(f"error:       {error:g}")

# %% check
assert error < 1e-30
assert abs(dial2 - 5 / 6) < 1e-15
