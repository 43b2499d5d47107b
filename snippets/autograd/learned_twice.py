"""Two networks learn the coast, one with backward(), one with drive()."""

import numpy as np
import torch
from matplotlib.cbook import get_sample_data
from torch import nn

from driver import drive

torch.set_num_threads(1)
with get_sample_data("topobathy.npz") as sample:
    answers = np.where(sample["topo"] > 0, 1.0, -1.0)
up = torch.linspace(-1.7, 1.7, answers.shape[0])
across = torch.linspace(-1.7, 1.7, answers.shape[1])
x = torch.cartesian_prod(up, across).flip(1)
t = torch.from_numpy(answers).float().reshape(-1, 1)


def network():
    torch.manual_seed(0)
    layers = [nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 32), nn.Tanh()]
    return nn.Sequential(*layers, nn.Linear(32, 1))


def step(net, chosen, walk_back):
    """Take one step; return the bits of every gradient."""
    net.zero_grad()
    loss = ((net(x[chosen]) - t[chosen]) ** 2).mean()
    walk_back(loss)
    bits = []
    with torch.no_grad():
        for parameter in net.parameters():
            bits.append(parameter.grad.view(torch.int32).flatten())
            parameter -= 0.2 * parameter.grad
    return torch.cat(bits)


# %% learn
theirs, ours = network(), network()
steps, compared, differing = 1000, 0, 0
for _ in range(steps):
    chosen = torch.randint(len(x), (128,))
    their_bits = step(theirs, chosen, torch.Tensor.backward)
    our_bits = step(ours, chosen, drive)
    compared += len(their_bits)
    differing += (their_bits != our_bits).sum().item()
print(f"{steps:,} steps")
print(f"{compared:,} gradients compared")
print(f"{differing} of them differ in any bit")

# %% check
for their_parameter, our_parameter in zip(
    theirs.parameters(), ours.parameters()
):
    assert torch.equal(their_parameter, our_parameter)
with torch.no_grad():
    right = ((ours(x) > 0) == (t > 0)).double().mean().item()
assert differing == 0 and right > 0.85
assert compared == steps * 1185
