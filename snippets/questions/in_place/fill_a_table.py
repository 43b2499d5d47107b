"""A table of sines and cosines is written into an embedding."""

# %% starting values
import torch
from torch import nn

table = nn.Embedding(6, 4).weight
place = torch.arange(6.0)[:, None]
speed = torch.tensor([1.0, 0.1])
with torch.no_grad():
    table[:, 0::2] = torch.sin(place * speed)
    table[:, 1::2] = torch.cos(place * speed)
print("still a leaf:", table.is_leaf, " first row:", table[0].tolist())

# %% or before it is a parameter
values = torch.empty(6, 4)
values[:, 0::2] = torch.sin(place * speed)
values[:, 1::2] = torch.cos(place * speed)
parameter = nn.Parameter(values)
print("the same numbers:", torch.equal(parameter, table))

# %% part of the model
scale = torch.tensor(2.0, requires_grad=True)
edited = table.clone()
edited[:, 0::2] = torch.sin(place * speed) * scale
edited.sum().backward()
print("gradient of a row:", table.grad[1].tolist())
print(f"gradient of scale: {scale.grad:.4f}")

# %% check
assert table.is_leaf
assert table[0].tolist() == [0, 1, 0, 1]
assert torch.equal(parameter, table)
assert table.grad[1].tolist() == [0, 1, 0, 1]
assert torch.allclose(scale.grad, torch.sin(place * speed).sum())
