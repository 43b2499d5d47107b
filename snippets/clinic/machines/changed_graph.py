"""A second head joins in later, but the graph was to stay the same."""

# %% one process
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
        self.body, self.second = nn.Linear(3, 1), nn.Linear(3, 1)

    def forward(self, x, share):
        if share == 0:  # at first
            return self.body(x)
        return self.body(x) + share * self.second(x)


x = torch.rand(4, 3)
shares = [0, 0, 0.5]  # one for each step
model = DDP(Net(), static_graph=True)
try:
    for share in shares:
        model(x, share).sum().backward()
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")


# %% mend
class Steady(Net):
    def forward(self, x, share):
        return self.body(x) + share * self.second(x)


model = DDP(Steady(), static_graph=True)
for share in shares:
    model.zero_grad()
    model(x, share).sum().backward()
steady = model.module.second.weight.grad
print("gradient of the second head:", steady)

# %% without the promise
model = DDP(Net(), find_unused_parameters=True)
for share in shares:
    model.zero_grad()
    model(x, share).sum().backward()
searched = model.module.second.weight.grad
print("gradient of the second head:", searched)

# %% no mend
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    model = DDP(Net(), static_graph=True, find_unused_parameters=True)
try:
    for share in shares:
        model(x, share).sum().backward()
except RuntimeError as error:
    again = str(error)
    print(again.partition(",")[0])

# %% check
assert message.startswith("Your training graph has changed in this iteration")
assert torch.allclose(steady, 0.5 * x.sum(0))
assert torch.allclose(searched, 0.5 * x.sum(0))
assert again == message
warned = str(caught[0].message)
assert "you do not need to set find_unused_parameters" in warned

model = DDP(Net(), static_graph=True)
other_way = ""
try:
    for share in (0.5, 0.5, 0, 0):
        model(x, share).sum().backward()
except RuntimeError as error:
    other_way = str(error)
assert other_way.startswith("Expected to have finished reduction")
assert "your training graph has changed in this iteration" in other_way
dist.destroy_process_group()
