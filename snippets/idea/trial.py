"""Turn the dials at random, and keep what helps."""

import random

import matplotlib.pyplot as plt

# %% the machine
x, wanted = 2, 5


def error_at(dial1, dial2):
    y = dial2 * (dial1 * x)
    return (y - wanted) ** 2


# %% try and keep
def learn(seed):
    random.seed(seed)
    dial1, dial2 = 3, 0.5
    kept = [(dial1, dial2)]
    for _ in range(200):
        new1 = dial1 + random.uniform(-0.1, 0.1)
        new2 = dial2 + random.uniform(-0.1, 0.1)
        if error_at(new1, new2) < error_at(dial1, dial2):
            dial1, dial2 = new1, new2
            kept.append((dial1, dial2))
    return kept


kept = learn(seed=0)
end = kept[-1]
print("kept", len(kept) - 1, "of 200 tries")
print(f"dials: {end[0]:.3f} and {end[1]:.3f}")
print(f"error: {error_at(*end):.6f}")

# %% map
other = learn(seed=7)
product = wanted / x
firsts = [2 + 0.02 * i for i in range(101)]
seconds = [product / first for first in firsts]

figure, axes = plt.subplots(figsize=(4.8, 3.4))
axes.plot(firsts, seconds, color="C2", lw=2.6)
axes.plot(*zip(*kept), "o-", color="C0", ms=6, lw=1.6)
axes.plot(*zip(*other), "s-", color="C3", ms=6, lw=1.6)
axes.plot(3, 0.5, "o", color="black", ms=10)
axes.set(xlabel="first dial", ylabel="second dial")
axes.set(xlim=(2, 4), ylim=(0.3, 1.3))
axes.set_xticks([2, 2.5, 3, 3.5, 4])
axes.text(2.2, 1.2, "error 0", color="C2")
axes.text(3.3, 0.66, "first run", color="C0")
axes.text(2.12, 0.92, "second run", color="C3")
axes.text(3.06, 0.44, "start")
plt.show()

# %% check
counts = [200, len(kept) - 1]  # tries, and those that were kept
other_end = other[-1]
start1, start2 = kept[0]
assert error_at(*kept[0]) == 4 and error_at(*end) < 0.0001
assert abs(end[0] * end[1] - product) < 0.01
assert abs(other_end[0] * other_end[1] - product) < 0.01
assert abs(other_end[0] - end[0]) > 0.5
