"""Three batches in six loops: the most memory that each batch needs."""

import torch
from torch import nn

from live_memory import LiveMemory

model = nn.Sequential(*[nn.Linear(100, 100), nn.Tanh()] * 10)
batches = torch.randn(3, 500, 100)


def find_loss(x):
    return model(x).square().mean()


def keep_loss(memory):
    for x in batches:
        loss = find_loss(x)
        note(memory)
    return loss.item()


def delete_loss(memory):
    for x in batches:
        loss = find_loss(x)
        note(memory)
        del loss


def keep_number(memory):
    for x in batches:
        loss = find_loss(x).item()
        note(memory)
    return loss


def evaluate(memory):
    model.eval()
    keep_loss(memory)


def without_grad(memory):
    with torch.no_grad():
        keep_loss(memory)


def train(memory):
    for x in batches:
        loss = find_loss(x)
        loss.backward()
        note(memory)


def note(memory):
    peaks.append(round(memory.peak / 1e6, 1))
    memory.peak = 0


table = {}
for loop in (
    keep_loss,
    evaluate,
    delete_loss,
    keep_number,
    without_grad,
    train,
):
    peaks = []
    with LiveMemory() as memory:
        loop(memory)
    table[loop.__name__] = peaks
    print(f"{loop.__name__:13}", peaks, "MB")

# %% check
for name in ("keep_loss", "evaluate"):
    first, second, third = table[name]
    assert second > 1.8 * first and third == second
for name in ("delete_loss", "keep_number"):
    assert set(table[name]) == {table["keep_loss"][0]}
assert max(table["without_grad"]) < 0.3 * first
assert max(table["train"]) < 1.1 * table["train"][0]
