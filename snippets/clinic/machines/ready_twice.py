"""One block is used twice, and checkpointed the old way."""

# %% one process
import torch
import torch.distributed as dist
from torch import nn
from torch.nn.parallel import DistributedDataParallel as DDP

torch.manual_seed(0)
dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)

# %% message
from torch.utils.checkpoint import checkpoint


class Net(nn.Module):
    def __init__(self, reentrant):
        super().__init__()
        self.first, self.block = nn.Linear(3, 3), nn.Linear(3, 3)
        self.reentrant = reentrant

    def forward(self, x):
        x = self.first(x)
        for _ in range(2):
            x = checkpoint(self.block, x, use_reentrant=self.reentrant)
        return x


x = torch.rand(4, 3)
model = DDP(Net(reentrant=True))
try:
    model(x).sum().backward()
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
model = DDP(Net(reentrant=False))
model(x).sum().backward()
found = model.module.block.weight.grad
print("gradient of the block's first row:", found[0])

# %% check
assert message.startswith("Expected to mark a variable ready only once.")
plain = model.module
plain_loss = plain.block(plain.block(plain.first(x))).sum()
(right,) = torch.autograd.grad(plain_loss, plain.block.weight)
assert torch.allclose(found, right)
del model  # first, for it holds on to the group
dist.destroy_process_group()
