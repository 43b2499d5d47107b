"""w2 is zero: the slope of w1 with a direct path and without."""

x, w1, w2, t = 2, 3, 0, 5
h = w1 * x

m = w2 * h + h - t
message = 2 * m * w2 + 2 * m  # through w2, and directly
forked = message * x
print("with the direct path:", forked)

m = w2 * h - t
message = 2 * m * w2
single = message * x
print("without it:          ", single)


# %% check
def error(w1, direct):
    h = w1 * x
    return (w2 * h + direct * h - t) ** 2


change = error(w1 + 1e-6, 1) - error(w1, 1)
assert abs(change / 1e-6 - forked) < 1e-4
assert error(w1 + 1e-6, 0) - error(w1, 0) == single == 0
