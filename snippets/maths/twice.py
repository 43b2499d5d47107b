"""Walking back a second time."""

from engine import Number

a = Number(3)
y = a + a
y.backward()
y.backward()
print("a + a, twice:", a.slope)

a = Number(3)
y = a * a
y.backward()
try:
    y.backward()
except RuntimeError as error:
    print("a * a, twice:", error)
    said = str(error)

a = Number(3)
y = a * a
y.backward(keep=True)
y.backward()
print("a * a, kept: ", a.slope)

# %% check
assert a.slope == 6 + 6
assert "Mul" in said
