"""No slope at all, and a large error."""

x, t = 2, 5
w1, w2 = 0, 0
d = w2 * (w1 * x) - t
e = d**2
slope_w1 = 2 * d * w2 * x
slope_w2 = 2 * d * (w1 * x)
print("e:", e, " slopes:", slope_w1 + 0, slope_w2 + 0)


# %% check
def error(w1, w2):
    return (w2 * (w1 * x) - t) ** 2


assert error(1e-6, 0) == error(0, 1e-6) == error(0, 0) == 25
