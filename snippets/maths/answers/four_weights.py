"""Four weights in a row: the multiplications of each slope."""

# twice the miss, the later weights, what it received
last = 1 + 0 + 1
third = 1 + 1 + 1
second = 1 + 2 + 1
first = 1 + 3 + 1
apart = last + third + second + first
print("each by itself:", apart)

# twice the miss; four slopes; three messages passed on
walked = 1 + 4 + 3
print("in one walk:   ", walked)

# %% check
assert apart == 4 * (4 + 3) // 2
assert walked == 2 * 4
