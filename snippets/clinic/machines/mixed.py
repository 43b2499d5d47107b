"""Only some layers are sharded, and all gradients are clipped."""

# %% one process
import torch
import torch.distributed as dist
from torch import nn

torch.manual_seed(0)
dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)

# %% message
from torch.distributed.fsdp import fully_shard

x = torch.rand(4, 3)
model = nn.Sequential(nn.Linear(3, 3), nn.Linear(3, 1))
fully_shard(model[0])
model(x).sum().backward()
try:
    nn.utils.clip_grad_norm_(model.parameters(), max_norm=0.1)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
model = nn.Sequential(nn.Linear(3, 3), nn.Linear(3, 1))
for layer in model:
    fully_shard(layer)
fully_shard(model)  # takes what is left
model(x).sum().backward()
norm = nn.utils.clip_grad_norm_(model.parameters(), max_norm=0.1)
clipped = nn.utils.get_total_norm([p.grad for p in model.parameters()])
print(f"{norm.full_tensor():.2f} clipped to {clipped.full_tensor():.2f}")

# %% check
assert "got mixed torch.Tensor and DTensor" in message
assert norm.full_tensor() > 1
assert torch.isclose(clipped.full_tensor(), torch.tensor(0.1))
dist.destroy_process_group()
