"""The error is m to the fourth power; nothing else has changed."""

x, w1, w2, t = 2, 3, 0.5, 5
h = w1 * x
y = w2 * h
m = y - t
e = m**4

de_dm = 4 * m**3  # the only new link
de_dh = de_dm * w2
print("e:", e, " de/dw2:", de_dm * h, " de/dw1:", de_dh * x)

# %% check
nudged = (w2 * ((w1 + 1e-7) * x) - t) ** 4
assert abs((nudged - e) / 1e-7 - de_dh * x) < 1e-3
