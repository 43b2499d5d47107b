"""Of three weights, only the slope of the first is wanted."""

x, w1, w2, w3, t = 2, 3, 0.5, 2, 5
m = w3 * (w2 * (w1 * x)) - t

message = 2 * m
message = message * w3
message = message * w2
de_dw1 = message * x
print("de/dw1:", de_dw1)

# %% check
nudged = (w3 * (w2 * ((w1 + 1e-7) * x)) - t) ** 2
assert abs((nudged - m**2) / 1e-7 - de_dw1) < 1e-4
