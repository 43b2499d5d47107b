"""Two weights of zero: turning either changes nothing, turning both does."""

x, t = 2, 5


def error(w1, w2):
    return (w2 * (w1 * x) - t) ** 2


e = error(0, 0)
print("both at 0:        ", e)
print("only w1 at 0.1:   ", error(0.1, 0))
print("only w2 at 0.1:   ", error(0, 0.1))
print("both at 0.1:      ", error(0.1, 0.1))

# %% check
assert all(error(w, 0) == error(0, w) == e for w in (0.1, 1e-6, -1e-6))
assert error(0.1, 0.1) < e
