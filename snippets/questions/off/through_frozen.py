"""A gradient passes through a frozen network, unless nothing is recorded."""

import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(3, 3)
judge = nn.Sequential(nn.Linear(3, 3), nn.Tanh()).requires_grad_(False)
x = torch.randn(5, 3)

judge(model(x)).pow(2).mean().backward()
size = model.weight.grad.norm().item()
print(f"frozen: model {size:.4f}, judge {judge[0].weight.grad}")

with torch.no_grad():
    opinion = judge(model(x))
print("under no_grad, requires_grad:", opinion.requires_grad)

# %% check
assert size > 0
assert judge[0].weight.grad is None
assert not opinion.requires_grad
