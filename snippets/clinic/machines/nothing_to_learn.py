"""A frozen network is wrapped as well."""

# %% one process
import torch
import torch.distributed as dist
from torch import nn
from torch.nn.parallel import DistributedDataParallel as DDP

torch.manual_seed(0)
dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)

# %% message
features = nn.Linear(3, 4).requires_grad_(False)  # trained before
head = nn.Linear(4, 1)
try:
    features = DDP(features)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
head = DDP(head)  # the part that learns, and nothing else
x = torch.rand(5, 3)
head(features(x)).sum().backward()
print(head.module.weight.grad)

# %% check
assert message.startswith("DistributedDataParallel is not needed when a")
assert torch.allclose(head.module.weight.grad[0], features(x).sum(0))
assert features.weight.grad is None
del head  # first, for it holds on to the group
dist.destroy_process_group()
