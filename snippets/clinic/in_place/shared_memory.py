"""Codes of positions, expanded to a batch, with the states added to them."""

# %% message
import torch
from torch import nn

torch.manual_seed(0)
layer = nn.Linear(3, 4)
x = torch.rand(2, 3)
positions = torch.tensor([0.0, 0.1, 0.2, 0.3])
h = positions.expand(2, 4)  # a row for each example
try:
    h += layer(x)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% strides
print("numbers in h:", h.numel())
print("numbers in memory:", h.untyped_storage().nbytes() // h.element_size())
print("from one row to the next:", h.stride(0))

# %% mend
h = positions + layer(x)
h.pow(2).sum().backward()
print("gradient of the bias:", layer.bias.grad)

# %% no mend
rows = positions.expand(2, 4)
rows[0] += 1
print(rows)
print(positions)

# %% check
assert message.startswith("unsupported operation: more than one element of")
assert torch.allclose(layer.bias.grad, (2 * h).sum(0))
copy = torch.tensor([0.0, 0.1, 0.2, 0.3]).expand(2, 4).clone()
copy += layer(x)
assert torch.equal(copy, h)
copy = torch.tensor([0.0, 0.1, 0.2, 0.3]).repeat(2, 1)
copy += layer(x)
assert torch.equal(copy, h)
assert torch.equal(rows[0], rows[1])
assert torch.equal(rows[1], positions)
assert torch.allclose(positions, torch.tensor([1.0, 1.1, 1.2, 1.3]))
