"""A gradient penalty on a critic that is checkpointed."""

# %% message
import warnings

import torch
from torch import nn
from torch.utils.checkpoint import checkpoint

torch.manual_seed(0)
block = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1))
x = torch.rand(16, 2, requires_grad=True)

score = checkpoint(block, x, use_reentrant=True).sum()
try:
    torch.autograd.grad(score, x, create_graph=True)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")


# %% mend
def penalise(score):
    (slope,) = torch.autograd.grad(score, x, create_graph=True)
    ((slope.norm(dim=1) - 1) ** 2).mean().backward()
    return block[0].weight.grad.clone()


gradient = penalise(checkpoint(block, x, use_reentrant=False).sum())
block.zero_grad()
plain = penalise(block(x).sum())  # without a checkpoint
print("the same gradient:", torch.allclose(gradient, plain))

# %% no mend
x.grad = None
score = checkpoint(block, x, use_reentrant=True).sum()
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    score.backward(create_graph=True)
slope = x.grad
print("the slope has a history:", slope.requires_grad)

# %% check
assert "is incompatible with .grad() or passing an `inputs`" in message
assert torch.allclose(gradient, plain)
assert gradient.abs().max() > 0.01
assert not slope.requires_grad
