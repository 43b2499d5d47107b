"""Ten examples in four batches of unequal size, and all at once."""

import torch
from torch import nn

from training_loop import train

torch.manual_seed(0)
inputs, targets = torch.randn(10, 3), torch.randn(10, 1)
sizes = [4, 3, 1, 2]
batches = list(zip(inputs.split(sizes), targets.split(sizes)))
summed = nn.MSELoss(reduction="sum")


def new_model():
    torch.manual_seed(1)
    model = nn.Linear(3, 1)
    return model, torch.optim.SGD(model.parameters(), lr=0.1)


# %% four batches, one step
model, optimizer = new_model()
train(model, batches, summed, optimizer, accumulate=4, max_norm=10)
print("four batches ", model.weight.detach())

other, optimizer = new_model()
train(other, [(inputs, targets)], summed, optimizer, max_norm=10)
print("all at once  ", other.weight.detach())

# %% the mean of the four means
third, optimizer = new_model()
for x, t in batches:
    loss = nn.functional.mse_loss(third(x), t)
    (loss / len(batches)).backward()
optimizer.step()
print("mean of means", third.weight.detach())

# %% check
torch.testing.assert_close(model.weight, other.weight)
assert not torch.allclose(model.weight, third.weight, rtol=0.01)
