"""One slope, as mini-batches of several sizes see it."""

import matplotlib.pyplot as plt
import torch
from torch import nn

from coast import examples

torch.manual_seed(0)
x, t, _, _ = examples()
network = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1))


def slope(batch):
    """The slope of the last layer's bias, for the mean error of a batch."""
    network.zero_grad()
    ((network(x[batch]) - t[batch]) ** 2).mean().backward()
    return network[2].bias.grad.item()


everywhere = slope(torch.arange(len(x)))
sizes = [1, 4, 16, 64, 256]
seen = {
    size: [slope(torch.randint(len(x), (size,))) for _ in range(80)]
    for size in sizes
}

# %% drawn
figure, axes = plt.subplots(figsize=(4.8, 3.3))
for place, slopes in enumerate(seen.values()):
    around = place + 0.6 * (torch.rand(len(slopes)) - 0.5)
    axes.scatter(around, slopes, s=6, color="C0", linewidth=0)
axes.axhline(everywhere, color="C1", linewidth=1.8)
axes.text(4.4, everywhere + 0.9, "all", color="C1", ha="right", size=11.8)
axes.set_xticks(range(len(sizes)), [str(size) for size in sizes])
axes.set(title="One slope, 80 mini-batches of each size")
axes.set(xlabel="examples in a mini-batch", ylabel="slope of the last bias")
axes.grid(visible=False, axis="x")
plt.show()

spread = {size: torch.tensor(seen[size]).std().item() for size in sizes}
ratio = spread[1] / spread[16]
print("spread:", {size: round(s, 3) for size, s in spread.items()})

# %% check
assert 3 < ratio < 5  # the root of 16
for size, slopes in seen.items():
    mean = torch.tensor(slopes).mean().item()
    assert abs(mean - everywhere) < 4 * spread[size] / 80**0.5
