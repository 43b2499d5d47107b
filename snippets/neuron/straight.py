"""Three layers without activations, and one layer alone."""

import torch
from torch import nn

from learner import accuracy, examples, learn, network

x, t, test_x, test_t = examples()
right = {}
for name, make in (
    ("three layers, no activation", lambda: network(nn.Identity)),
    ("one layer", lambda: nn.Sequential(nn.Linear(2, 1))),
    ("three layers, tanh", network),
):
    torch.manual_seed(0)
    net = make()
    learn(net, x, t, steps=600)
    right[name] = accuracy(net, test_x, test_t)
    print(f"{name:28} {right[name]:.1%}")

# %% check
three, one, curved = right.values()
assert abs(three - one) < 0.05 < curved - max(three, one)
first = network(activation=nn.Identity)
a, b = x[:1], x[1:2]
with torch.no_grad():
    middle = (first(a) + first(b)) / 2
    assert torch.allclose(first((a + b) / 2), middle, atol=1e-6)
