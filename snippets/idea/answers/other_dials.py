"""The machine with its dials at 4 and 0.5."""

x, dial1, dial2, wanted = 2, 4, 0.5, 5

y = dial2 * (dial1 * x)
miss = y - wanted
error = miss**2
print("comes out:", y)
print("miss:     ", miss)
print("error:    ", error)

# %% check
assert y == 4 * 2 / 2
assert error == 1
