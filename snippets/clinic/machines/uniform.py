"""FSDP around layers of which some are frozen."""

# %% one process
import torch
import torch.distributed as dist
from torch import nn

torch.manual_seed(0)
dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)

# %% message
import warnings

from torch.distributed.fsdp import FullyShardedDataParallel as FSDP

warnings.simplefilter("ignore")  # it says that one process has no shards


def make():
    return nn.Sequential(
        nn.Linear(3, 3).requires_grad_(False), nn.Linear(3, 1)
    )


cpu = torch.device("cpu")
try:
    model = FSDP(make(), device_id=cpu, use_orig_params=False)
except ValueError as error:
    message = str(error)
    print(f"ValueError: {message}")

# %% mend
net = make()
model = FSDP(net, device_id=cpu, use_orig_params=True)
x = torch.rand(4, 3)
model(x).sum().backward()
grads = {name: p.grad is not None for name, p in net.named_parameters()}
print(grads)

# %% check
assert message.startswith("Must flatten tensors with uniform `requires_grad`")
assert list(grads.values()) == [False, False, True, True]
assert torch.allclose(net[1].weight.grad, net[0](x).sum(0))
del model  # first, for it holds on to the group
dist.destroy_process_group()
