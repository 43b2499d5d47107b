"""Do the blames add up to the miss, or to the badness?"""

x, w1, w2, t = 2, 3, 0.5, 5
h = w1 * x
miss = w2 * h - t

to_y = 2 * miss
blame_w2 = to_y * h
blame_w1 = to_y * w2 * x

total = blame_w1 + blame_w2
print("the blames add up to", total)
print("the miss is", miss, "and the badness", miss**2)


# %% check
def badness(w1, w2):
    return (w2 * (w1 * x) - t) ** 2


tiny = 1e-6
together = (badness(w1 + tiny, w2 + tiny) - badness(w1, w2)) / tiny
assert abs(together - total) < 1e-3  # what the sum is: both dials nudged
assert total not in (miss, miss**2)
