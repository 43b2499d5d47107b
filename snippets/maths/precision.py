"""A nudge that is too small for the digits of a number."""

import matplotlib.pyplot as plt
import numpy as np


def slope(nudge, kind):
    x, w1, w2, t = (kind(value) for value in (2, 3, 0.5, 5))

    def error(w2):
        return (w2 * (w1 * x) - t) ** 2

    nudge = kind(nudge)
    return float((error(w2 + nudge) - error(w2)) / nudge)


# %% in single precision, which PyTorch uses unless it is told otherwise
nudges = [10.0**-n for n in range(10)]
single = [slope(nudge, np.float32) for nudge in nudges]
double = [slope(nudge, np.float64) for nudge in nudges]
print("nudge       single        double")
for nudge, one, two in zip(nudges, single, double):
    print(f"{nudge:<7.0e} {one:10.5f}  {two:12.8f}")

# %% how far from -24
finer = 10.0 ** -np.arange(0, 15.1, 0.5)
figure, axes = plt.subplots(figsize=(4.8, 3.4))
kinds = ((np.float32, "C1", "o", "single"), (np.float64, "C0", "s", "double"))
for kind, colour, mark, name in kinds:
    points = [(n, abs(slope(n, kind) + 24)) for n in finer]
    seen = [(n, off) for n, off in points if 0 < off <= 36]
    axes.loglog(*zip(*seen), mark, color=colour, label=f"{name} precision")
axes.set(title="Off by how much?", xlabel="nudge", ylabel="distance to −24")
axes.set_xticks([1, 1e-5, 1e-10, 1e-15], ["1", "1e−5", "1e−10", "1e−15"])
axes.set_yticks([1, 1e-4, 1e-8], ["1", "1e−4", "1e−8"])
axes.minorticks_off()
axes.legend(loc="lower right")
plt.show()

# %% check
assert abs(single[3] + 24) < 0.05 < abs(single[6] + 24)
assert single[8] == 0  # w2 + nudge is w2
assert min(abs(two + 24) for two in double) < 1e-5
