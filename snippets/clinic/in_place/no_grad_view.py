"""A helper under no_grad() picks the row that is to be halved."""

# %% message
import torch
from torch import nn


@torch.no_grad()
def pick(table, row):
    return table[row]


torch.manual_seed(0)
layer = nn.Linear(3, 2)
x = torch.rand(4, 3)
states = layer(x)
try:
    pick(states, 0).mul_(0.5)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
states = layer(x)
states[0].mul_(0.5)
states.sum().backward()
print("gradient of the bias:", layer.bias.grad)

# %% no mend
bias_grad, weight_grad = layer.bias.grad, layer.weight.grad
layer.zero_grad()
states = layer(x)
with torch.no_grad():
    pick(states, 0).mul_(0.5)
states.sum().backward()
print("gradient of the bias:", layer.bias.grad)

# %% check
assert message.startswith("A view was created in no_grad mode and is being")
factors = torch.tensor([[0.5], [1.0], [1.0], [1.0]])
assert torch.equal(bias_grad, factors.sum().expand(2))
assert torch.allclose(weight_grad, (factors * x).sum(0).expand(2, 3))
assert torch.allclose(states, factors * layer(x))  # the edit took place
assert torch.equal(layer.bias.grad, torch.full((2,), 4.0))  # and is ignored
with torch.no_grad():  # both inside: how a starting value is set
    weight_before = layer.weight.clone()
    layer.weight[0].mul_(0.5)
assert torch.equal(layer.weight[0], 0.5 * weight_before[0])
