"""A network of two hidden layers that learns the coast, step by step."""

import torch
from torch import nn

from coast import examples

torch.set_num_threads(1)  # quicker than two, with tables as small as these


def network(activation=nn.Tanh, width=32):
    """From a place to one number; above nought it says land."""
    return nn.Sequential(
        nn.Linear(2, width),
        activation(),
        nn.Linear(width, width),
        activation(),
        nn.Linear(width, 1),
    )


def learn(network, x, t, steps, size=0.2, batch=128):
    """Take steps against the slopes; give the error of every mini-batch."""
    errors = []
    for _ in range(steps):
        chosen = torch.randint(len(x), (batch,))
        error = ((network(x[chosen]) - t[chosen]) ** 2).mean()
        network.zero_grad()
        error.backward()
        with torch.no_grad():
            for dial in network.parameters():
                dial -= size * dial.grad
        errors.append(error.item())
    return errors


@torch.no_grad()
def accuracy(network, x, t):
    """The share of the places that are put on the right side."""
    return ((network(x) > 0) == (t > 0)).double().mean().item()


# %% check
if __name__ == "__main__":
    torch.manual_seed(0)
    x, t, _, _ = examples()
    net = network()
    before = accuracy(net, x, t)
    errors = learn(net, x, t, steps=200)
    assert sum(errors[-20:]) < sum(errors[:20])
    assert accuracy(net, x, t) > max(before, 0.7)
