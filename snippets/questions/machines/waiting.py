"""Which parameters DistributedDataParallel is waiting for."""

import torch
import torch.distributed as dist
from torch import nn
from torch.nn.parallel import DistributedDataParallel as DDP

torch.manual_seed(0)
dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.frozen = nn.Linear(3, 3).requires_grad_(False)
        self.body = nn.Linear(3, 1, bias=False)
        self.second = nn.Linear(3, 1, bias=False)

    def forward(self, x):
        h = self.frozen(x)
        return self.body(h), self.second(h)


def train(model):
    for _ in range(2):
        y, _not_in_the_loss = model(torch.ones(1, 3))
        y.sum().backward()


alone = Net()
train(alone)  # nobody waits
names = []
for name, p in alone.named_parameters():
    if p.requires_grad:
        names.append(name)
        print(f"alone: {name}", "None" if p.grad is None else "has one")

try:
    train(DDP(Net()))
except RuntimeError as error:
    for line in str(error).splitlines():
        if line.startswith("Parameter indices"):
            print(line)
            _, _, numbers = line.partition(": ")
    waited_for = [names[int(number)] for number in numbers.split()]
    print("that is:", waited_for)

# %% check
assert alone.second.weight.grad is None
assert waited_for == ["second.weight"]
dist.destroy_process_group()
