"""A machine with two dials, and how wrong its answer is."""

# %% the machine
x = 2  # goes in
dial1 = 3
dial2 = 0.5

h = dial1 * x  # between the dials
y = dial2 * h  # comes out

# %% how wrong it is
wanted = 5
miss = y - wanted
error = miss**2

print("comes out:", y)
print("miss:     ", miss)
print("error:    ", error)

# %% check
assert h == 2 + 2 + 2
assert y == 6 / 2
assert error == 4
