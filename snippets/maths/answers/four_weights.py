"""Four weights in a row: the multiplications of each slope."""

# 2 × m, the later weights, what the weight received
last = 1 + 0 + 1
third = 1 + 1 + 1
second = 1 + 2 + 1
first = 1 + 3 + 1
apart = last + third + second + first
print("each by itself:", apart)

# 2 × m once; four slopes; three messages passed on
walked = 1 + 4 + 3
print("in one walk:   ", walked)

# %% check
assert apart == 4 * (4 + 3) // 2
assert walked == 2 * 4
