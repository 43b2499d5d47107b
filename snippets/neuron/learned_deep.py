"""A network of twenty layers learns the coast, or does not."""

import torch
from torch import nn

from learner import accuracy, examples, learn


class Around(nn.Module):
    """A layer with a path around it."""

    def __init__(self, width):
        super().__init__()
        self.layer = nn.Linear(width, width)

    def forward(self, h):
        return h + 0.5 * torch.tanh(self.layer(h))


def plain(width):
    return nn.Sequential(nn.Linear(width, width), nn.Sigmoid())


x, t, test_x, test_t = examples()
right = {}
for name, layer in (("plain", plain), ("with paths", Around)):
    torch.manual_seed(0)
    middle = [layer(16) for _ in range(20)]
    deep = nn.Sequential(nn.Linear(2, 16), *middle, nn.Linear(16, 1))
    learn(deep, x, t, steps=400, size=0.05)
    right[name] = accuracy(deep, test_x, test_t)
    print(f"{name:10} right on {right[name]:.1%}")

# %% check
land = (test_t > 0).double().mean().item()
assert abs(right["plain"] - land) < 0.02  # it says "land" everywhere
assert right["with paths"] > 0.75
