"""Two ways to copy a number, and what the walk makes of them."""

from engine import Number

a = Number(3)
b = 1 * a  # by an operation
c = a * b
c.backward()
print("copied by an operation:", a.slope)
through = a.slope

a = Number(3)
b = Number(a.value)  # by its value alone
c = a * b
c.backward()
print("copied by its value:   ", a.slope, "and", b.slope)

# %% check
nudged = ((3 + 1e-6) ** 2 - 3**2) / 1e-6
assert abs(nudged - through) < 1e-5
assert through == a.slope + b.slope
