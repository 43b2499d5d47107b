"""The same function, and three gradients at its corner."""

import torch
from torch.nn.functional import relu, relu6


def larger(x):
    return torch.maximum(x, torch.zeros_like(x))


def clamped(x):
    return x.clamp(min=0)


gradients = {}
for function in (relu, larger, clamped, relu6):
    x = torch.tensor([-1.0, 0.0, 1.0], requires_grad=True)
    function(x).sum().backward()
    gradients[function.__name__] = x.grad.tolist()
    print(f"{function.__name__:8} {gradients[function.__name__]}")

# %% where it shows
start = torch.zeros(3, requires_grad=True)  # all at the corner
moved = {}
for function in (relu, clamped):
    loss = (function(start) - 1).square().sum()
    (slope,) = torch.autograd.grad(loss, start)
    moved[function.__name__] = (start - 0.25 * slope).tolist()
    print(f"{function.__name__:8} after one step: {moved[function.__name__]}")

# %% check
assert gradients["relu"] == gradients["relu6"] == [0, 0, 1]
assert gradients["larger"] == [0, 0.5, 1]
assert gradients["clamped"] == [0, 1, 1]
assert moved["relu"] == [0, 0, 0] and min(moved["clamped"]) > 0.1
nudge = torch.tensor([1e-3, -1e-3], dtype=torch.float64)
for function in (relu, larger, clamped):
    above, below = function(nudge)
    assert (above - below) / 2e-3 == 0.5
