"""Two networks learn the coast: one with backward(), one with drive()."""

import numpy as np
import torch
from matplotlib.cbook import get_sample_data
from torch import nn

from driver import drive

torch.set_num_threads(1)
with get_sample_data("topobathy.npz") as sample:
    land = torch.tensor(np.where(sample["topo"] > 0, 1.0, -1.0))
up, across = (torch.linspace(-1.7, 1.7, n) for n in land.shape)
x, t = torch.cartesian_prod(up, across).flip(1), land.float().reshape(-1, 1)


def network():
    torch.manual_seed(0)
    layers = nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 32), nn.Tanh()
    return nn.Sequential(*layers, nn.Linear(32, 1))


# %% learn
theirs, ours = network(), network()
steps, compared, differing = 1000, 0, 0
for _ in range(steps):
    chosen = torch.randint(len(x), (128,))
    for net, walk_back in ((theirs, torch.Tensor.backward), (ours, drive)):
        net.zero_grad()
        walk_back(((net(x[chosen]) - t[chosen]) ** 2).mean())
    grads = [
        [dial.grad for dial in net.parameters()] for net in (theirs, ours)
    ]
    bits = [[grad.view(torch.int32) for grad in one] for one in grads]
    differing += not all(map(torch.equal, *bits))
    compared += sum(grad.numel() for grad in grads[0])
    with torch.no_grad():
        for dial in (*theirs.parameters(), *ours.parameters()):
            dial -= 0.2 * dial.grad

same = all(map(torch.equal, theirs.parameters(), ours.parameters()))
print(f"{steps:,} steps, {compared:,} slopes: {differing} steps differ")

# %% check
with torch.no_grad():
    right = ((ours(x) > 0) == (t > 0)).double().mean().item()
assert differing == 0 and same and right > 0.85
assert compared == steps * 1185
