"""The size of the gradient at every layer of a network of thirty."""

import torch
from torch import nn

LAYERS, WIDTH = 30, 64
TICKS = {1e6: "10⁶", 1: "1", 1e-6: "10⁻⁶", 1e-12: "10⁻¹²", 1e-18: "10⁻¹⁸"}

torch.manual_seed(0)
weights = torch.randn(LAYERS, WIDTH, WIDTH)
x = torch.randn(100, WIDTH)
upstream = torch.randn(100, WIDTH)  # the gradient at the last layer


def typical(numbers):
    """Their typical size: the root of the mean square."""
    return numbers.double().square().mean().sqrt().item()


def gradients(size, activation, shortcuts=False, normalise=False):
    """The typical gradient, from the last layer to the inputs.

    It begins with one; the weights are typically as large as `size`.
    """
    h = x.clone().requires_grad_()
    results = [h]
    for numbers in weights:
        inputs = nn.functional.layer_norm(h, (WIDTH,)) if normalise else h
        answer = activation(inputs @ (size * numbers))
        h = h + answer if shortcuts else answer
        h.retain_grad()
        results.append(h)
    h.backward(upstream)
    start = typical(upstream)
    return [typical(h.grad) / start for h in reversed(results)]


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


# %% check
if __name__ == "__main__":
    within = (weights.abs() < 1).double().mean()
    assert abs(within - 2 / 3) < 0.02
    level = gradients(1 / WIDTH**0.5, nn.Identity())
    assert len(level) == LAYERS + 1 and level[0] == 1
    assert 0.2 < level[-1] < 5
    halved = gradients(0.5 / WIDTH**0.5, nn.Identity())
    assert abs(halved[-1] / level[-1] * 2**30 - 1) < 1e-3
    assert in_powers(0.00031) == "3.1 × 10⁻⁴"
    assert in_words(0.25) == "4 times smaller"
    assert in_words(1 / 808) == "810 times smaller"
    assert in_words(2e3) == "2 thousand times larger"
    assert in_words(1.1e-11) == "91 billion times smaller"
    assert in_words(2**-30) == "1.1 billion times smaller"
    assert in_words(1e-18) == "1.0 × 10¹⁸ times smaller"
