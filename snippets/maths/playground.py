"""The error of the two dials, and the slope of each number in it."""

from engine import Number

x, w1, w2, t = Number(2), Number(3), Number(0.5), Number(5)
y = w2 * (w1 * x)
error = (y - t) ** 2
error.backward()
print("x:", x.slope, " w1:", w1.slope, " w2:", w2.slope, " t:", t.slope)

# %% check
assert error.value == 4
assert (x.slope, w1.slope, w2.slope, t.slope) == (-6, -4, -24, 4)
