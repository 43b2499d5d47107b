"""A deep network whose first layers learn next to nothing."""

import matplotlib.pyplot as plt
import torch
from torch import nn

from gradient_flow import gradient_flow

torch.manual_seed(0)
layers = [nn.Linear(16, 16) for _ in range(6)]
model = nn.Sequential(
    *[part for one in layers for part in (one, nn.Sigmoid())]
)
layers[1].requires_grad_(False)

inputs, wanted = torch.randn(32, 16), torch.rand(32, 16)
loss = nn.functional.mse_loss(model(inputs), wanted)
loss.backward()
figure, rows = gradient_flow(model, loss)
plt.show()

# %% in numbers
for row in rows:
    print(f"{row.name:10}", row.trouble or f"{row.mean:.1e}")
faded = rows[-1].mean / rows[0].mean

# %% check
assert faded > 1000
assert [row.trouble for row in rows].count("no slope: frozen") == 2
