"""Nudge both dials at once."""

x, dial1, dial2, wanted = 2, 3, 0.5, 5
nudge = 0.01


def error_at(dial1, dial2):
    y = dial2 * (dial1 * x)
    return (y - wanted) ** 2


now = error_at(dial1, dial2)
change1 = error_at(dial1 + nudge, dial2) - now
change2 = error_at(dial1, dial2 + nudge) - now
both = error_at(dial1 + nudge, dial2 + nudge) - now
print(f"one by one: {change1:.4f} and {change2:.4f}")
print(f"added:      {change1 + change2:.4f}")
print(f"at once:    {both:.4f}")

# %% check
assert abs(both - (0.51 * 6.02 - 5) ** 2 + 4) < 1e-12
assert abs(both - (change1 + change2)) < 0.001
