"""No checkpoint, one around each block, and one around all of them."""

import torch
from torch import nn
from torch.utils.checkpoint import checkpoint

from live_memory import LiveMemory


class Block(nn.Module):
    runs = 0

    def __init__(self):
        super().__init__()
        self.wide = nn.Linear(64, 256)
        self.narrow = nn.Linear(256, 64)

    def forward(self, x):
        Block.runs += 1
        return x + self.narrow(torch.tanh(self.wide(x)))


torch.manual_seed(0)
blocks = nn.Sequential(*[Block() for _ in range(12)])
x = torch.randn(500, 64)


def no_checkpoint(x):
    return blocks(x)


def one_for_each(x):
    for block in blocks:
        x = checkpoint(block, x, use_reentrant=False)
    return x


def one_for_all(x):
    return checkpoint(blocks, x, use_reentrant=False)


kept, peak, runs, gradients = {}, {}, {}, {}
print("megabytes     kept  at most  runs")
for forward in (no_checkpoint, one_for_each, one_for_all):
    name = forward.__name__
    Block.runs = 0
    blocks.zero_grad()
    with LiveMemory() as memory:
        loss = forward(x).square().mean()
        kept[name] = memory.count() / 1e6
        memory.peak = 0
        loss.backward()
    peak[name], runs[name] = memory.peak / 1e6, Block.runs
    gradients[name] = [p.grad for p in blocks.parameters()]
    print(f"{name:13} {kept[name]:4.1f} {peak[name]:9.1f} {runs[name]:5}")

# %% check
assert kept["one_for_each"] < kept["no_checkpoint"] / 4
assert peak["one_for_each"] < peak["no_checkpoint"] / 2
assert kept["one_for_all"] < 0.2 and peak["one_for_all"] > 7
assert runs["one_for_each"] == runs["one_for_all"] == 24
for name in ("one_for_each", "one_for_all"):
    for a, b in zip(gradients[name], gradients["no_checkpoint"]):
        assert torch.equal(a, b)
