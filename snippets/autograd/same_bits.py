"""The driver and backward() on a network."""

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

same = [
    torch.equal(p.grad, q.grad)
    for p, q in zip(ours.parameters(), theirs.parameters())
]
numbers = sum(p.numel() for p in ours.parameters())
print(len(ran), "functions run,", numbers, "slopes, all the same:", all(same))

# %% check
assert all(same) and len(same) == 6
