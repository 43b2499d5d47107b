"""Nothing goes in: who is to blame for what comes out?"""

x, w1, w2, t = 0, 3, 0.5, 5

h = w1 * x
y = w2 * h
badness = (y - t) ** 2

message = 2 * (y - t)
blame_w2 = message * h
blame_w1 = message * w2 * x
print("badness:", badness, " message:", message)
blame_w1, blame_w2 = blame_w1 + 0, blame_w2 + 0  # -0.0 becomes 0.0
print("blame:", blame_w1, "and", blame_w2)

# %% check
assert badness == 25
assert blame_w1 == blame_w2 == 0
assert (9.9 * (7.7 * x) - t) ** 2 == badness  # no setting helps
