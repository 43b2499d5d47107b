"""Every slope of the two dials, one product at a time."""

x, w1, w2, t = 2, 3, 0.5, 5

# %% forward
h = w1 * x
y = w2 * h
m = y - t
e = m**2

# %% backward
de_dm = 2 * m
de_dy = de_dm * 1
de_dw2 = de_dy * h
de_dh = de_dy * w2
de_dw1 = de_dh * x
de_dx = de_dh * w1

print("de/dm ", de_dm)
print("de/dy ", de_dy)
print("de/dw2", de_dw2)
print("de/dh ", de_dh)
print("de/dw1", de_dw1)
print("de/dx ", de_dx)

# %% check
local = {"dh/dw1": x, "dy/dh": w2, "dm/dy": 1, "de/dm": 2 * m}
product = 1
for slope in local.values():
    product *= slope
assert product == de_dw1 == -4
added = local["dh/dw1"] + local["dy/dh"]
both = local["dh/dw1"] * local["dy/dh"]
nudge = 1e-6
nudged = w2 * ((w1 + nudge) * x)
assert abs((nudged - y) / nudge - both) < 1e-8 < abs(both - added)
assert abs(((nudged - t) ** 2 - e) / nudge - de_dw1) < 1e-4
