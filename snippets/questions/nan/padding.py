"""One sample is padding from end to end, and no loss is taken from it."""

import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(2, 3, 4)
w = torch.randn(4, 4, requires_grad=True)
padded = torch.tensor([[False, False, True], [True, True, True]])
bias = torch.zeros(2, 1, 3)
bias = bias.masked_fill(padded[:, None, :], float("-inf"))
dead = padded.all(dim=1)[:, None, None]  # the second sample


def add(scores):
    return (scores + bias).softmax(dim=-1)


def add_and_zero_after(scores):
    return add(scores).masked_fill(dead, 0.0)


def fill(scores):
    scores = scores.masked_fill(padded[:, None, :], float("-inf"))
    return scores.softmax(dim=-1)


def make_safe_before(scores):
    safe = bias.masked_fill(dead, 0.0)
    return (scores + safe).softmax(dim=-1).masked_fill(dead, 0.0)


poisoned = {}
print("                    loss  nan gradients")
for attend in (add, add_and_zero_after, fill, make_safe_before):
    attention = attend(x @ w @ x.transpose(1, 2))
    loss = (attention @ x)[0].square().sum()  # the first sample only
    (gradient,) = torch.autograd.grad(loss, w)
    poisoned[attend.__name__] = gradient.isnan().sum().item()
    print(f"{attend.__name__:18} {loss.item():5.2f}", end=" ")
    print(f"{poisoned[attend.__name__]:3} of {w.numel()}")

# %% the layer
layer = nn.MultiheadAttention(4, 1, batch_first=True)
for need_weights in (True, False):
    layer.zero_grad()
    y, _ = layer(x, x, x, key_padding_mask=padded, need_weights=need_weights)
    y[0].sum().backward()
    nan = layer.in_proj_weight.grad.isnan().any().item()
    poisoned[need_weights] = nan
    print(f"need_weights={need_weights!s:5} nan: {nan}")

# %% check
assert poisoned["add"] == poisoned["add_and_zero_after"] == w.numel()
assert poisoned["fill"] == poisoned["make_safe_before"] == 0
assert poisoned[True] is True and poisoned[False] is False
