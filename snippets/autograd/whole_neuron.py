"""The driver, unchanged, on the network with weights, biases and relu."""

import torch
from torch import nn

from driver import drive

network = nn.Sequential(nn.Linear(2, 2), nn.ReLU(), nn.Linear(2, 1))
with torch.no_grad():
    network[0].weight.copy_(torch.tensor([[3.0, -1.0], [1.0, -3.0]]))
    network[0].bias.copy_(torch.tensor([1.0, 0.0]))
    network[2].weight.copy_(torch.tensor([[0.5, 4.0]]))
    network[2].bias.zero_()


def error():
    return ((network(torch.tensor([[2.0, 1.0]])) - 5) ** 2).sum()


for function in drive(error()):
    print(function.name())
ours = [dial.grad for dial in network.parameters()]

network.zero_grad()
error().backward()
theirs = [dial.grad for dial in network.parameters()]
same = all(map(torch.equal, ours, theirs))
print("the same slopes:", same)

# %% check
assert same and ours[2].tolist() == [[-24, 0]]
