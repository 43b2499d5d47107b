"""Each rule of the engine beside what a nudge says."""

import math

from engine import Number


def divide(a):
    return 3 / a


def power(a):
    return a**3


def exponent(a):
    return 3**a


operations = {
    "3 / a": divide,
    "a ** 3": power,
    "3 ** a": exponent,
    "exp": Number.exp,
    "log": Number.log,
    "tanh": Number.tanh,
    "sigmoid": Number.sigmoid,
    "relu": Number.relu,
    "abs": abs,
}
nudge = 0.000001
rows = {}
print("at a = 0.5   rule    nudge")
for name, operation in operations.items():
    a = Number(0.5)
    y = operation(a)
    y.backward()
    nudged = operation(Number(0.5 + nudge))
    by_nudge = (nudged.value - y.value) / nudge
    rows[name] = a.slope, by_nudge
    print(f"{name:8} {a.slope:8.4f} {by_nudge:8.4f}")

# %% check
e = math.e
for rule, by_nudge in rows.values():
    assert abs(rule - by_nudge) < 1e-4
assert abs((e**nudge - 1) / nudge - 1) < 1e-5
