"""The machine, drawn: two dials that can be turned, and a gauge."""

import matplotlib.pyplot as plt

from lanes import draw

x, dial1, dial2, wanted = 2, 3, 0.5, 5
h = dial1 * x
y = dial2 * h
miss = y - wanted
error = miss**2

numbers = {"x": x, "h": h, "y": y, "miss": miss, "error": error}
figure = draw(numbers, dials=(dial1, dial2), wanted=wanted, hints=True)
plt.show()

# %% check
shown = {text.get_text() for text in figure.axes[0].texts}
assert {"2", "6", "3", "× 3", "× 0.5"} <= shown
assert {"wanted 5", "miss", "−2", "error", "4"} <= shown
