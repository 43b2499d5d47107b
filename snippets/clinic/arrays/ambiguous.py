"""A loss from torch.nn is called as if it were a function."""

# %% message
import torch
from torch import nn

torch.manual_seed(0)
net = nn.Linear(3, 2)
x, target = torch.rand(8, 3), torch.rand(8, 2)
try:
    loss = nn.MSELoss(net(x), target)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
measure = nn.MSELoss()
loss = measure(net(x), target)
loss.backward()
print("loss:", loss.item())

# %% check
assert message.startswith("Boolean value of Tensor with more than one value")
by_hand = ((net(x) - target) ** 2).mean()
assert torch.allclose(loss, by_hand)
assert torch.allclose(net.bias.grad, (net(x) - target).mean(0))
try:
    max(net(x), target)
except RuntimeError as error:
    again = str(error)
assert again == message
