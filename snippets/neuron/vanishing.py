"""How large the gradient is, layer by layer, for four ways to begin."""

import torch

from depth import chart, gradients, in_words, network

lines = {
    "relu, twice\nas large": gradients(network(2 * 2**0.5), torch.relu),
    "relu, the\nright size": gradients(network(2**0.5), torch.relu),
    "relu, as\nnn.Linear": gradients(network(), torch.relu),
    "sigmoid": gradients(network(1), torch.sigmoid),
}
kept = [sizes[-1] / sizes[0] for sizes in lines.values()]
words = [in_words(factor) for factor in kept]
chart(lines)

# %% check
twice, right, small, sigmoid = kept
assert twice > 1e4 and 0.1 < right < 10
assert small < 1e-9 and sigmoid < 1e-15
assert abs(twice / right / 2**30 - 1) < 1e-3
