"""Which settings of the two dials are right, and which ones are found?"""

import random

import matplotlib.pyplot as plt
import numpy as np

x, t = 2, 5


def badness(w1, w2):
    return (w2 * (w1 * x) - t) ** 2


def learn(seed):
    random.seed(seed)
    dials = (3, 0.5)
    for _ in range(200):
        turned = [dial + random.uniform(-0.1, 0.1) for dial in dials]
        if badness(*turned) < badness(*dials):
            dials = turned
    return dials


# %% four learners, each with luck of its own
found = [learn(seed) for seed in (0, 1, 5, 7)]
for w1, w2 in found:
    print(f"dials {w1:.3f} and {w2:.3f}, multiplied {w1 * w2:.3f}")

# %% drawn
product = t / x
first = np.linspace(1, 5, 200)
figure, axes = plt.subplots()
axes.plot(first, product / first, label="badness 0")
axes.plot(*zip(*found), "o", color="C2", label="four learners")
axes.plot(3, 0.5, "s", color="C1", label="their start")
axes.set(title="Every point of the curve is right", xlabel="first dial")
axes.set(ylabel="second dial", ylim=(0, 2.7))
axes.legend()
plt.show()

# %% check
assert np.allclose(badness(first, product / first), 0)
assert all(badness(*dials) < 0.001 for dials in found)
assert len({round(w1, 2) for w1, w2 in found}) == 4
