"""Nudges of the second dial, from large to small."""

x, dial1, dial2, wanted = 2, 3, 0.5, 5


def error_at(dial1, dial2):
    y = dial2 * (dial1 * x)
    return (y - wanted) ** 2


# %% more and less
now = error_at(dial1, dial2)
blames = {}
for nudge in (1, 0.1, 0.01, 0.001):
    change = error_at(dial1, dial2 + nudge) - now
    blames[nudge] = change / nudge
    print(f"nudge {nudge:<5}  blame {blames[nudge]:+8.3f}")

# %% check
assert blames[1] > 0 > blames[0.1] > blames[0.01] > blames[0.001] > -24
comes_out = (dial2 + 1) * (dial1 * x)
assert comes_out > wanted  # past 5 and out on the other side
