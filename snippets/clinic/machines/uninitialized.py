"""A lazy layer that has not seen any data."""

# %% one process
import torch
import torch.distributed as dist
from torch import nn
from torch.nn.parallel import DistributedDataParallel as DDP

torch.manual_seed(0)
dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)

# %% message
net = nn.Sequential(nn.LazyLinear(4), nn.Tanh(), nn.LazyLinear(1))
try:
    model = DDP(net)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
x = torch.rand(5, 3)
with torch.no_grad():
    net(x)  # now the layers know their sizes
model = DDP(net)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
model(x).sum().backward()
grad = net[2].bias.grad
print("parameters:", [list(p.shape) for p in net.parameters()])

# %% check
assert message.startswith("Modules with uninitialized parameters can't be")
assert grad == 5  # one for each row
del model  # first, for it holds on to the group
dist.destroy_process_group()
