"""The same links with the first weight somewhere else."""

x, w2, t = 2, 0.5, 5
for w1 in (3, 6):
    d = w2 * (w1 * x) - t
    links = [x, w2, 1, 2 * d]
    print(f"w1 = {w1}: links", *links, " product", 2 * d * w2 * x)

# %% check
assert 2 * d * w2 * x == 2
assert abs(((w2 * (6.000001 * x) - t) ** 2 - d**2) / 1e-6 - 2) < 1e-3
