"""The size of the gradient at every layer of a network of thirty."""

import matplotlib.pyplot as plt
import torch
from torch import nn

LAYERS, WIDTH = 30, 64


def network(scale=None):
    """Thirty layers; one alone makes numbers about `scale` times as large.

    Without `scale` they are as nn.Linear begins, with biases.
    """
    torch.manual_seed(0)
    layers = []
    for _ in range(LAYERS):
        layer = nn.Linear(WIDTH, WIDTH, bias=scale is None)
        if scale is not None:
            nn.init.normal_(layer.weight, std=scale / WIDTH**0.5)
        layers.append(layer)
    return layers


def gradients(layers, activation, paths=False):
    """The typical gradient of each layer's answers, and of the inputs.

    The last layer comes first; its gradients are random numbers.
    """
    generator = torch.Generator().manual_seed(1)
    h, upstream = torch.randn(2, 100, WIDTH, generator=generator)
    h.requires_grad_()
    answers = [h]
    for layer in layers:
        answer = activation(layer(h))
        h = h + answer if paths else answer
        h.retain_grad()
        answers.append(h)
    h.backward(upstream)
    sizes = [h.grad.square().mean().sqrt().item() for h in answers]
    return sizes[::-1]


def in_words(factor):
    """A factor in words, such as 3 million times smaller.

    From a million million on, it has a power of ten.
    """
    times = max(factor, 1 / factor)
    change = "larger" if factor > 1 else "smaller"
    if times >= 999.5e9:
        return f"{in_powers(times)} times {change}"
    units = ["", " thousand", " million", " billion"]
    while times >= 999.5:
        times /= 1000
        units.pop(0)
    digits = f"{float(f'{times:.2g}'):g}"  # two of them
    return f"{digits}{units[0]} times {change}"


def in_powers(number):
    """A number with a power of ten, such as 3.1 × 10⁻⁷."""
    digits, power = f"{number:.1e}".split("e")
    raised = str(int(power)).translate(
        str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
    )
    return f"{digits} × 10{raised}"


# %% drawn
TICKS = {1e6: "10⁶", 1: "1", 1e-6: "10⁻⁶", 1e-12: "10⁻¹²", 1e-18: "10⁻¹⁸"}
COLOURS = {
    "relu, weights × 5": "C0",
    "relu, right size": "C1",
    "relu, nn.Linear": "C2",
    "sigmoid": "C3",
    "sigmoid, shortcuts": "C5",
}


def chart(lines):
    """For each name a line: its sizes, and the name at its end."""
    _, axes = plt.subplots(figsize=(4.8, 4.0))
    for name, sizes in lines.items():
        sizes = [size / sizes[0] for size in sizes]
        colour = COLOURS[name.replace("\n", " ")]
        (line,) = axes.plot(range(len(sizes)), sizes, color=colour)
        end = len(sizes) - 0.3, sizes[-1]
        axes.text(*end, name, color=line.get_color(), va="center", size=11.8)
    axes.set(xlabel="layers walked back", ylabel="size of the gradient")
    axes.set(xlim=(0, 43), xticks=[0, 10, 20, 30])
    axes.set(yscale="log", ylim=(1e-21, 1e12))
    axes.set_yticks(list(TICKS), list(TICKS.values()))
    axes.minorticks_off()
    plt.show()


# %% check
if __name__ == "__main__":
    sizes = gradients(network(1), nn.Identity())
    assert len(sizes) == LAYERS + 1
    assert 0.2 < sizes[-1] / sizes[0] < 5
    halved = gradients(network(0.5), nn.Identity())
    assert 0.3 < halved[-1] / halved[0] * 2**30 < 3
    assert in_powers(0.00031) == "3.1 × 10⁻⁴"
    assert in_words(0.25) == "4 times smaller"
    assert in_words(1 / 808) == "810 times smaller"
    assert in_words(2e3) == "2 thousand times larger"
    assert in_words(1.1e-11) == "91 billion times smaller"
    assert in_words(2**-30) == "1.1 billion times smaller"
    assert in_words(1e-18) == "1.0 × 10¹⁸ times smaller"
