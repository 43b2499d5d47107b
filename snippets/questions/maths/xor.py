"""XOR by hand, without and with the slope of the output's sigmoid."""

import numpy as np

X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
y = np.array([[0.0], [1.0], [1.0], [0.0]])


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def forward(weights):
    W1, b1, W2, b2 = weights
    h = sigmoid(X @ W1 + b1)
    return h, sigmoid(h @ W2 + b2)


def find_error(weights):
    return 0.5 * ((y - forward(weights)[1]) ** 2).sum()


def find_gradients(weights, with_slope):
    W2 = weights[2]
    h, y0 = forward(weights)
    dey0 = -(y - y0)
    dz2 = dey0 * y0 * (1 - y0)
    dz1 = (dz2 @ W2.T) * h * (1 - h)
    if not with_slope:
        dz2 = dey0  # what was written
    return [X.T @ dz1, dz1.sum(0), h.T @ dz2, dz2.sum(0)]


# %% compared with nudges
def nudge_each(weights, nudge=1e-6):
    slopes = []
    for table in weights:
        slope = np.zeros_like(table)
        for place in np.ndindex(table.shape):
            table[place] += nudge
            above = find_error(weights)
            table[place] -= 2 * nudge
            slope[place] = (above - find_error(weights)) / (2 * nudge)
            table[place] += nudge
        slopes.append(slope)
    return slopes


rng = np.random.default_rng(1)
weights = [rng.normal(size=s) for s in ((2, 2), (2,), (2, 1), (1,))]
nudged = nudge_each(weights)
off = {}
for with_slope in (False, True):
    gradients = find_gradients(weights, with_slope)
    off[with_slope] = max(
        np.abs(found - slope).max() for found, slope in zip(gradients, nudged)
    )
    print(f"with y0 (1 - y0): {with_slope!s:5} off by {off[with_slope]:.1e}")

# %% check
assert off[False] > 0.1
assert off[True] < 1e-8
