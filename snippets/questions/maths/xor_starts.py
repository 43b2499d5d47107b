"""XOR from fifty starts: with and without biases, right and wrong."""

import numpy as np

X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
y = np.array([[0.0], [1.0], [1.0], [0.0]])
starts = 50


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def train(biases, with_slope):
    """How many of the networks, trained side by side, learn XOR."""
    rng = np.random.default_rng(0)
    W1 = rng.normal(size=(starts, 2, 2))
    W2 = rng.normal(size=(starts, 2, 1))
    b1, b2 = np.zeros((starts, 1, 2)), np.zeros((starts, 1, 1))
    for _ in range(2000):
        h = sigmoid(X @ W1 + b1)
        y0 = sigmoid(h @ W2 + b2)
        dz2 = -(y - y0) * y0 * (1 - y0)
        dz1 = (dz2 @ W2.transpose(0, 2, 1)) * h * (1 - h)
        if not with_slope:
            dz2 = -(y - y0)
        W2 -= h.transpose(0, 2, 1) @ dz2
        W1 -= X.T @ dz1
        if biases:
            b2 -= dz2.sum(axis=1, keepdims=True)
            b1 -= dz1.sum(axis=1, keepdims=True)
    right = (y0 > 0.5) == (y > 0.5)
    return int(right.all(axis=(1, 2)).sum())


without = {}
biased = {}
for with_slope in (False, True):
    without[with_slope] = train(False, with_slope)
    biased[with_slope] = train(True, with_slope)
    print(f"with y0 (1 - y0): {with_slope}")
    print(f"  {without[with_slope]} of {starts} learn without biases")
    print(f"  {biased[with_slope]} of {starts} learn with biases")

# %% check
assert without[True] < 20 and without[False] < 25
assert biased[True] > 30 and biased[False] > 35
