"""Only some of the parameters are to get a gradient."""

# %% message
import torch
from torch import nn

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1))
x = torch.rand(8, 3)


def named(part):
    return [p for name, p in net.named_parameters() if part in name]


print(named("head"))
try:
    net(x).mean().backward(inputs=named("head"))
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
print([name for name, p in net.named_parameters()])
net(x).mean().backward(inputs=named("2."))
for name, p in net.named_parameters():
    print(name, "has a gradient:", p.grad is not None)

# %% check
assert message == "`inputs` argument to `backward()` cannot be empty."
assert net[0].weight.grad is None
hidden = net[1](net[0](x))
assert torch.allclose(net[2].weight.grad[0], hidden.mean(0))
