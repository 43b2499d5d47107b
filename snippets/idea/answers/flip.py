"""The first dial turned to 6: which way does the blame point now?"""

x, dial1, dial2, wanted = 2, 6, 0.5, 5
nudge = 0.0001


def error_at(dial1, dial2):
    y = dial2 * (dial1 * x)
    return (y - wanted) ** 2


now = error_at(dial1, dial2)
blame1 = (error_at(dial1 + nudge, dial2) - now) / nudge
blame2 = (error_at(dial1, dial2 + nudge) - now) / nudge
comes_out = dial2 * (dial1 * x)
print("comes out:", comes_out)
print(f"blame {blame1:+.2f} and {blame2:+.2f}")

# %% check
assert comes_out > wanted  # too much, where it was too little
assert abs(blame1 - 2) < 0.01
assert abs(blame2 - 24) < 0.02
positive = (blame1 > 0) + (blame2 > 0)
signs = ["both negative", "one of each", "both positive"][positive]
