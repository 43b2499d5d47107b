"""The second dial at 0: what does the first one hear?"""

x, w1, w2, t = 2, 3, 0, 5

h = w1 * x
y = w2 * h
message = 2 * (y - t)
blame_w2 = message * h
to_h = message * w2
blame_w1 = to_h * x
print("messages:", message, "then", to_h)
print("blame:", blame_w1, "and", blame_w2)


# %% check
def badness(w1, w2):
    return (w2 * (w1 * x) - t) ** 2


tiny = 1e-6
assert badness(w1 + 1, w2) == badness(w1, w2)  # turning it does nothing
change = badness(w1, w2 + tiny) - badness(w1, w2)
assert abs(change / tiny - blame_w2) < 1e-3
