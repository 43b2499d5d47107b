"""How large the message is, layer by layer, for four ways to begin."""

import matplotlib.pyplot as plt
import torch

from depth import LAYERS, messages, network

ways = {
    "ReLU, twice that": (torch.relu, 2 * 2**0.5),
    "ReLU, right size": (torch.relu, 2**0.5),
    "ReLU, nn.Linear's": (torch.relu, None),
    "sigmoid": (torch.sigmoid, 1),
}
sizes = {
    name: messages(network(scale), activation)
    for name, (activation, scale) in ways.items()
}
kept = {name: size[0] / size[-1] for name, size in sizes.items()}
for name, ratio in kept.items():
    print(f"{name:17} times {ratio:.1e} on the way back")

# %% drawn
figure, axes = plt.subplots(figsize=(4.8, 4.2))
for name, style in zip(sizes, ("-.", "-", "--", ":")):
    axes.plot(range(1, LAYERS + 1), sizes[name], style, label=name)
axes.set(yscale="log", title="The message at every layer", ylim=(1e-24, 1e27))
axes.set_yticks([1e-20, 1e-10, 1e0, 1e10, 1e20])
axes.set(xlabel="layer", ylabel="size of the message")
axes.legend(loc="upper right")
axes.yaxis.set_major_formatter(lambda size, _: f"{size:.0e}")
plt.show()

# %% check
large, he, small, sigmoid = kept.values()
assert large > 1e4 and 0.1 < he < 10 and small < 1e-9 and sigmoid < 1e-15
