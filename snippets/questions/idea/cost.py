"""Count the arithmetic of forward and backward in linear layers."""

import torch
from torch import nn
from torch.utils.checkpoint import checkpoint
from torch.utils.flop_counter import FlopCounterMode


def find_ratio(layers, x_needs=False, frozen=False, again=False):
    """Backward divided by forward."""
    model = nn.Sequential()
    for _ in range(layers):
        model.append(nn.Linear(64, 64, bias=False))
    model.requires_grad_(not frozen)
    x = torch.randn(32, 64, requires_grad=x_needs)
    with FlopCounterMode(display=False) as forward:
        if again:
            y = checkpoint(model, x, use_reentrant=False)
        else:
            y = model(x)
    with FlopCounterMode(display=False) as backward:
        y.sum().backward()
    return backward.get_total_flops() / forward.get_total_flops()


one, two, eight = find_ratio(1), find_ratio(2), find_ratio(8)
wanted = find_ratio(8, x_needs=True)
frozen = find_ratio(8, x_needs=True, frozen=True)
again = find_ratio(8, x_needs=True, again=True)
print(f"1 layer  {one:.3f}, 2 layers {two:.3f}, 8 layers {eight:.3f}")
print(f"8 layers, and x wants a gradient too: {wanted:.3f}")
print(f"the same with frozen weights:         {frozen:.3f}")
print(f"the same with checkpointing:          {again:.3f}")

# %% check
assert (one, two, eight) == (1, 1.5, 1.875)
assert (wanted, frozen) == (2, 1)
# all but the last layer run forward once more
assert again == 2 + 7 / 8
