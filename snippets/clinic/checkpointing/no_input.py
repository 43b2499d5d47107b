"""Every block of a network is checkpointed, and the first gets the data."""

# %% message
import warnings

import torch
from torch import nn
from torch.utils.checkpoint import checkpoint

torch.manual_seed(0)
blocks = nn.ModuleList([nn.Linear(3, 3), nn.Linear(3, 3), nn.Linear(3, 1)])


def run(x, use_reentrant):
    x = checkpoint(blocks[0], x, use_reentrant=use_reentrant)
    x = blocks[1](x)
    return checkpoint(blocks[2], x, use_reentrant=use_reentrant)


data = torch.rand(8, 3)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    run(data, use_reentrant=True).sum().backward()
message = str(caught[0].message)
print(f"UserWarning: {message}")
missing = [block.weight.grad is None for block in blocks]
print("no gradient:", missing)

# %% mend
blocks.zero_grad()
run(data, use_reentrant=False).sum().backward()
gradients = [block.weight.grad.clone() for block in blocks]
print("size of the first:", gradients[0].norm().item())

# %% two runs
rows = []
for number, gradient in enumerate(gradients):
    rows.append(
        {
            "block": number,
            "`use_reentrant=True`": "none" if missing[number] else "yes",
            "`use_reentrant=False`": gradient.norm().item(),
        }
    )

# %% no mend
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    blocks.zero_grad()
    run(data, use_reentrant=True).sum().backward()
silent = blocks[0].weight.grad
print("the first block:", silent)

# %% check
assert message.startswith("None of the inputs have requires_grad=True")
assert missing == [True, False, False]
blocks.zero_grad()
blocks[2](blocks[1](blocks[0](data))).sum().backward()
for block, gradient in zip(blocks, gradients):
    assert torch.allclose(block.weight.grad, gradient)
assert silent is None
blocks.zero_grad()
run(data.clone().requires_grad_(), use_reentrant=True).sum().backward()
assert torch.allclose(blocks[0].weight.grad, gradients[0])
