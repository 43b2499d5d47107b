"""Mini-batches of one example, at two step sizes."""

import math

import torch

from learner import accuracy, examples, learn, network

x, t, test_x, test_t = examples()
for size, steps in ((0.2, 100), (0.01, 3000)):
    torch.manual_seed(0)
    net = network()
    errors = learn(net, x, t, steps=steps, size=size, batch=1)
    lost = [i for i, error in enumerate(errors) if not math.isfinite(error)]
    if lost:
        first, last = lost[0], errors[lost[0] - 1]
        print(f"size {size}: error {last:.1g}, then none at step {first}")
    else:
        right = accuracy(net, test_x, test_t)
        print(f"size {size}: right on {right:.1%}")

# %% check
assert first < 100 and 0.6 < right < 0.9
