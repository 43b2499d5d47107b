"""device_ids for a model that is still on the CPU."""

# %% one process
import torch
import torch.distributed as dist
from torch import nn
from torch.nn.parallel import DistributedDataParallel as DDP

torch.manual_seed(0)
dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)

# %% message
layer = nn.Linear(3, 1)  # .to("cuda") is missing
try:
    model = DDP(layer, device_ids=[0])
except ValueError as error:
    message = str(error)
    print(f"ValueError: {message}")

# %% mend
if torch.cuda.is_available():
    device = torch.device("cuda", 0)
    model = DDP(layer.to(device), device_ids=[0])
else:
    device = torch.device("cpu")
    model = DDP(layer)
x = torch.rand(4, 3, device=device)
model(x).sum().backward()
print(model.module.weight.grad)

# %% check
assert message.startswith("DistributedDataParallel device_ids and output_de")
assert torch.allclose(model.module.weight.grad, x.sum(0))
del model  # first, for it holds on to the group
dist.destroy_process_group()
