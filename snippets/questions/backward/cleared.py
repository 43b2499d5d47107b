"""What zero_grad() leaves, and whose gradients it clears."""

import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(3, 3), nn.Linear(3, 1))
optimizer = torch.optim.SGD(model[1].parameters(), lr=0.1)  # last layer only
x = torch.ones(4, 3)

for _ in range(2):
    model(x).mean().backward()
twice = model[1].bias.grad.item()
print("two walks, nobody cleared: bias", twice)

optimizer.zero_grad()
print("optimizer.zero_grad(): its layer", model[1].bias.grad)
left = model[0].bias.grad is not None
print("  the other layer still has a gradient:", left)
model.zero_grad()
print("model.zero_grad(): the other layer", model[0].bias.grad)

# %% check
assert twice == 2
assert left
assert all(weight.grad is None for weight in model.parameters())
model(x).mean().backward()
model.zero_grad(set_to_none=False)
assert model[1].bias.grad == 0
