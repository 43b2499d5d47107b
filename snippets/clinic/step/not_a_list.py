"""One tensor is given to an optimizer, where it wants a list."""

# %% message
import torch
from torch import nn

torch.manual_seed(0)
layer = nn.Linear(3, 2)
try:
    optimizer = torch.optim.Adam(layer.weight, lr=0.1)
except TypeError as error:
    message = str(error)
    print(f"TypeError: {message}")

# %% mend
optimizer = torch.optim.Adam([layer.weight], lr=0.1)
before = layer.weight.detach().clone()
layer(torch.ones(1, 3)).sum().backward()
optimizer.step()
moved = layer.weight.detach() - before
print(moved)

# %% no mend
try:
    torch.optim.Adam(list(layer.weight), lr=0.1)  # its rows
except ValueError as error:
    other = str(error)
    print(f"ValueError: {other}")

# %% check
assert message.startswith("params argument given to the optimizer should")
# Adam's first step is as long as the rate, against the gradient
assert torch.allclose(moved, torch.tensor(-0.1))
assert other == "can't optimize a non-leaf Tensor"
