"""A number times itself is a fork too."""

from engine import Number

a = Number(3)
b = a * a
b.backward()
print("a * a is", b.value, "and its slope is", a.slope)

# %% check
assert a.slope == 3 + 3 == 2 * a.value
