"""The forward pass stands before the loop, and backward() in it."""

# %% message
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, target = torch.rand(8, 3), torch.rand(8, 1)

prediction = model(x)  # once, before the loop
try:
    for _ in range(2):
        loss = ((prediction - target) ** 2).mean()
        loss.backward()
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
losses = []
for _ in range(20):
    prediction = model(x)  # a new graph for each step
    loss = ((prediction - target) ** 2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    losses.append(loss.item())
print(f"loss: {losses[0]:.4f}, after 20 steps {losses[-1]:.4f}")

# %% no mend
prediction = model(x)
try:
    for _ in range(2):
        loss = ((prediction - target) ** 2).mean()
        loss.backward(retain_graph=True)
        optimizer.step()
except RuntimeError as error:
    other = str(error)
    print(f"RuntimeError: {other}")

# %% check
assert message.startswith("Trying to backward through the graph a second")
assert losses == sorted(losses, reverse=True)
assert losses[-1] < losses[0] / 2
assert "modified by an inplace operation" in other
