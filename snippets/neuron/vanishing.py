"""How large the gradient is, layer by layer, for four ways to begin."""

import torch

from depth import chart, gradients, in_words, network

DEFAULT = 1 / 3**0.5  # the size of the weights of nn.Linear, times 1 / √n
RIGHT = 2**0.5  # for relu
LARGE = 5 * DEFAULT

# %% before
lines = {
    "relu,\nweights × 5": gradients(network(LARGE), torch.relu),
    "relu,\nnn.Linear": gradients(network(), torch.relu),
    "sigmoid": gradients(network(1), torch.sigmoid),
}
chart(lines)

# %% after
lines["relu, right\nsize"] = gradients(network(RIGHT), torch.relu)
chart(lines)

# %% in words
kept = [sizes[-1] / sizes[0] for sizes in lines.values()]
words = [in_words(factor) for factor in kept]
times = RIGHT / DEFAULT  # the weights of nn.Linear

# %% check
large, small, sigmoid, right = kept
assert large > 1e4 and 0.1 < right < 10
assert small < 1e-9 and sigmoid < 1e-15
assert abs(large / right / (LARGE / RIGHT) ** 30 - 1) < 1e-3
weights = torch.cat([layer.weight.flatten() for layer in network()])
assert abs(weights.std().item() * 64**0.5 / DEFAULT - 1) < 0.01
