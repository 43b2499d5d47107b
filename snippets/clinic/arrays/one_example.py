"""The last batch of an epoch has a single example."""

# %% message
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.Linear(4, 1))
count, size = 17, 8
x, target = torch.rand(count, 3), torch.rand(count, 1)
examples = TensorDataset(x, target)
try:
    for inputs, targets in DataLoader(examples, batch_size=size):
        nn.functional.mse_loss(net(inputs), targets).backward()
except ValueError as error:
    message = str(error)
    print(f"ValueError: {message}")

# %% mend
net.zero_grad()
sizes = []
for inputs, targets in DataLoader(examples, batch_size=size, drop_last=True):
    nn.functional.mse_loss(net(inputs), targets).backward()
    sizes.append(len(inputs))
found = net[0].weight.grad.clone()
print("batches of", sizes)
print("gradient of the first neuron:", found[0])

# %% no mend
net.zero_grad()
twice = torch.cat([x[-1:], x[-1:]])  # the one example, two times
net(twice).sum().backward()
lost = net[0].weight.grad
print("gradient of the first neuron:", lost[0])

# %% check
assert message.startswith(
    "Expected more than 1 value per channel when training"
)
assert "torch.Size([1, 4])" in message
assert sizes == [8, 8]
loss = torch.zeros(())
for rows in (slice(0, 8), slice(8, 16)):
    hidden = net[0](x[rows])
    spread = (hidden.var(0, unbiased=False) + net[1].eps).sqrt()
    output = net[2]((hidden - hidden.mean(0)) / spread)
    loss = loss + (output - target[rows]).square().mean()
(by_hand,) = torch.autograd.grad(loss, net[0].weight)
assert torch.allclose(found, by_hand, atol=1e-5)
assert found.abs().max() > 0.01
assert lost.abs().max() < 1e-6
spatial = ""
try:
    nn.InstanceNorm1d(4)(torch.rand(2, 4, 1))
except ValueError as error:
    spatial = str(error)
assert "Expected more than 1 spatial element when training" in spatial

row = torch.rand(1, 4)
for layer in (nn.LayerNorm(4), nn.GroupNorm(2, 4), nn.BatchNorm1d(4).eval()):
    assert layer(row).shape == (1, 4)
