"""The two dials once more, with our engine."""

from engine import Number

x, t = 2, 5
w1, w2 = Number(3), Number(0.5)
h = w1 * x
y = w2 * h
d = y - t
e = d**2
e.backward()
print("w1:", w1.slope, " w2:", w2.slope)

# %% check
received = {"w1": 2 * (0.5 * 6 - 5) * 0.5 * 2, "w2": 2 * (0.5 * 6 - 5) * 6}
assert {"w1": w1.slope, "w2": w2.slope} == received
