"""What is left after each batch, for six ways to remember the loss."""

import torch
from torch import nn

from live_memory import LiveMemory

model = nn.Sequential(*[nn.Linear(100, 100), nn.Tanh()] * 10)
batches = torch.randn(3, 500, 100)


def append_loss(loss):
    losses.append(loss)


def append_after_backward(loss):
    loss.backward()
    losses.append(loss)


def append_detached(loss):
    losses.append(loss.detach())


def append_number(loss):
    losses.append(loss.item())


def add_loss(loss):
    losses[:] = [sum(losses) + loss]


def add_number(loss):
    losses[:] = [sum(losses) + loss.item()]


table = {}
for remember in (
    append_loss,
    add_loss,
    append_after_backward,
    append_detached,
    append_number,
    add_number,
):
    losses, left = [], []
    for p in model.parameters():
        p.grad = torch.zeros_like(p)
    with LiveMemory() as memory:
        for x in batches:
            remember(model(x).square().mean())
            left.append(round(memory.count() / 1e6, 1))
    table[remember.__name__] = left
    print(f"{remember.__name__:21} {left} MB")

# %% check
for name, (first, second, third) in table.items():
    if name in ("append_loss", "add_loss"):
        assert second >= 1.9 * first > 1 and third > 1.4 * second
    else:
        assert first == second == third == 0
