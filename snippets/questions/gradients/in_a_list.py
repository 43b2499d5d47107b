"""Layers in a Python list, and in an nn.ModuleList."""

import torch
from torch import nn


class Hidden(nn.Module):
    def __init__(self, container):
        super().__init__()
        self.layers = container([nn.Linear(3, 3), nn.Linear(3, 3)])
        self.last = nn.Linear(3, 1)

    def forward(self, x):
        for layer in self.layers:
            x = layer(x).tanh()
        return self.last(x)


for container in (list, nn.ModuleList):
    torch.manual_seed(0)
    model = Hidden(container)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    hidden = model.layers[0].weight
    before = hidden.detach().clone()
    model(torch.ones(1, 3)).sum().backward()
    optimizer.step()
    has_gradient = hidden.grad is not None
    moved = not torch.equal(hidden, before)
    count = len(list(model.parameters()))
    print(f"{container.__name__:10} {count} parameters", end=", ")
    print(f"a gradient: {has_gradient}, moved: {moved}")
    if container is list:
        listed = (count, has_gradient, moved)

# %% check
assert listed == (2, True, False)
assert (count, has_gradient, moved) == (6, True, True)
