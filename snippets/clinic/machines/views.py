"""Gradients are cleared by hand, and are views of DDP's buckets."""

# %% one process
import torch
import torch.distributed as dist
from torch import nn
from torch.nn.parallel import DistributedDataParallel as DDP

torch.manual_seed(0)
dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)

# %% message
x = torch.rand(4, 3)
model = DDP(nn.Linear(3, 1), gradient_as_bucket_view=True)
model(x).sum().backward()
try:
    for p in model.parameters():
        p.grad.detach_()
        p.grad.zero_()
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
optimizer.zero_grad()
model(x).sum().backward()
print(model.module.weight.grad)

# %% check
assert message.startswith("Can't detach views in-place. Use detach() instead")
assert torch.allclose(model.module.weight.grad, x.sum(0))
del model  # first, for it holds on to the group
dist.destroy_process_group()
