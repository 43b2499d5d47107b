"""Nothing goes in: who is to blame for what comes out?"""

x, w1, w2, t = 0, 3, 0.5, 5

h = w1 * x
y = w2 * h
badness = (y - t) ** 2

message = 2 * (y - t)
blame_w2 = message * h
blame_w1 = message * w2 * x
print("badness:", badness, " message:", message)
print("both blames are 0:", blame_w1 == blame_w2 == 0)

# %% check
assert badness == 25
assert blame_w1 == blame_w2 == 0
assert (9.9 * (7.7 * x) - t) ** 2 == badness  # no setting helps
