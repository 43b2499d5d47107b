"""A block of attention that keeps its keys for the next call."""

# %% message
import torch
from torch import nn
from torch.utils.checkpoint import CheckpointError, checkpoint


class Attention(nn.Module):
    def __init__(self, use_cache):
        super().__init__()
        self.project = nn.Linear(4, 4)
        self.use_cache = use_cache
        self.cache = []

    def forward(self, x):
        keys = self.project(x)
        if self.use_cache:
            self.cache.append(keys)
            keys = torch.cat(self.cache)
        sizes.append(list(keys.shape))
        return torch.softmax(x @ keys.T, dim=1) @ keys


torch.manual_seed(0)
x = torch.rand(5, 4)
sizes = []

block = Attention(use_cache=True)
y = checkpoint(block, x, use_reentrant=False)
try:
    y.sum().backward()
except CheckpointError as error:
    message = str(error)
    print(f"CheckpointError: {message}")

# %% two runs
rows = [
    {"the block runs": "in the forward pass", "shape of `keys`": sizes[0]},
    {"the block runs": "in `backward()`", "shape of `keys`": sizes[1]},
]

# %% mend
block.use_cache = False
block.zero_grad()
checkpoint(block, x, use_reentrant=False).sum().backward()
gradient = block.project.weight.grad.clone()

block.zero_grad()
block(x).sum().backward()  # without a checkpoint
plain = block.project.weight.grad
print("the same gradient:", torch.equal(gradient, plain))

# %% no mend
block = Attention(use_cache=True)
y = checkpoint(block, x, use_reentrant=False, determinism_check="none")
try:
    y.sum().backward()
except RuntimeError as error:
    other = str(error)
    print(f"RuntimeError: {other}")

# %% check
assert "have different metadata than during the forward" in message
assert sizes[:2] == [[5, 4], [10, 4]]
assert torch.allclose(gradient, plain)
assert "returned an invalid gradient" in other
