"""A loop whose length depends on the number, and its slope."""

from engine import Number


def grow(w):
    y, factors = w, 1
    while getattr(y, "value", y) < 100:
        y = y * w
        factors += 1
    return y, factors


w = Number(3)
y, factors = grow(w)
y.backward()
print(factors, "factors:", y.value, " slope:", w.slope)

w = Number(5)
y, factors = grow(w)
y.backward()
print(factors, "factors:", y.value, " slope:", w.slope)

# %% check
assert w.slope == factors * 5 ** (factors - 1)
assert abs((grow(5 + 1e-7)[0] - y.value) / 1e-7 - w.slope) < 1e-3
