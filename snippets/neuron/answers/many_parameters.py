"""The parameters of a layer with three inputs and eight neurons."""

from torch import nn

layer = nn.Linear(3, 8)
print("weights:", layer.weight.numel())
print("biases: ", layer.bias.numel())

# %% check
assert layer.weight.numel() == 8 * 3 and layer.bias.numel() == 8
