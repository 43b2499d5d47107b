"""Ten examples in groups of four, three, one and two, and all at once."""

import torch
from torch import nn

from training_loop import train

torch.manual_seed(0)
inputs = torch.randn(10, 3, dtype=torch.float64)
targets = torch.randn(10, 1, dtype=torch.float64)
sizes = [4, 3, 1, 2]
parts = list(zip(inputs.split(sizes), targets.split(sizes)))
summed = nn.MSELoss(reduction="sum")


def shown(weight):
    return " ".join(f"{w:8.5f}" for w in weight[0].tolist())


def trained(batches, accumulate):
    torch.manual_seed(1)
    model = nn.Linear(3, 1).double()
    optimiser = torch.optim.SGD(model.parameters(), lr=0.1)
    losses = train(model, batches, summed, optimiser, accumulate=accumulate)
    return losses[0], model.weight.detach()


loss, weight = trained([(inputs, targets)], 1)
loss_in_parts, weight_in_parts = trained(parts, 4)
print("all at once:", f"loss {loss:.6f}, weights", shown(weight))
print(
    "in parts:   ",
    f"loss {loss_in_parts:.6f}, weights",
    shown(weight_in_parts),
)

# %% what many loops do instead: the mean of the means
torch.manual_seed(1)
model = nn.Linear(3, 1).double()
means = [nn.functional.mse_loss(model(x), t) / len(parts) for x, t in parts]
sum(means).backward()
weight_of_means = (model.weight - 0.1 * model.weight.grad).detach()
print("mean of means:", shown(weight_of_means))

# %% check
assert abs(loss - loss_in_parts) < 1e-12
assert torch.allclose(weight, weight_in_parts, rtol=1e-12)
assert not torch.allclose(weight, weight_of_means, rtol=1e-2)
