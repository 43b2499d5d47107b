"""A layer with a table of its own that does not move with the layer."""

import torch
from torch import nn


class Shift(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(3))
        self.shift = torch.arange(3.0)  # the model does not know it

    def forward(self, x):
        return self.weight * x + self.shift


# %% mend
class MendedShift(Shift):
    def __init__(self):
        super().__init__()
        del self.shift
        self.register_buffer("shift", torch.arange(3.0))


device = "cuda" if torch.cuda.is_available() else "cpu"
net = MendedShift().to(device)
x = torch.rand(4, 3).to(device)
print(net(x).shape)

# %% which of them move
for layer in (Shift(), MendedShift()):
    layer.to("meta")  # a device that every machine has
    print(type(layer).__name__, layer.weight.device, layer.shift.device)

# %% check
assert torch.equal(net(x), x + torch.arange(3.0).to(device))
assert layer.shift.device.type == "meta"
assert Shift().to("meta").shift.device.type == "cpu"
