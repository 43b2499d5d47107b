"""Mini-batches of one example, with two learning rates."""

import math

import torch

from learner import accuracy, examples, learn, network

x, t, test_x, test_t = examples()

torch.manual_seed(0)
net = network()
losses = learn(net, x, t, steps=100, lr=0.2, batch=1)
lost = 0
while math.isfinite(losses[lost]):
    lost += 1
print(f"lr 0.2, step {lost - 1}: loss {losses[lost - 1]:.0e}")
print(f"lr 0.2, step 99: loss {losses[-1]}")

torch.manual_seed(0)
net = network()
learn(net, x, t, steps=3000, lr=0.01, batch=1)
right = accuracy(net, test_x, test_t)
print(f"lr 0.01: right on {right:.1%} of the test")

# %% check
assert lost < 100 and 0.6 < right < 0.9
assert math.isnan(losses[-1])
