"""Twenty links of one size."""

links = [0.5, 1, 1.5]
slopes = []
for link in links:
    slope = 1
    for _ in range(20):
        slope *= link
    slopes.append(slope)
    print(f"twenty links of {link:<3} make {slope:.7g}")

# %% check
import math

for link, slope in zip(links, slopes):
    assert math.isclose(math.log(slope), 20 * math.log(link), abs_tol=1e-12)
