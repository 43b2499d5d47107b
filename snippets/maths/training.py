"""The two dials learn, with our engine."""

from engine import Number

w1, w2 = Number(3), Number(0.5)
errors = []
for _ in range(4):
    e = (w2 * (w1 * 2) - 5) ** 2
    e.backward()
    errors.append(e.value)
    for w in (w1, w2):
        w.value -= 0.01 * w.slope
        w.slope = None  # or the next slope would be added to it
print(*[f"{error:.5f}" for error in errors])

# %% check
expected = []
a, b = 3, 0.5
for _ in range(4):
    d = b * (a * 2) - 5
    expected.append(d**2)
    a, b = a - 0.01 * 2 * d * b * 2, b - 0.01 * 2 * d * (a * 2)
assert all(abs(x - y) < 1e-12 for x, y in zip(errors, expected))
