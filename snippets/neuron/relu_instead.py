"""The same training with relu, and with four neurons a layer."""

import torch
from torch import nn

from learner import accuracy, examples, learn, network

x, t, test_x, test_t = examples()

torch.manual_seed(0)
net = network(activation=nn.ReLU)
learn(net, x, t, steps=3000)
with_relu = accuracy(net, test_x, test_t)
print(f"relu, 32 neurons a layer: {with_relu:.1%}")

torch.manual_seed(0)
net = network(width=4)
learn(net, x, t, steps=3000)
narrow = accuracy(net, test_x, test_t)
print(f"tanh, 4 neurons a layer:  {narrow:.1%}")

# %% check
assert 0.8 < narrow < with_relu < 0.95
