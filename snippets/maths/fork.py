"""A number that is used twice hears two messages."""

from engine import Number

a = Number(1)
b = a + a
c = b + b
c.backward()
print("c is", c.value, "and changes", a.slope, "times as fast as a")

# %% check
nudged = 1 + 1e-6
assert abs((4 * nudged - c.value) / 1e-6 - a.slope) < 1e-6
