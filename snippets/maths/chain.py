"""Four links, their slopes, and the slopes of the error."""

x, w1, w2, t = 2, 3, 0.5, 5

# %% forward
h = w1 * x
y = w2 * h
d = y - t
e = d**2

# %% backward
de_dd = 2 * d
de_dy = de_dd * 1
de_dw2 = de_dy * h
de_dh = de_dy * w2
de_dw1 = de_dh * x
de_dx = de_dh * w1

print("de/dd ", de_dd)
print("de/dy ", de_dy)
print("de/dw2", de_dw2)
print("de/dh ", de_dh)
print("de/dw1", de_dw1)
print("de/dx ", de_dx)

# %% check
local = {"dh/dw1": x, "dy/dh": w2, "dd/dy": 1, "de/dd": 2 * d}
product = 1
for slope in local.values():
    product *= slope
assert product == de_dw1 == -4
nudge = 1e-6
nudged = (w2 * ((w1 + nudge) * x) - t) ** 2
assert abs((nudged - e) / nudge - de_dw1) < 1e-4
