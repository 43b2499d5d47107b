"""A checkpoint as older tutorials write it."""

# %% message
import warnings

import torch
from torch import nn
from torch.utils.checkpoint import checkpoint

torch.manual_seed(0)
block = nn.Sequential(nn.Linear(3, 4), nn.Tanh())
x = torch.rand(8, 3)

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    y = checkpoint(block, x)
message = str(caught[0].message)
print(f"UserWarning: {message}")

# %% mend
z = checkpoint(block, x, use_reentrant=False)
z.sum().backward()
gradient = block[0].weight.grad.clone()
print("size of the gradient:", gradient.norm().item())

# %% no mend
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    old = checkpoint(block, x)
print("the result requires a gradient:", old.requires_grad)

# %% check
block.zero_grad()
block(x).sum().backward()
assert "use_reentrant parameter should be passed explicitly" in message
assert torch.equal(gradient, block[0].weight.grad)
assert not y.requires_grad
assert not old.requires_grad
