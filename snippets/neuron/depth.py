"""How large the message is at every layer of a network of thirty."""

import matplotlib.pyplot as plt
import torch
from torch import nn

LAYERS, WIDTH = 30, 64


def network(scale=None):
    """Thirty layers; a layer alone makes numbers about `scale` times.

    Without `scale` they are as nn.Linear makes them, with biases.
    """
    torch.manual_seed(0)
    layers = [nn.Linear(WIDTH, WIDTH, scale is None) for _ in range(LAYERS)]
    for layer in layers if scale else ():
        nn.init.normal_(layer.weight, std=scale / WIDTH**0.5)
    return layers


def messages(layers, activation, residual=False):
    """The typical slope of the error in each layer's output."""
    generator = torch.Generator().manual_seed(1)
    h, t = torch.randn(2, 100, WIDTH, generator=generator)
    outputs = []
    for layer in layers:
        step = activation(layer(h))
        h = h + step if residual else step
        h.retain_grad()
        outputs.append(h)
    (h - t).pow(2).mean().backward()
    return [h.grad.square().mean().sqrt().item() for h in outputs]


# %% drawn
def chart(title, sizes, top, ticks):
    """Four lines: a name, and the size of the message at every layer."""
    _, axes = plt.subplots(figsize=(4.8, 4.2))
    for name, style in zip(sizes, ("-.", "-", "--", ":")):
        axes.plot(range(1, LAYERS + 1), sizes[name], style, label=name)
    axes.set(yscale="log", title=title, ylim=(1e-24, top))
    axes.set_yticks(ticks)
    axes.set(xlabel="layer", ylabel="size of the message")
    axes.legend(loc="upper right")
    axes.yaxis.set_major_formatter(lambda size, _: f"{size:.0e}")
    plt.show()


# %% check
if __name__ == "__main__":
    sizes = messages(network(1), nn.Identity())
    assert len(sizes) == LAYERS
    assert 0.2 < sizes[0] / sizes[-1] < 5
    halved = messages(network(0.5), nn.Identity())
    assert 0.3 < halved[0] / halved[-1] * 2**29 < 3
