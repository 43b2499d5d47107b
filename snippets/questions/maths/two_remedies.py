"""Thirty layers: two activations, each with three sizes of weights."""

import torch

torch.set_default_dtype(torch.float64)

layers, width = 30, 64


def find_ratio(activation, size):
    """The gradient at the first layer divided by that at the last."""
    torch.manual_seed(0)
    x = torch.randn(50, width, requires_grad=True)
    h = x
    for _ in range(layers):
        h = activation(h @ (size * torch.randn(width, width)))
    upstream = torch.randn(50, width)
    (to_x,) = torch.autograd.grad(h, x, upstream)
    return (to_x.norm() / upstream.norm()).item()


sizes = {
    "1/sqrt(3n)": (1 / (3 * width)) ** 0.5,  # nn.Linear's
    "1/sqrt(n)": (1 / width) ** 0.5,  # Xavier
    "sqrt(2/n)": (2 / width) ** 0.5,  # He
}
ratios = {}
for activation in (torch.sigmoid, torch.tanh, torch.relu):
    for name, size in sizes.items():
        ratio = find_ratio(activation, size)
        ratios[activation.__name__, name] = ratio
        print(f"{activation.__name__:8} {name:11} {ratio:.0e}")

relu_small = ratios["relu", "1/sqrt(3n)"]

# %% check
assert 0.1 < ratios["relu", "sqrt(2/n)"] < 10
assert ratios["relu", "1/sqrt(n)"] < 1e-3
assert ratios["sigmoid", "sqrt(2/n)"] < 1e-12
