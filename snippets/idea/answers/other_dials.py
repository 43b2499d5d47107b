"""The machine with its dials at 4 and 0.5."""

x, w1, w2, t = 2, 4, 0.5, 5

y = w2 * (w1 * x)
miss = y - t
badness = miss**2
print("comes out:", y, " miss:", miss, " badness:", badness)

# %% check
assert y == 4 * 2 / 2
assert badness == 1
