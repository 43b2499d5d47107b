"""Where the network puts the coast, at four moments, and where it is."""

import matplotlib.pyplot as plt
import torch

from learner import accuracy, examples, learn, network

torch.manual_seed(0)
x, t, test_x, test_t = examples()
places = torch.cat([x, test_x])
truth = torch.cat([t, test_t])[:, 0]
order = torch.argsort(places[:, 1] * 1000 + places[:, 0])  # row by row
east, north = (places[:, i].unique() for i in (0, 1))


def draw(title, answers):
    """Measured land as a surface, and the network's coast as a line."""
    _, axes = plt.subplots(figsize=(3.7, 2.95))
    land = truth[order].reshape(len(north), len(east))
    said = answers[order].reshape(land.shape)
    axes.contourf(
        east[::2],
        north[::2],
        land[::2, ::2],
        levels=[0, 2],
        colors=["#d1d5db"],
    )
    axes.contour(east, north, said, levels=[0], colors=["C1"], linewidths=2)
    axes.set(title=title, xticks=[], yticks=[], aspect=0.76)
    axes.spines[:].set_visible(True)
    axes.grid(visible=False)
    plt.show()


# %% four moments
net = network()
right, taken = {}, 0
for steps in (100, 300, 1000, 3000):
    learn(net, x, t, steps - taken)
    taken = steps
    right[steps] = accuracy(net, test_x, test_t)
    with torch.no_grad():
        draw(f"{steps:,} steps: {right[steps]:.0%} right", net(places)[:, 0])

# %% check
assert right[100] < right[1000] < right[3000]
with torch.no_grad():
    said = (net(places)[:, 0] > 0) == (truth > 0)
everywhere = said.double().mean().item()
assert abs(everywhere - right[3000]) < 0.03
