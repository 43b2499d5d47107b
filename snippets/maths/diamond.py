"""A fork within a fork."""

from engine import Number

a = Number(2)
b = 3 * a
c = 5 * a
p = b * c
q = p + b
q.backward()
print("q:", q.value, " slope of q in a:", a.slope)


# %% check
def whole(a):
    return 3 * a * 5 * a + 3 * a


assert q.value == whole(2) == 66
assert a.slope == 63  # 30 * a + 3
assert abs((whole(2 + 1e-6) - 66) / 1e-6 - 63) < 1e-3
