"""The dials of a layer of three inputs and eight neurons."""

from torch import nn

layer = nn.Linear(3, 8)
print({name: dial.numel() for name, dial in layer.named_parameters()})

# %% check
assert layer.weight.numel() == 8 * 3 and layer.bias.numel() == 8
