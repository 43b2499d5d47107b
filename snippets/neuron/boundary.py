"""Where the network sees land, and where land is, moment by moment."""

import matplotlib.pyplot as plt
import torch
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from learner import accuracy, examples, learn, network

torch.manual_seed(0)
x, t, test_x, test_t = examples()
places = torch.cat([x, test_x])
truth = torch.cat([t, test_t])[:, 0]
order = torch.argsort(places[:, 1] * 1000 + places[:, 0])  # row by row
east = places[:, 0].unique().numpy()
north = places[:, 1].unique().numpy()


def as_map(answers):
    """Every second place, which is enough for the eye."""
    return answers[order].reshape(len(north), len(east))[::2, ::2].numpy()


def draw(title, said):
    """The network's land is filled, and the true coast is a line."""
    _, axes = plt.subplots(figsize=(3.7, 3.25))
    grid = east[::2], north[::2]
    filled = {"colors": ["C1"], "alpha": 0.4}
    axes.contourf(*grid, as_map(said), [0, 100], **filled)
    line = {"colors": "black", "linewidths": 1}
    axes.contour(*grid, as_map(truth), [0], **line)
    axes.set(xticks=[], yticks=[], aspect=0.76)
    axes.set(xlim=(east[0], east[-2]), facecolor=("C0", 0.15))
    axes.spines[:].set_visible(True)
    axes.grid(visible=False)
    axes.set(title=title)
    filled = Patch(facecolor="C1", alpha=0.4, label="the network's land")
    line = Line2D([], [], color="black", linewidth=1, label="true coast")
    below = {"loc": "upper center", "bbox_to_anchor": (0.5, 0.0)}
    small = {"handlelength": 1.1, "columnspacing": 1, "fontsize": 10}
    small["frameon"] = False
    axes.legend(handles=[filled, line], ncols=2, **small, **below)
    plt.show()


def packed(land):
    """True for land, as a hexadecimal number with a bit for each place."""
    bits = "".join(str(int(place)) for place in land.flatten())
    return f"{int(bits, 2):x}"


# %% four moments, and what the page needs to learn by itself
right = {}
net = network()
before = accuracy(net, test_x, test_t)
with torch.no_grad():
    untrained = packed(as_map(net(places)[:, 0]) > 0)
done = 0
for steps in [100, 300, 1000, 3000]:
    learn(net, x, t, steps - done)
    done = steps
    right[steps] = accuracy(net, test_x, test_t)
    with torch.no_grad():
        said = net(places)[:, 0]
    draw(f"{steps:,} steps: {right[steps]:.0%} right", said)
coast = packed(truth[order] > 0)
tested = packed(order >= len(x))  # the places for the test came last
rows, columns = len(north), len(east)

# %% check
assert right[100] < right[1000] < right[3000]
everywhere = ((said > 0) == (truth > 0)).double().mean().item()
assert abs(everywhere - right[3000]) < 0.03
land = [digit == "1" for digit in f"{int(coast, 16):0{rows * columns}b}"]
assert land == (truth[order] > 0).tolist()
assert f"{int(tested, 16):b}".count("1") == len(test_x)
