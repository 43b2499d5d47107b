"""A deep network whose first layers get almost no gradient."""

import matplotlib.pyplot as plt
import torch
from torch import nn

from gradient_flow import gradient_flow

torch.manual_seed(0)
model = nn.Sequential()
for _ in range(6):
    model.append(nn.Linear(16, 16))
    model.append(nn.Sigmoid())
model[2].requires_grad_(False)
inputs, targets = torch.randn(32, 16), torch.rand(32, 16)

# %% one backward pass, and the picture
loss = nn.functional.mse_loss(model(inputs), targets)
loss.backward()
figure, rows = gradient_flow(model, loss)
plt.show()

# %% the same in numbers
for row in rows:
    print(f"{row.name:10}", row.problem or f"{row.mean:.1e}")
ratio = rows[-1].mean / rows[0].mean

# %% check
assert ratio > 1000
assert [row.problem for row in rows].count("frozen") == 2
