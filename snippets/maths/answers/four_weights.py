"""Four weights in a row: the boxes of each slope."""

# from the last weight to the first
apart = 2 + 3 + 4 + 5
print("each by itself:", apart)

# for each weight its message and its slope
walked = 2 + 2 + 2 + 2
print("in one walk:   ", walked)

# %% check
assert apart == 4 * (4 + 3) // 2
assert walked == 2 * 4
