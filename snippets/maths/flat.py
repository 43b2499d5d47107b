"""No slope at all, and a large error."""

x, t = 2, 5
w1, w2 = 0, 0
d = w2 * (w1 * x) - t
e = d**2
de_dw1 = 2 * d * w2 * x
de_dw2 = 2 * d * w1 * x
print("e:", e, " slopes:", de_dw1, de_dw2)


# %% check
def error(w1, w2):
    return (w2 * (w1 * x) - t) ** 2


assert (error(1e-6, 0) - e) / 1e-6 == de_dw1
assert (error(0, 1e-6) - e) / 1e-6 == de_dw2
assert error(0.1, 0.1) < e  # both together
