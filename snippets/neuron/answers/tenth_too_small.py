"""Weights a tenth too small, in thirty layers of ReLU."""

import torch
from torch import nn

torch.manual_seed(0)
x = h = torch.randn(100, 64, requires_grad=True)
for _ in range(30):
    layer = nn.Linear(64, 64, bias=False)
    nn.init.normal_(layer.weight, std=0.9 * (2 / 64) ** 0.5)
    h = torch.relu(layer(h))
h.backward(torch.ones_like(h))
size = x.grad.square().mean().sqrt().item()
print(f"{size:.1e}, and nine tenths thirty times is {0.9**30:.1e}")

# %% check
assert 0.1 < size / 0.9**30 < 10
