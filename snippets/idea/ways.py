"""Steps of the same length on the map of settings, in four directions."""

import math

x, wanted = 2, 5
dial1, dial2 = 3, 0.5
blame1, blame2 = -4, -24
length = 0.01


def error_at(dial1, dial2):
    y = dial2 * (dial1 * x)
    return (y - wanted) ** 2


def fall(right, up):
    """How far the error falls in a step of this direction."""
    share = length / math.hypot(right, up)
    after = error_at(dial1 + share * right, dial2 + share * up)
    return error_at(dial1, dial2) - after


# %% four directions
only_first = fall(1, 0)
only_second = fall(0, 1)
equally = fall(1, 1)
by_blame = fall(-blame1, -blame2)
print(f"only the first dial:  {only_first:.4f}")
print(f"only the second dial: {only_second:.4f}")
print(f"both equally:         {equally:.4f}")
print(f"both by their blame:  {by_blame:.4f}")

# %% check
assert by_blame > only_second > equally > only_first
directions = 36_000
falls = []
for i in range(directions):
    angle = 2 * math.pi * i / directions
    falls.append(fall(math.cos(angle), math.sin(angle)))
assert max(falls) - by_blame < 1e-5  # not in the four digits
assert f"{max(falls):.4f}" == f"{by_blame:.4f}"
# With a million equal blames, what all dials together gain on one alone.
million = 1_000_000
share = 1 / math.sqrt(million)  # of each dial, in a step of length one
thousand = round(million * share)
assert abs(million * share**2 - 1) < 1e-9
assert thousand == 1000
