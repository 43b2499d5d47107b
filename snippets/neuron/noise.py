"""One gradient, from mini-batches of several sizes."""

import matplotlib.pyplot as plt
import torch
from torch import nn

from coast import examples

torch.manual_seed(0)
x, t, _, _ = examples()
network = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1))


def gradient(batch):
    """The gradient of the output's bias, for the mean error of a batch."""
    network.zero_grad()
    loss = ((network(x[batch]) - t[batch]) ** 2).mean()
    loss.backward()
    return network[2].bias.grad.item()  # network[2]: the output


of_all = gradient(torch.arange(len(x)))
sizes = [1, 4, 16, 64, 256]
gradients = {}
spread = {}
for size in sizes:
    drawn = [gradient(torch.randint(len(x), (size,))) for _ in range(80)]
    gradients[size] = drawn
    spread[size] = torch.tensor(drawn).std().item()

# %% drawn
plt.rcParams["path.simplify"] = False  # or short lines are left out
figure, axes = plt.subplots(figsize=(4.8, 3.3))
for place, size in enumerate(sizes):
    across, up = [], []
    for number in gradients[size][:40]:  # each dot is a short line
        beside = place + 0.6 * (torch.rand(1).item() - 0.5)
        across += [beside, beside, None]  # None lifts the pen
        up += [number, number, None]
    dots = {"color": "C0", "alpha": 0.55, "linewidth": 5}
    axes.plot(across, up, solid_capstyle="round", **dots)
axes.axhline(of_all, color="C1", linewidth=2.6)
label = {"color": "C1", "ha": "right", "size": 12.5, "weight": "bold"}
axes.text(4.4, of_all + 1.2, "all examples", **label)
axes.set_xticks(range(len(sizes)), [str(size) for size in sizes])
axes.set(
    xlabel="examples in a mini-batch", ylabel="gradient of the output's bias"
)
axes.grid(visible=False, axis="x")
plt.show()

# %% check
for answer in (-1, 1):  # sea, land
    some = (t[:, 0] == answer).nonzero()[:200]
    signs = {gradient(one) > 0 for one in some}
    assert signs == {answer < 0}
for size in sizes:
    mean = torch.tensor(gradients[size]).mean().item()
    assert abs(mean - of_all) < 4 * spread[size] / 80**0.5
assert 3 < spread[1] / spread[16] < 5  # the root of 16
assert 3 < spread[16] / spread[256] < 5
