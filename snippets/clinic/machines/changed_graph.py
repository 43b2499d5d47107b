"""Two heads take turns, but the graph was to stay the same."""

# %% one process
import warnings

import torch
import torch.distributed as dist
from torch import nn
from torch.nn.parallel import DistributedDataParallel as DDP

torch.manual_seed(0)
dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)


# %% message
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(3, 2)
        self.heads = nn.ModuleList([nn.Linear(2, 1), nn.Linear(2, 1)])

    def forward(self, x, task):
        return self.heads[task](self.body(x))


x = torch.rand(4, 3)
tasks = [0, 0, 1]  # one for each step
model = DDP(Net(), static_graph=True)
try:
    for task in tasks:
        model(x, task).sum().backward()
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")


# %% mend
class Steady(Net):
    def forward(self, x, task):
        features = self.body(x)
        outputs = [head(features) for head in self.heads]
        return torch.stack(outputs)[task]


model = DDP(Steady(), static_graph=True)
for task in tasks:
    model.zero_grad()
    model(x, task).sum().backward()
steady = model.module
for head in steady.heads:
    print("gradient of the head:", head.weight.grad)

# %% without the promise
model = DDP(Net(), find_unused_parameters=True)
for task in tasks:
    model.zero_grad()
    model(x, task).sum().backward()
searched = model.module
for head in searched.heads:
    print("gradient of the head:", head.weight.grad)

# %% no mend
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    model = DDP(Net(), static_graph=True, find_unused_parameters=True)
try:
    for task in tasks:
        model(x, task).sum().backward()
except RuntimeError as error:
    again = str(error)
    print(again.partition(",")[0])

# %% check
assert message.startswith("Your training graph has changed in this iteration")
for net in (steady, searched):
    by_hand = net.body(x).sum(0)
    assert torch.allclose(net.heads[1].weight.grad[0], by_hand)
    at_each = net.heads[1].weight.T @ x.sum(0)[None]
    assert torch.allclose(net.body.weight.grad, at_each)
assert not steady.heads[0].weight.grad.any()
assert searched.heads[0].weight.grad is None
assert again == message
warned = str(caught[0].message)
assert "you do not need to set find_unused_parameters" in warned


class Less(Net):
    def forward(self, x, task):
        output = super().forward(x, 0)
        return output + super().forward(x, 1) if task == 0 else output


model = DDP(Less(), static_graph=True)
other_way = ""
try:
    for task in (0, 0, 1, 1):
        model(x, task).sum().backward()
except RuntimeError as error:
    other_way = str(error)
assert other_way.startswith("Expected to have finished reduction")
assert "your training graph has changed in this iteration" in other_way
del model  # first, for it holds on to the group
dist.destroy_process_group()
