"""A model is turned to channels_last after DistributedDataParallel."""

# %% one process
import torch
import torch.distributed as dist
from torch import nn
from torch.nn.parallel import DistributedDataParallel as DDP

torch.manual_seed(0)
dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)

# %% message
import warnings

image = torch.rand(2, 3, 8, 8).to(memory_format=torch.channels_last)
model = DDP(nn.Conv2d(3, 3, kernel_size=1))
model.to(memory_format=torch.channels_last)  # after DDP
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    model(image).mean().backward()
message = str(caught[0].message)
print(f"UserWarning: {message}")

# %% mend
layer = nn.Conv2d(3, 3, kernel_size=1)
layer.to(memory_format=torch.channels_last)  # before DDP
model = DDP(layer)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    model(image).mean().backward()
print("warnings:", len(caught))

# %% check
assert message.startswith("Grad strides do not match bucket view strides.")
assert len(caught) == 0
grad = layer.weight.grad
(right,) = torch.autograd.grad(layer(image).mean(), layer.weight)
assert torch.allclose(grad, right)
del model  # first, for it holds on to the group
dist.destroy_process_group()
