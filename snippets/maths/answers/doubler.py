"""A station that doubles, between the two weights."""

x, w1, w2, t = 2, 3, 0.5, 5
h = w1 * x
m = 2 * h
y = w2 * m
d = y - t

de_dy = 2 * d
de_dm = de_dy * w2
de_dh = de_dm * 2
print("de/dw2:", de_dy * m, " de/dw1:", de_dh * x)


# %% check
def error(w1, w2):
    return (w2 * (2 * (w1 * x)) - t) ** 2


assert abs((error(w1 + 1e-7, w2) - error(w1, w2)) / 1e-7 - de_dh * x) < 1e-4
assert abs((error(w1, w2 + 1e-7) - error(w1, w2)) / 1e-7 - de_dy * m) < 1e-4
