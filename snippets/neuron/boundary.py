"""Where the network sees land, at four moments, and where land is."""

import matplotlib.pyplot as plt
import torch

from learner import accuracy, examples, learn, network

torch.manual_seed(0)
x, t, test_x, test_t = examples()
places = torch.cat([x, test_x])
truth = torch.cat([t, test_t])[:, 0]
order = torch.argsort(places[:, 1] * 1000 + places[:, 0])  # row by row
east = places[:, 0].unique().numpy()
north = places[:, 1].unique().numpy()


def draw(title, said):
    """Measured land is grey, and the network's land is orange."""
    _, axes = plt.subplots(figsize=(3.7, 2.95))
    for answers, color in (truth, "#6b7280"), (said, "C1"):
        land = answers[order].reshape(len(north), len(east)).numpy()
        land = land[::2, ::2]
        surface = {"levels": [0, 100], "colors": [color], "alpha": 0.42}
        axes.contourf(east[::2], north[::2], land, **surface)
    line = {"levels": [0], "colors": ["C1"], "linewidths": 2}
    axes.contour(east[::2], north[::2], land, **line)
    axes.set(title=title, xticks=[], yticks=[], aspect=0.76)
    axes.set(xlim=(east[0], east[-2]))
    axes.spines[:].set_visible(True)
    axes.grid(visible=False)
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
