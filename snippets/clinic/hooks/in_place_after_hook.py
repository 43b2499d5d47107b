"""Hooks on the layers of a network with ReLU(inplace=True)."""

# %% message
import warnings

import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(3, 2), nn.ReLU(inplace=True))
x = torch.rand(4, 3, requires_grad=True)
seen = {}


def look(module, grad_input, grad_output):
    seen[module] = grad_input[0]


model[0].register_full_backward_hook(look)
try:
    model(x)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
for layer in model:
    if isinstance(layer, nn.ReLU):
        layer.inplace = False
model(x).sum().backward()
print("shape of the gradient seen:", list(seen[model[0]].shape))

# %% the graph
w = torch.tensor(0.5, requires_grad=True)
x1 = torch.tensor(2.0, requires_grad=True)


class Times(nn.Module):
    def forward(self, number):
        return w * number


times = Times()
times.register_full_backward_hook(look)
y = torch.relu(times(x1))

# %% no mend
warnings.simplefilter("ignore")  # the older kind is deprecated
layer = nn.Linear(3, 2)
layer.register_backward_hook(look)
h = layer(x)
nn.functional.relu(h, inplace=True).sum().backward()
print("shape of the gradient seen:", list(seen[layer].shape))

# %% check
assert message.startswith("Output 0 of BackwardHookFunction is a view and is")
found = seen[model[0]]
active = (model[0](x) > 0).float()
assert torch.allclose(found, active @ model[0].weight)
assert list(seen[layer].shape) == [2]  # the gradient of the bias
