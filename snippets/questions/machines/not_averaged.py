"""Four backward passes in two processes: which gradients are averaged?"""

import torch
from in_two import run_in_two
from torch import nn
from torch.nn.parallel import DistributedDataParallel as DDP

x = torch.tensor([[[1.0]], [[7.0]]])


def train(rank):
    gradients = {}
    net = nn.Linear(1, 1, bias=False)  # its slope is x
    model = DDP(net)
    model(x[rank]).backward()
    gradients["model(x)"] = net.weight.grad.item()

    net.zero_grad()
    net(x[rank]).backward()  # past the wrapper: no averaging is prepared
    gradients["net(x)"] = net.weight.grad.item()

    (slope,) = torch.autograd.grad(model(x[rank]), net.weight)
    gradients["autograd.grad"] = slope.item()

    net = nn.Linear(1, 1, bias=False)
    y = DDP(net)(x[rank])  # nobody keeps the wrapper
    y.backward()
    gradients["DDP(net)(x)"] = net.weight.grad.item()
    return gradients


of_rank0, of_rank1 = run_in_two(train)
for way, gradient in of_rank0.items():
    print(f"{way:13}: {gradient} and {of_rank1[way]}")

# %% check
for way in ("net(x)", "autograd.grad", "DDP(net)(x)"):
    assert (of_rank0[way], of_rank1[way]) == (1, 7)
assert of_rank0["model(x)"] == of_rank1["model(x)"] == (1 + 7) / 2
