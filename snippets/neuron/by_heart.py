"""The network learns 24 places, and is tested on others."""

import torch

from learner import accuracy, examples, learn, network

torch.manual_seed(0)
x, t, test_x, test_t = examples()
few_x, few_t = x[:24], t[:24]
net = network()
learn(net, few_x, few_t, steps=2000, batch=24)
known = accuracy(net, few_x, few_t)
new = accuracy(net, test_x, test_t)
print(f"the places it has learned: {known:.0%}")
print(f"the places of the test:    {new:.0%}")

# %% check
assert known == 1.0
assert new < 0.85
