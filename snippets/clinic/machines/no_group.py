"""A script for several processes is started as a single one."""

# %% message
import torch
import torch.distributed as dist
from torch import nn
from torch.nn.parallel import DistributedDataParallel as DDP

torch.manual_seed(0)
layer = nn.Linear(3, 1)
try:
    model = DDP(layer)
except ValueError as error:
    message = str(error)
    print(f"ValueError: {message}")

# %% mend
store = dist.HashStore()  # with torchrun: init_process_group("gloo")
dist.init_process_group("gloo", store=store, rank=0, world_size=1)
model = DDP(layer)
x = torch.rand(4, 3)
model(x).sum().backward()
print("processes:", dist.get_world_size(), "gradient:", layer.weight.grad)

# %% check
assert message.startswith("Default process group has not been initialized")
assert torch.allclose(layer.weight.grad, x.sum(0))
del model  # first, for it holds on to the group
dist.destroy_process_group()
