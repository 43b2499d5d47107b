"""The flag of a result is refused; that of its parameters is not."""

import torch
from torch import nn
from torch.nn.utils.parametrizations import weight_norm

torch.manual_seed(0)
layer = weight_norm(nn.Linear(2, 2))
try:
    layer.weight.requires_grad_(False)
except RuntimeError as error:
    message = str(error)
    print(message.split(". ", maxsplit=1)[0])

layer.requires_grad_(False)  # all its parameters, whatever their names
print("weight.requires_grad:", layer.weight.requires_grad)

other = nn.Linear(2, 2)
h = other(torch.ones(1, 2))
loss = layer(h.detach()).sum()  # the numbers of h, as constants
print("loss.requires_grad:", loss.requires_grad, " h's:", h.requires_grad)

# %% check
assert message.startswith("you can only change requires_grad flags of leaf")
assert not layer.weight.requires_grad
assert not loss.requires_grad
assert h.requires_grad
