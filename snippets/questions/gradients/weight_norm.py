"""A layer whose weight is computed from two parameters."""

# %% where the gradients are
import warnings

import torch
from torch import nn
from torch.nn.utils import parametrize
from torch.nn.utils.parametrizations import orthogonal, weight_norm

warnings.simplefilter("ignore")  # it warns that weight is not a leaf

torch.manual_seed(0)
layer = weight_norm(nn.Linear(2, 1, bias=False))
x = torch.ones(1, 2)
layer(x).sum().backward()
grad = layer.weight.grad
print("weight.grad:", grad, " is_leaf:", layer.weight.is_leaf)
for name, p in layer.named_parameters():
    print(name, p.grad.numpy().round(2))

# %% edited and assigned
same = layer.weight is layer.weight
print("the same tensor twice:", same)
layer.weight.data.zero_()
kept = layer.weight.detach()
print("after zero_():", kept.numpy().round(2))
layer.weight = torch.tensor([[3.0, 4.0]])
print("assigned:     ", layer.weight.tolist())
length = layer.parametrizations.weight.original0.item()
print("its length, original0:", length)

# %% computed once
with parametrize.cached():
    loss1 = layer(x).sum()
    loss2 = layer(x).sum()
    loss1.backward()
    try:
        loss2.backward()
    except RuntimeError as error:
        message = str(error)
        print(message.split(" (", maxsplit=1)[0])

# %% check
for function in (weight_norm, orthogonal):
    plain = nn.Linear(2, 2, bias=False)
    held = plain.weight  # by an optimizer that was made before
    function(plain)
    still_there = any(p is held for p in plain.parameters())
    assert still_there == (function is orthogonal)
    assert not plain.weight.is_leaf
assert grad is None
assert not same
assert (kept != 0).any()
assert layer.weight.tolist() == [[3, 4]]
assert length == 5
assert message.startswith("Trying to backward through the graph a second")
