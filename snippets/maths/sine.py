"""A new operation: the sine."""

import math

from engine import Number, operation

Number.sin = operation("Sin", math.sin, "a", lambda a: [math.cos(a)])

a = Number(0.5)
(a * a).sin().backward()
print("slope:", a.slope)

# %% check
assert a.slope == math.cos(0.25) * 0.5 + math.cos(0.25) * 0.5
nudge = 1e-6
nudged = (math.sin((0.5 + nudge) ** 2) - math.sin(0.25)) / nudge
assert abs(nudged - a.slope) < 1e-5
