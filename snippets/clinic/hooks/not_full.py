"""A hook of the older kind on a block of two layers."""

# %% message
import warnings

import torch
from torch import nn

torch.manual_seed(0)
block = nn.Sequential(nn.Linear(3, 2), nn.Sigmoid())
x = torch.rand(4, 3, requires_grad=True)
shapes = {}


def look(module, grad_input, grad_output):
    shapes["older"] = list(grad_input[0].shape)


block.register_backward_hook(look)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    y = block(x).sum()
    y.backward()
message = str(caught[0].message)
print(f"FutureWarning: {message}")
print("shape of grad_input:", shapes["older"], "and of x:", list(x.shape))

# %% the last node
w = torch.tensor(0.5, requires_grad=True)
b = torch.tensor(1.0, requires_grad=True)
output = torch.sigmoid(w * 2.0 + b)

# %% mend
block = nn.Sequential(nn.Linear(3, 2), nn.Sigmoid())
received = []


def keep(module, grad_input, grad_output):
    received.append(grad_input[0])


block.register_full_backward_hook(keep)
x.grad = None
block(x).sum().backward()
print("shape of grad_input:", list(received[0].shape))
print("the gradient of x:  ", torch.equal(received[0], x.grad))

# %% check
assert message.startswith("Using a non-full backward hook when the forward")
assert caught[0].category is FutureWarning
assert shapes["older"] == [4, 2]
s = block(x)
assert torch.allclose(received[0], s * (1 - s) @ block[0].weight)
assert torch.equal(received[0], x.grad)

shapes.clear()
alone = nn.Sigmoid()
alone.register_backward_hook(look)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    alone(x * 1).sum().backward()
assert shapes["older"] == list(x.shape)
