"""A loop whose length depends on the number, and its slope."""

from engine import Number


def grow(w):
    y, times = w, 1
    while getattr(y, "value", y) < 100:
        y = y * w
        times += 1
    return y, times


w = Number(3)
y, times = grow(w)
y.backward()
print("multiplied", times, "times:", y.value, " slope:", w.slope)

w = Number(5)
y, times = grow(w)
y.backward()
print("multiplied", times, "times:", y.value, " slope:", w.slope)

# %% check
assert w.slope == times * 5 ** (times - 1)
assert abs((grow(5 + 1e-7)[0] - y.value) / 1e-7 - w.slope) < 1e-3
