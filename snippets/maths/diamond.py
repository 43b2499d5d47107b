"""Two paths that part, meet, and part again."""

from engine import Number

a = Number(2)
b = 3 * a
c = 5 * a
d = b * c
e = d + b
e.backward()
print("e:", e.value, " slope of e in a:", a.slope)


# %% check
def whole(a):
    return 3 * a * 5 * a + 3 * a


assert e.value == whole(2) == 66
assert a.slope == 63  # 30 * a + 3
assert abs((whole(2 + 1e-6) - 66) / 1e-6 - 63) < 1e-3
