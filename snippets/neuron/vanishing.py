"""How large the message is, layer by layer, for four ways to begin."""

import torch

from depth import chart, messages, network

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
ticks = [1e-20, 1e-10, 1e0, 1e10, 1e20]
chart("The message at every layer", sizes, 1e27, ticks)

# %% check
large, he, small, sigmoid = kept.values()
assert large > 1e4 and 0.1 < he < 10 and small < 1e-9 and sigmoid < 1e-15
