"""Which way round a layer stores its weights."""

import torch
from torch import nn

layer = nn.Linear(3, 2)
x = torch.ones(1, 3)
print("three inputs, two neurons:", tuple(layer.weight.shape))
z = layer(x)
same = torch.allclose(z, x @ layer.weight.T + layer.bias)
turned = z.grad_fn.next_functions[2][0]
print("is it x times the table turned, plus b?", same)
print("what turned it:", turned.name())

# %% check
assert layer.weight.shape == (2, 3) and same
assert turned.name() == "TBackward0"
