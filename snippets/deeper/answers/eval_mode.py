"""A model in eval() mode still records."""

import torch
from torch import nn

model = nn.Sequential(nn.Linear(1, 1), nn.Dropout(0.5))
model.eval()
y = model(torch.ones(1, 1))
print("grad_fn:", y.grad_fn.name())
y.backward()
print("gradient of the bias:", model[0].bias.grad.item())
with torch.no_grad():
    print("grad_fn under no_grad:", model(torch.ones(1, 1)).grad_fn)

# %% check
assert model[0].bias.grad == 1
