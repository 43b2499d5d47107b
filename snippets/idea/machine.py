"""The machine, drawn: the same numbers as in pipe.py."""

import matplotlib.pyplot as plt

from lanes import draw

x, w1, w2, t = 2, 3, 0.5, 5
h = w1 * x
y = w2 * h
badness = (y - t) ** 2

numbers = {"x": x, "h": h, "y": y, "badness": badness}
title = "2 goes in, 3 comes out, 5 was wanted"
figure = draw(title, (w1, w2), numbers, lanes=1)
plt.show()

# %% check
shown = [text.get_text() for text in figure.axes[0].texts]
assert f"{x:g}" in shown and f"{h:g}" in shown and f"{y:g}" in shown
assert f"{badness:g}" in shown
assert title == f"{x} goes in, {y:g} comes out, {t} was wanted"
