"""A machine that is right: which dial is to blame?"""

x, dial1, dial2, wanted = 2, 5, 0.5, 5
nudge = 0.000001


def error_at(dial1, dial2):
    y = dial2 * (dial1 * x)
    return (y - wanted) ** 2


now = error_at(dial1, dial2)
blame1 = (error_at(dial1 + nudge, dial2) - now) / nudge
blame2 = (error_at(dial1, dial2 + nudge) - now) / nudge
print(f"error {now:g}")
print(f"blame {blame1:.4f} and {blame2:.4f}")

# %% check
assert now == 0
assert abs(blame1) < 0.0002 and abs(blame2) < 0.0002
