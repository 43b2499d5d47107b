"""Derivatives of derivatives, and torch.compile."""

# %% the derivative inside
import torch
from torch import nn

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1))
x = torch.rand(5, 3)


def energy(x):
    return net(x).sum()


def penalty(x):
    slopes = torch.func.grad(energy)(x)  # part of the forward pass
    return slopes.square().sum()


compiled = torch.compile(penalty, backend="aot_eager", fullgraph=True)
compiled(x).backward()
found = net[0].weight.grad
print("compiled:", found[0])

net.zero_grad()
penalty(x).backward()
print("as it is:", net[0].weight.grad[0])

# %% only what is differentiated once
net.zero_grad()
features = torch.compile(nn.Linear(3, 3), backend="aot_eager")
h = features(x)
penalty(h).backward()  # twice through net, and once through features
print("weights before the penalty:", features.weight.grad[0])

# %% check
through_compiled = features.weight.grad.clone()
net.zero_grad()
features.zero_grad()
penalty(x).backward()
assert torch.allclose(found, net[0].weight.grad, atol=1e-6)
h = nn.functional.linear(x, features.weight, features.bias)
penalty(h).backward()
assert torch.allclose(through_compiled, features.weight.grad, atol=1e-6)
