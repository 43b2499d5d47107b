"""h is used twice: once by the second weight, once as it is."""

from engine import Number

x, t = 2, 5
w1, w2 = Number(3), Number(0.5)

h = w1 * x
m = w2 * h
y = m + h
d = y - t
e = d**2
e.backward()

print("e:", e.value)
print("slopes of the weights:", w1.slope, w2.slope)

# %% check
assert (e.value, w1.slope, w2.slope) == (16, 24, 48)
