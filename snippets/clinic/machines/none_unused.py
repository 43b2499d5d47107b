"""A search for unused parameters that finds none."""

# %% one process
import torch
import torch.distributed as dist
from torch import nn
from torch.nn.parallel import DistributedDataParallel as DDP

torch.manual_seed(0)
dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)

# %% mend
x = torch.rand(4, 3)
model = DDP(nn.Linear(3, 1))  # find_unused_parameters is False
for _ in range(2):  # a second step would raise if one were unused
    model(x).sum().backward()
print(model.module.weight.grad)

# %% check
import os
import tempfile

assert torch.allclose(model.module.weight.grad, 2 * x.sum(0))
# the warning is written past Python's, so keep what goes to the terminal
with tempfile.TemporaryFile() as file:
    terminal = os.dup(2)
    os.dup2(file.fileno(), 2)
    searching = DDP(nn.Linear(3, 1), find_unused_parameters=True)
    searching(x).sum().backward()
    os.dup2(terminal, 2)
    file.seek(0)
    written = file.read().decode()
assert "find_unused_parameters=True was specified in DDP constr" in written
assert "did not find any unused parameters in the forward pass" in written
del model, searching  # first, for it holds on to the group
dist.destroy_process_group()
