"""Sums of random numbers: how large they are, and what relu leaves."""

import matplotlib.pyplot as plt
import torch

torch.manual_seed(0)


def size(numbers):
    """The typical size: the root of the mean square."""
    return numbers.square().mean().sqrt().item()


counts = [1, 4, 16, 64]
sums = {}
for n in counts:
    sums[n] = torch.randn(20_000, n).sum(1)
sizes = [size(sums[n]) for n in counts]

# %% drawn
figure, axes = plt.subplots(figsize=(4.8, 3.1))
for place, n in enumerate(counts):
    beside = 0.5 * (torch.rand(100) - 0.5)
    axes.scatter(place + beside, sums[n][:100], s=6, color="C0")
    bar = {"color": "C1", "linewidth": 1.8, "capsize": 4}
    axes.errorbar(place + 0.36, 0, yerr=sizes[place], **bar)
    words = {"color": "C1", "size": 11.8, "weight": "bold", "ha": "center"}
    axes.text(place + 0.1, -26, f"±{sizes[place]:.1f}", **words)
axes.set_xticks(range(4), [str(n) for n in counts])
axes.set(xlabel="numbers in a sum", ylabel="the sums", xlim=(-0.4, 3.6))
axes.set(ylim=(-28, 22), yticks=[-20, -10, 0, 10, 20])
axes.grid(visible=False, axis="x")
plt.show()

# %% relu
numbers = torch.randn(100_000)
before = numbers.square().mean().item()
after = torch.relu(numbers).square().mean().item()

# %% check
for place, n in enumerate(counts):
    assert abs(sizes[place] / n**0.5 - 1) < 0.02
assert abs(before - 1) < 0.02 and abs(after / before - 0.5) < 0.01
