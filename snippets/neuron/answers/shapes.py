"""The shape of a layer's weights, and of their gradients."""

import torch
from torch import nn

layer = nn.Linear(3, 5)
x = torch.tensor([[1.0, 2.0, 3.0]])
layer(x).sum().backward()
print("weights:  ", list(layer.weight.shape))
print("gradients:", list(layer.weight.grad.shape))

# %% in words
words = {3: "three", 5: "five"}
rows, columns = [words[size] for size in layer.weight.grad.shape]
both = f"{rows} rows and {columns} columns, both tables"

# %% check
assert layer.weight.shape == layer.weight.grad.shape == (5, 3)
