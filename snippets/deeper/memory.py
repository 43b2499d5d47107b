"""What training holds in memory, for batches of many sizes."""

import matplotlib.pyplot as plt
import torch
from torch import nn
from torch.autograd.graph import saved_tensors_hooks

model = nn.Sequential(
    nn.Linear(256, 256),
    nn.ReLU(),
    nn.Linear(256, 256),
    nn.ReLU(),
    nn.Linear(256, 256),
)
optimizer = torch.optim.Adam(model.parameters())
owned = {p.untyped_storage().data_ptr() for p in model.parameters()}


def size_of(tensors):
    return sum(tensor.untyped_storage().nbytes() for tensor in tensors)


def step(batch):
    """Train once; return the bytes saved besides the parameters."""
    sizes = {}

    def pack(tensor):
        storage = tensor.untyped_storage()
        if storage.data_ptr() not in owned:
            sizes[storage.data_ptr()] = storage.nbytes()
        return tensor.detach()

    with saved_tensors_hooks(pack, lambda tensor: tensor):
        loss = model(torch.rand(batch, 256)).square().mean()
    loss.backward()
    optimizer.step()
    return sum(sizes.values())


# %% batches from one example up
batches = [1, 8, 64, 512, 4096]
saved = [step(batch) / 1e6 for batch in batches]

gradients = size_of(p.grad for p in model.parameters()) / 1e6
states = 0
for state in optimizer.state.values():
    states += size_of([state["exp_avg"], state["exp_avg_sq"]]) / 1e6

smallest = round(saved[0] * 1e6)

# %% drawn
fixed = gradients + states
figure, axes = plt.subplots(figsize=(4.8, 3.0))
axes.loglog(batches, saved, "o-", label="saved for backward")
axes.axhline(fixed, color="C1", ls="--", label="gradients and Adam")
axes.set(xlabel="examples in a batch", ylabel="million bytes")
axes.set_xticks(batches, batches)
axes.set_yticks([0.01, 0.1, 1, 10], ["0.01", "0.1", "1", "10"])
axes.minorticks_off()
axes.legend(loc="lower right")
plt.show()

# %% check
parameters = size_of(model.parameters()) / 1e6
assert gradients == parameters
assert abs(states - 2 * parameters) < 1e-9
assert saved[0] < fixed / 100 and saved[-1] > fixed
