"""The machine, drawn: two dials that can be turned, and a gauge."""

import matplotlib.pyplot as plt

from lanes import draw

x, dial1, dial2, wanted = 2, 3, 0.5, 5
h = dial1 * x
y = dial2 * h
miss = y - wanted
error = miss**2

# Three more machines: what goes in, both dials, and what is wanted.
others = ["2 4 1.5 6", "3 1 2 12", "1 5 2 4"]

numbers = {"x": x, "h": h, "y": y, "miss": miss, "error": error}
figure = draw(numbers, dials=(dial1, dial2), wanted=wanted, hints=True)
plt.show()

# %% check
shown = {text.get_text() for text in figure.axes[0].texts}
assert {"2", "6", "3", "× 3", "× 0.5"} <= shown
assert {"wanted 5", "miss", "−2", "error", "4"} <= shown


def count_steps(numbers):
    """How many steps of size 0.01 the blame needs for such a machine."""
    x, dial1, dial2, wanted = map(float, numbers.split())
    steps = 0
    while (dial2 * dial1 * x - wanted) ** 2 >= 0.005 and steps < 100:
        to_y = 2 * (dial2 * dial1 * x - wanted)
        blame1, blame2 = to_y * dial2 * x, to_y * dial1 * x
        dial1 = dial1 - 0.01 * blame1
        dial2 = dial2 - 0.01 * blame2
        steps = steps + 1
    return steps


assert [count_steps(numbers) for numbers in others] == [3, 3, 7]
