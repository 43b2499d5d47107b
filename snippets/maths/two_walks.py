"""The third engine, where the second one failed."""

from engine_nodes import Number

w1, w2 = Number(3), Number(0.5)
h = w1 * 2
m = w2 * h + h - 5
e = m * m
e.backward()
print("slopes:", w1.slope, w2.slope)
first = w1.slope, w2.slope
e.backward()
print("slopes:", w1.slope, w2.slope)

# %% check
assert first == (24, 48)  # as the second engine found
assert (w1.slope, w2.slope) == (2 * 24, 2 * 48)
