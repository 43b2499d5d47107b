"""Eight examples at once, and in four micro-batches with one step."""

import torch
from torch import nn

torch.manual_seed(0)
x, target = torch.randn(8, 3), torch.randn(8, 1)
model = nn.Linear(3, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
k = 4

nn.functional.mse_loss(model(x), target).backward()
at_once = model.weight.grad.clone()
print("all at once       ", at_once)

# %% the loop
optimizer.zero_grad()
for i, (xb, tb) in enumerate(zip(x.chunk(k), target.chunk(k))):
    loss = nn.functional.mse_loss(model(xb), tb) / k
    loss.backward()  # adds to .grad
    if (i + 1) % k == 0:
        accumulated = model.weight.grad.clone()
        optimizer.step()
        optimizer.zero_grad()
print("four micro-batches", accumulated)

# %% check
assert torch.allclose(accumulated, at_once)
assert model.weight.grad is None
