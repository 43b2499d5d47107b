"""Both weights are zero: two slopes of zero, and a large error."""

x, t = 2, 5
w1, w2 = 0, 0


def error(w1, w2):
    return (w2 * (w1 * x) - t) ** 2


h = w1 * x
m = w2 * h - t
e = m**2
print("error:", e)
de_dw1 = 2 * m * w2 * x
de_dw2 = 2 * m * h
print("slopes:", de_dw1, de_dw2)
print("both turned to 0.1:", error(0.1, 0.1))

# %% check
assert (error(1e-6, 0) - e) / 1e-6 == de_dw1
assert (error(0, 1e-6) - e) / 1e-6 == de_dw2
assert error(0.1, 0.1) < e
