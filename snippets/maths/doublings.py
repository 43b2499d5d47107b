"""Two doublings, and a walk that waits for every message."""

from engine import Number

a = Number(1)
b = a + a
c = b + b
c.backward()
print("c is", c.value, "and its slope in a is", a.slope)

# %% check
assert a.slope == c.value / a.value == 4  # c is 4 * a
