"""A layer that some step does not use, in DistributedDataParallel."""

# %% one process
import torch
import torch.distributed as dist
from torch import nn
from torch.nn.parallel import DistributedDataParallel as DDP

torch.manual_seed(0)
dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)


# %% message
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body, self.other = nn.Linear(3, 1), nn.Linear(3, 1)

    def forward(self, x, with_other=False):
        return self.body(x) + self.other(x) if with_other else self.body(x)


x = torch.rand(4, 3)
model = DDP(Net())
try:
    for _ in range(2):
        model(x).sum().backward()
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
plain = Net()
plain(x).sum().backward()
unused = [name for name, p in plain.named_parameters() if p.grad is None]
print("without a gradient:", unused)

model = DDP(Net(), find_unused_parameters=True)
for _ in range(2):
    model(x).sum().backward()
grad = model.module.body.weight.grad
print("gradient after two steps:", grad)

# %% no mend
print("gradient of the unused layer:", model.module.other.weight.grad)

# %% check
assert message.startswith("Expected to have finished reduction in the prior")
assert unused == ["other.weight", "other.bias"]
assert torch.allclose(grad, 2 * x.sum(0))
assert model.module.other.weight.grad is None
del model  # first, for it holds on to the group
dist.destroy_process_group()
