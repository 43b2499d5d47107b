"""Which settings of the two dials get it right? A whole curve of them."""

import matplotlib.pyplot as plt
import numpy as np

x, t = 2, 5


def badness(w1, w2):
    return (w2 * (w1 * x) - t) ** 2


# %% three of them
right = [(2.5, 1), (5, 0.5), (1, 2.5)]
for w1, w2 in right:
    print(f"dials {w1} and {w2}: badness {badness(w1, w2):g}")

# %% all of them
curve = np.linspace(0.8, 6, 200)
figure, axes = plt.subplots()
axes.plot(curve, t / (x * curve), label="badness 0")
axes.plot(*zip(*right), "o", color="C2", label="the three above")
axes.plot(3, 0.5, "s", color="C1", label="where we are")
axes.set(title="Every point of the curve is right", xlabel="first dial")
axes.set(ylabel="second dial", ylim=(0, 3.3))
axes.legend()
plt.show()

# %% check
assert all(badness(w1, w2) == 0 for w1, w2 in right)
assert np.allclose(badness(curve, t / (x * curve)), 0)
assert badness(3, 0.5) == 4
