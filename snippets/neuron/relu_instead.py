"""The same network with another activation, and with fewer neurons."""

import torch
from torch import nn

from learner import accuracy, examples, learn, network

x, t, test_x, test_t = examples()
right = {}
for name, made in (
    ("tanh, 32 neurons a layer", {}),
    ("ReLU, 32 neurons a layer", {"activation": nn.ReLU}),
    ("tanh, 4 neurons a layer", {"width": 4}),
):
    torch.manual_seed(0)
    net = network(**made)
    learn(net, x, t, steps=600)
    right[name] = accuracy(net, test_x, test_t)
    print(f"{name:25} {right[name]:.1%}")

# %% check
wide, relu, narrow = right.values()
assert abs(wide - relu) < 0.05
assert narrow < wide
