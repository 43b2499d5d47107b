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
axes.loglog(batches, saved, "o-", linewidth=2.6, markersize=8)
axes.axhline(fixed, color="C1", linewidth=2.6)
axes.text(85, 0.1, "saved for backward", color="C0")
axes.text(1, fixed * 1.35, "gradients and Adam", color="C1")
axes.set(xlabel="examples in a batch", ylabel="million bytes")
axes.set_xticks(batches, batches)
axes.set_yticks([0.01, 0.1, 1, 10], ["0.01", "0.1", "1", "10"])
axes.minorticks_off()
plt.show()

# %% check
parameters = size_of(model.parameters()) / 1e6
assert gradients == parameters
assert abs(states - 2 * parameters) < 1e-9
assert saved[0] < fixed / 100 and saved[-1] > fixed
