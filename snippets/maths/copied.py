"""A second name is no second number, and b = 1 * a is no way out."""

from engine import Number

a = Number(3)
b = 1 * a
c = a * b
c.backward()
print("slope of a:", a.slope)

# %% check
assert a.slope == 6
