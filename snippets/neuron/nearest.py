"""A program that copies the answer of the nearest place it knows."""

import torch

from coast import examples

x, t, test_x, test_t = examples()
exact = "donot_use_mm_for_euclid_dist"  # exact distances
distances = torch.cdist(test_x, x, compute_mode=exact)
nearest = distances.argmin(1)
right = (t[nearest] == test_t).double().mean().item()
kept = len(x)
print(f"right on {right:.1%} of the test")
print(f"{kept:,} places kept")

# %% check
assert 0.9 < right < 1
place = test_x[7]
closest = min((other - place).norm().item() for other in x)
assert abs((x[nearest[7]] - place).norm().item() - closest) < 1e-6
