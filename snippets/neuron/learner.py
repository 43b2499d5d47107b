"""A network of two hidden layers, and the loop in which it learns."""

import torch
from torch import nn

from coast import examples

torch.set_num_threads(1)  # quicker than two for tables this small


# %% the network
def network(activation=nn.Tanh, width=32):
    """From a place to one number; above zero it says land."""
    return nn.Sequential(
        nn.Linear(2, width),
        activation(),
        nn.Linear(width, width),
        activation(),
        nn.Linear(width, 1),
    )


# %% the loop
def learn(net, x, t, steps, lr=0.2, batch=128):
    """Take steps, and return the loss of each mini-batch."""
    losses = []
    for _ in range(steps):
        chosen = torch.randint(len(x), (batch,))
        loss = ((net(x[chosen]) - t[chosen]) ** 2).mean()
        net.zero_grad()
        loss.backward()
        with torch.no_grad():
            for parameter in net.parameters():
                parameter -= lr * parameter.grad
        losses.append(loss.item())
    return losses


# %% the test
@torch.no_grad()
def accuracy(net, x, t):
    """The share of places where the network says the right thing."""
    right = (net(x) > 0) == (t > 0)
    return right.double().mean().item()


# %% check
if __name__ == "__main__":
    torch.manual_seed(0)
    x, t, _, _ = examples()
    net = network()
    before = accuracy(net, x, t)
    losses = learn(net, x, t, steps=200)
    assert sum(losses[-20:]) < sum(losses[:20])
    assert accuracy(net, x, t) > max(before, 0.7)
