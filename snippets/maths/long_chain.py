"""Twenty links of one size."""

for link in (0.5, 1, 1.5):
    slope = 1
    for _ in range(20):
        slope *= link
    print(f"twenty links of {link:<3} make {slope:.7g}")

# %% check
assert abs(1.5**20 - slope) < 1e-9 * slope
half = 0.5**20
