"""A block that draws a length: with Python's generator, with PyTorch's."""

import random

import torch
from torch.utils.checkpoint import CheckpointError, checkpoint

random.seed(0)
torch.manual_seed(0)
w = torch.ones(3, requires_grad=True)
x = torch.ones(100, 3)


def draw_in_python():
    return random.randrange(1, 100)


def draw_in_torch():
    return torch.randint(1, 100, ()).item()


def train(draw):
    lengths = []

    def block(x):
        lengths.append(draw())
        return (x[: lengths[-1]] * w).sin()

    try:
        checkpoint(block, x, use_reentrant=False).sum().backward()
    except CheckpointError as error:
        print("CheckpointError:", str(error).split(": ")[1].split(".")[0])
    print(f"{draw.__name__}: lengths {lengths}")
    return lengths


in_python = train(draw_in_python)
in_torch = train(draw_in_torch)

# %% check
assert len(in_python) == 2 and in_python[0] != in_python[1]
assert len(in_torch) == 2 and in_torch[0] == in_torch[1]
