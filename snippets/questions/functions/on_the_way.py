"""Three moments of one backward pass at which code of yours can run."""

import torch
from torch import nn

torch.manual_seed(0)
first, last = nn.Linear(3, 4), nn.Linear(4, 1)
order = []


def clip(grad):
    order.append("hook on hidden")
    return grad.clamp(-0.1, 0.1)  # this goes on, in place of grad


def report(grad):
    there = first.weight.grad is not None
    order.append(f"hook on the weight, .grad there: {there}")


def finish(weight):
    there = weight.grad is not None
    order.append(f"after accumulation, .grad there: {there}")


hidden = first(torch.randn(5, 3)).relu()
hidden.register_hook(clip)
hidden.retain_grad()
first.weight.register_hook(report)
first.weight.register_post_accumulate_grad_hook(finish)
last(hidden).sum().backward()
print("\n".join(order))
print("hidden.grad at most", round(hidden.grad.abs().max().item(), 4))
print("without the hook   ", round(last.weight.abs().max().item(), 4))

# %% check
assert order == [
    "hook on hidden",
    "hook on the weight, .grad there: False",
    "after accumulation, .grad there: True",
]
assert hidden.grad.abs().max() <= 0.1 < last.weight.abs().max()
