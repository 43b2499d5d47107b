"""Two dials turn a 2 into a 3, and 5 was wanted: how bad is that?"""

# %% the machine
x = 2  # what goes in
w1 = 3  # the first dial: multiplies by 3
w2 = 0.5  # the second dial: multiplies by 0.5

h = w1 * x  # after the first dial
y = w2 * h  # after the second: what comes out

# %% the miss
t = 5  # what was wanted
miss = y - t
badness = miss**2

print("comes out:", y)
print("miss:     ", miss)
print("badness:  ", badness)

# %% check
assert h == 2 + 2 + 2
assert y == 6 / 2
assert badness == abs(miss) * abs(miss) == (x * w1 * w2 - t) ** 2
