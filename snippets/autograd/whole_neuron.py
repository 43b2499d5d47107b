"""The driver, unchanged, on the network with its layers."""

# %% the network of before
import torch
from torch import nn

from driver import drive

network = nn.Sequential(nn.Linear(2, 2), nn.ReLU(), nn.Linear(2, 1))
w, b, v, c = network.parameters()
with torch.no_grad():
    w[:] = torch.tensor([[3.0, -1.0], [1.0, -3.0]])
    b[:] = torch.tensor([1.0, 0.0])
    v[:] = torch.tensor([[0.5, 4.0]])
    c[:] = 0.0
x, t = torch.tensor([[2.0, 1.0]]), 5.0

# %% the call of the driver
error = (network(x) - t) ** 2
for node in drive(error):
    print(type(node).__name__)

# %% compared with backward
ours = [parameter.grad for parameter in network.parameters()]

network.zero_grad()
error = (network(x) - t) ** 2
error.backward()
theirs = [parameter.grad for parameter in network.parameters()]

same = True
for our_grad, their_grad in zip(ours, theirs):
    same = same and torch.equal(our_grad, their_grad)
print("the same gradients:", same)

# %% check
assert same and ours[2].tolist() == [[-24, 0]]
