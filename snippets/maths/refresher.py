"""A square of something that changes three times as fast as a."""

a = 2
b = 3 * a + 1
c = b**2
slope = 2 * b * 3  # of c in b, times of b in a
print("a:", a, " b:", b, " c:", c, " slope of c in a:", slope)

nudge = 1e-4
nudged = ((3 * (a + nudge) + 1) ** 2 - c) / nudge
print(f"nudged: {nudged:.3f}")

# %% check
assert abs(nudged - slope) < 1e-2
