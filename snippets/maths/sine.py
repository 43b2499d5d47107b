"""The engine learns one more operation: the sine."""

import math

from engine import Node, Number


class Sin(Node):
    def local_slopes(self):
        a = self.saved["a"]
        return [math.cos(a)]


def sin(number):
    a = number.value
    node = Sin([number.node], {"a": a})
    return Number(math.sin(a), node)


a = Number(0.5)
sin(a * a).backward()
print("slope:", a.slope)

# %% check
nudge = 1e-6
more = math.sin((0.5 + nudge) ** 2)
nudged = (more - math.sin(0.5**2)) / nudge
assert abs(nudged - a.slope) < 1e-5
assert a.slope == 2 * 0.5 * math.cos(0.25)
