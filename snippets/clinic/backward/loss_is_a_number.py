"""The loss is turned into a number for the log, and then asked to walk."""

# %% message
import torch
from torch import nn

torch.manual_seed(0)
net = nn.Linear(3, 1)
x, target = torch.rand(8, 3), torch.rand(8, 1)
loss = nn.functional.mse_loss(net(x), target).item()
print(f"loss: {loss:.4f}")
try:
    loss.backward()
except AttributeError as error:
    message = str(error)
    print(f"AttributeError: {message}")

# %% mend
loss = nn.functional.mse_loss(net(x), target)
loss.backward()
print(f"loss: {loss.item():.4f}")
print("gradient of the bias:", net.bias.grad)

# %% no mend
gradient = net.bias.grad
net.zero_grad()
loss = nn.functional.mse_loss(net(x), target).item()
torch.tensor(loss, requires_grad=True).backward()
print("gradient of the bias:", net.bias.grad)

# %% check
assert message == "'float' object has no attribute 'backward'"
assert torch.allclose(gradient, 2 * (net(x) - target).mean(0))
assert net.bias.grad is None and net.weight.grad is None
also = []
for other in (sum([]), (net(x) ** 2).mean().detach().numpy()):
    try:
        other.backward()
    except AttributeError as error:
        also.append(str(error))
assert also == [
    "'int' object has no attribute 'backward'",
    "'numpy.ndarray' object has no attribute 'backward'",
]
