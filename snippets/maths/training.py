"""The two dials learn, with your own engine."""

from engine import Number

w1, w2 = Number(3), Number(0.5)
errors = []
for _ in range(4):
    m = w2 * (w1 * 2) - 5
    e = m * m
    e.backward()
    print(round(e.value, 5))
    errors.append(e.value)
    for w in (w1, w2):
        w.value -= 0.01 * w.slope
        w.slope = 0  # or the next walk adds to it

# %% check
expected = []
a, b = 3, 0.5
for _ in range(4):
    m = b * (a * 2) - 5
    expected.append(m**2)
    to_a, to_b = 2 * m * b * 2, 2 * m * a * 2
    a, b = a - 0.01 * to_a, b - 0.01 * to_b
for error, wanted in zip(errors, expected):
    assert abs(error - wanted) < 1e-12
