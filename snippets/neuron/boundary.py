"""Where the network sees land, at four moments, and where land is."""

import matplotlib.pyplot as plt
import torch
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from coast import draw_coast
from learner import accuracy, examples, learn, network

torch.manual_seed(0)
x, t, test_x, test_t = examples()
places = torch.cat([x, test_x])
truth = torch.cat([t, test_t])[:, 0]
order = torch.argsort(places[:, 1] * 1000 + places[:, 0])  # row by row
east = places[:, 0].unique().numpy()
north = places[:, 1].unique().numpy()


def draw(title, said):
    """The network's land is filled, and the true coast is a line."""
    _, axes = plt.subplots(figsize=(3.7, 3.25))
    land = said[order].reshape(len(north), len(east)).numpy()
    axes.contourf(east, north, land, [0, 100], colors=["C1"], alpha=0.4)
    draw_coast(axes)
    axes.set(title=title)
    filled = Patch(facecolor="C1", alpha=0.4, label="the network's land")
    line = Line2D([], [], color="black", linewidth=1, label="true coast")
    below = {"loc": "upper center", "bbox_to_anchor": (0.5, 0.0)}
    small = {"handlelength": 1.1, "columnspacing": 1, "fontsize": 10}
    small["frameon"] = False
    axes.legend(handles=[filled, line], ncols=2, **small, **below)
    plt.show()


# %% four moments
net = network()
right = {}
done = 0
for steps in (100, 300, 1000, 3000):
    learn(net, x, t, steps - done)
    done = steps
    right[steps] = accuracy(net, test_x, test_t)
    with torch.no_grad():
        said = net(places)[:, 0]
    draw(f"{steps:,} steps: {right[steps]:.0%} right", said)

# %% check
assert right[100] < right[1000] < right[3000]
everywhere = ((said > 0) == (truth > 0)).double().mean().item()
assert abs(everywhere - right[3000]) < 0.03
