"""The driver and backward() on the same network."""

import torch
from torch import nn

from driver import drive


def network():
    torch.manual_seed(0)
    return nn.Sequential(
        nn.Linear(3, 8),
        nn.Tanh(),
        nn.Linear(8, 8),
        nn.ReLU(),
        nn.Linear(8, 4),
    )


torch.manual_seed(1)
inputs, targets = torch.randn(16, 3), torch.randint(0, 4, (16,))
ours, theirs = network(), network()
ran = drive(nn.functional.cross_entropy(ours(inputs), targets))
nn.functional.cross_entropy(theirs(inputs), targets).backward()

numbers, different = 0, 0
for our, their in zip(ours.parameters(), theirs.parameters()):
    numbers += our.numel()
    different += (our.grad != their.grad).sum().item()
print(len(ran), "nodes,", numbers, "gradients,", different, "differ")

# %% check
assert different == 0 and numbers == 140
