"""A part that doubles, between the two weights."""

x, w1, w2, t = 2, 3, 0.5, 5
h = w1 * x
k = 2 * h  # the new part
y = w2 * k
m = y - t

de_dy = 2 * m  # was -4
de_dw2 = de_dy * k  # k is 12, where h was 6
de_dk = de_dy * w2
de_dh = de_dk * 2  # the new link
de_dw1 = de_dh * x
print("m:", m, " de/dm:", de_dy, " dy/dw2:", k)
print("de/dw2:", de_dw2, " de/dw1:", de_dw1)


# %% check
def error(w1, w2):
    return (w2 * (2 * (w1 * x)) - t) ** 2


e = error(w1, w2)
assert abs((error(w1 + 1e-7, w2) - e) / 1e-7 - de_dw1) < 1e-4
assert abs((error(w1, w2 + 1e-7) - e) / 1e-7 - de_dw2) < 1e-4
