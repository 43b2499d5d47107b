"""What changes while a machine learns, and what does not."""

import random

x, t = 2, 5
dials = [3, 0.5]


def badness(dials):
    return (dials[1] * (dials[0] * x) - t) ** 2


first = (x, t, dials)
random.seed(0)
for _ in range(200):
    turned = [dial + random.uniform(-0.1, 0.1) for dial in dials]
    if badness(turned) < badness(dials):
        dials = turned

for name, then, now in zip(("in", "wanted", "dials"), first, (x, t, dials)):
    print(f"{name:6} {'the same' if now == then else 'changed'}")

# %% check
assert (x, t) == first[:2] == (2, 5)
assert dials != first[2]
assert badness(dials) < badness(first[2])
