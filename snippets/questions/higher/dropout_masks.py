"""Dropout masks under vmap: one for all samples, or one for each."""

import torch
from torch import nn
from torch.func import functional_call, grad, vmap

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(3, 6), nn.Dropout(0.5), nn.Linear(6, 1))
params = dict(net.named_parameters())
x = torch.randn(4, 3)


def output(params, x):
    return functional_call(net, params, (x,)).sum()


of_weight = {}
for randomness in ("different", "same"):
    torch.manual_seed(1)
    each = vmap(grad(output), in_dims=(None, 0), randomness=randomness)
    of_weight[randomness] = each(params, x)["2.weight"][:, 0]
    print(randomness)
    for row in of_weight[randomness]:
        print("   ", *["on " if slope else "off" for slope in row])

torch.manual_seed(1)
net(x).sum().backward()  # ordinary training
added_up = torch.allclose(of_weight["different"].sum(0), net[2].weight.grad)
print("different adds up to the ordinary:", added_up)

# %% check
assert added_up
masks = {name: rows != 0 for name, rows in of_weight.items()}
assert torch.equal(masks["same"], masks["same"][:1].expand(4, 6))
assert len({tuple(mask) for mask in masks["different"].tolist()}) > 1
assert not torch.allclose(of_weight["same"].sum(0), net[2].weight.grad)
