"""A loss that is built from bare numbers."""

# %% nothing learns
import torch
from torch import nn

torch.manual_seed(0)
net = nn.Linear(3, 1)
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
x, target = torch.rand(8, 3), torch.rand(8, 1)
before = net.weight.tolist()
start = net.bias.item()

losses = [(net(x) - target).square().mean(), net.weight.square().sum()]
loss = torch.tensor(
    [part.item() for part in losses], requires_grad=True
).sum()
loss.backward()
optimizer.step()
without = net.weight.grad
print("gradient of the weights:", net.weight.grad)
moved = net.weight.tolist() != before
print("moved:", moved)

# %% with the history
loss = torch.stack(losses).sum()
loss.backward()
optimizer.step()
print("gradient of the weights:", net.weight.grad)
print("moved:", net.weight.tolist() != before)

# %% check
assert without is None
assert not moved
w = torch.tensor(before)
by_hand = (2 * (x @ w.T + start - target) * x).mean(0) + 2 * w
assert torch.allclose(net.weight.grad, by_hand)
assert torch.allclose(net.weight, w - 0.1 * by_hand)

leaf = torch.tensor(1.5, requires_grad=True)
leaf.backward()
assert leaf.grad == 1

import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    copied = torch.tensor(net(x).mean(), requires_grad=True)
assert copied.is_leaf
assert "To copy construct from a tensor" in str(caught[0].message)

flagged = net(x).mean().detach().requires_grad_()
net.zero_grad()
flagged.backward()
assert net.weight.grad is None
