"""Clipping makes all slopes shorter by the same factor."""

import torch
from torch import nn

torch.manual_seed(0)
layers = [nn.Linear(16, 16) for _ in range(10)]
network = nn.Sequential(*(m for one in layers for m in (one, nn.Sigmoid())))
network(torch.randn(8, 16)).pow(2).sum().backward()


def first_to_last():
    first, last = layers[0].weight.grad, layers[-1].weight.grad
    return (first.norm() / last.norm()).item()


before = first_to_last()
length = nn.utils.clip_grad_norm_(network.parameters(), max_norm=1.0).item()
after = first_to_last()
print(f"length of all slopes together: {length:.1f}, clipped to 1.0")
print(f"first layer against the last:  {before:.2e}, clipped {after:.2e}")

# %% check
assert length > 1
assert abs(after / before - 1) < 1e-5
