"""Three layers without activations, and one layer alone."""

import torch
from torch import nn

from learner import accuracy, examples, learn, network

x, t, test_x, test_t = examples()


def train(name, net):
    torch.manual_seed(1)
    learn(net, x, t, steps=600)
    right = accuracy(net, test_x, test_t)
    print(f"{right:.1%}  {name}")
    return right


torch.manual_seed(0)
without = network(activation=nn.Identity)
three = train("three layers, no curve", without)
one = train("one layer", nn.Sequential(nn.Linear(2, 1)))
curved = train("three layers and tanh", network())

# %% check
assert abs(three - one) < 0.05 < curved - max(three, one)
a, b = x[:1], x[1:2]
with torch.no_grad():
    middle = (without(a) + without(b)) / 2
    assert torch.allclose(without((a + b) / 2), middle, atol=1e-5)
